return function()
  io.stderr:write 'a warning for nobody\n'
  return { said = 'done' }
end
