-- References as a bibliography file's text.
-- request: items (a JSON text of CSL-JSON items), format (biblatex)
-- answer:  text, an entry for each item

return function(request)
  local doc = pandoc.read(request.items, 'csljson')
  return { text = pandoc.write(doc, request.format, { wrap_text = 'none' }) }
end
