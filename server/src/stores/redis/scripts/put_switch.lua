-- Keeps what was said of the door, unless something that was said later is held.
-- KEYS  1 switch (hash: value, said_at)
-- ARGV  1 value; 2 when it was said, by the nodes' clock; 3 milliseconds until Redis
--       forgets it
-- Result: 'done', or 'older' when nothing was changed.
local held = redis.call('HGET', KEYS[1], 'said_at')
if held and tonumber(held) >= tonumber(ARGV[2]) then return 'older' end
redis.call('HSET', KEYS[1], 'value', ARGV[1], 'said_at', ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return 'done'
