-- A stay gave a sign of life: it expires later, and nothing else changes.
-- KEYS  1-6 as in queue.lua; 7 the stay
-- ARGV  1 member; 2 milliseconds it lives
-- Result: 'done', also when there is no such stay.
local lives = tonumber(ARGV[2])
if redis.call('PEXPIRE', KEYS[7], lives) == 1 then
  local deadline = now() + lives
  for _, set in ipairs({stays, line, here}) do
    if redis.call('ZADD', set, 'XX', 'CH', deadline, ARGV[1]) == 1 then
      redis.call('PEXPIRE', set, lives)
    end
  end
end
return 'done'
