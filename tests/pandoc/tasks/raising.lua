return function()
  error 'the text has no end'
end
