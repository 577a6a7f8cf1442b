return function(request)
  return { said = request.text }
end
