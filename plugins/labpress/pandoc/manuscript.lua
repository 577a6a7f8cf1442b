-- A text from elsewhere as pandoc reads it, its tracked changes and comments in it.
-- request: path (of a Word file) or text, format (docx, html, …, with its extensions)
-- answer:  document, pandoc's JSON of it (a text, since Lua would turn every 1 into 1.0);
--          works, a JSON text of the CSL-JSON items that its citations come from

local function bytes_of(path)
  local file = assert(io.open(path, 'rb'))
  local bytes = file:read 'a'
  file:close()
  return bytes
end

return function(request)
  -- pictures are read from the file itself and by the writer's rules, so none is kept here
  pandoc.mediabag.empty()
  local source = request.path and bytes_of(request.path) or request.text
  local doc = pandoc.read(source, request.format, { track_changes = 'all' })
  pandoc.mediabag.empty()
  local works = pandoc.Pandoc({}, { references = doc.meta.references })
  doc.meta.references = nil
  return { document = pandoc.write(doc, 'json'), works = pandoc.write(works, 'csljson') }
end
