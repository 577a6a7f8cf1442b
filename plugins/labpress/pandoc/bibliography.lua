-- References as a bibliography file's text.
-- request: items (a JSON text of CSL-JSON items), format (biblatex or bibtex)
-- answer:  text, an entry for each item; entries, the same one by one if `each` is asked for

local OPTIONS = { wrap_text = 'none' }

return function(request)
  local doc = pandoc.read(request.items, 'csljson')
  if not request.each then
    return { text = pandoc.write(doc, request.format, OPTIONS) }
  end
  local entries = pandoc.List()
  for _, reference in ipairs(doc.meta.references or {}) do
    doc.meta.references = pandoc.MetaList { reference }
    entries:insert(pandoc.write(doc, request.format, OPTIONS))
  end
  return { entries = entries }
end
