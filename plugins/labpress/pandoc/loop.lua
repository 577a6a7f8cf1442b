-- Reads a request from each line, gives it to the task's file and writes the answer as one line.
-- A task file returns a function: request -> answer, both tables. What it raises becomes the
-- answer's `error`, so that no request can end the loop.

local tasks = {}

local function answer_to(request)
  tasks[request.file] = tasks[request.file] or dofile(request.file)
  return tasks[request.file](request)
end

-- Without the line of Lua that raised it, which means nothing to a writer.
local function plain(raised)
  return (tostring(raised):gsub('^[^\n]-%.lua:%d+: ', ''))
end

for line in io.stdin:lines() do
  local request = pandoc.json.decode(line, false)
  local ok, answer = pcall(answer_to, request)
  if not ok then
    answer = { error = plain(answer) }
  end
  answer.ok = ok
  answer.id = request.id
  io.stdout:write(pandoc.json.encode(answer), '\n')
  io.stdout:flush()
end
