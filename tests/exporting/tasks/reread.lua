-- A Word file read again, to see what somebody who opens it gets.
-- request: path, to (a format of pandoc's)
-- answer:  text

return function(request)
  local file = assert(io.open(request.path, 'rb'))
  local content = file:read 'a'
  file:close()
  local doc = pandoc.read(content, 'docx')
  return { text = pandoc.write(doc, request.to, { wrap_text = 'none' }) }
end
