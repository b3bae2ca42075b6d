-- Keeps the breaks from connections, unless they were changed since they were read.
-- KEYS  1 respites (hash: value, changed_at)
-- ARGV  1 value; 2 when it was changed, by the nodes' clock; 3 when what was read was changed,
--       or '' when nothing was held; 4 milliseconds until Redis forgets it
-- Result: 'done', or 'raced' when nothing was changed.
local held = redis.call('HGET', KEYS[1], 'changed_at') or ''
if held ~= ARGV[3] then return 'raced' end
redis.call('HSET', KEYS[1], 'value', ARGV[1], 'changed_at', ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[4])
return 'done'
