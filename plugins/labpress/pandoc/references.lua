-- The references of one bibliography, in the one form that citations are formatted from.
-- request: text, format (biblatex, bibtex, csljson, ris, endnotexml)
-- answer:  items, a JSON text of CSL-JSON items (a text, since Lua would turn every 1 into 1.0)

return function(request)
  local doc = pandoc.read(request.text, request.format)
  return { items = pandoc.write(doc, 'csljson') }
end
