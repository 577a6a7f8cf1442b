return function()
  io.stderr:write 'stack overflow'
  os.exit(1)
end
