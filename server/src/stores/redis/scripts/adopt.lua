-- Compares the copy of Redis that answers with the one the nodes wrote to last.
-- KEYS  1 generation (hash: name, since); 2 clock (hash: value, at)
-- ARGV  1 the name of the copy that answers; 2 the caller's clock; 3 milliseconds the
--       cluster's records live
-- Result: since when nothing has been lost; then the time that the nodes have agreed on, if
-- there is one. No generation: the first start, or everything was lost. Another one: a copy
-- took over that may have missed the last writes. Both begin now.
local value, at = unpack(redis.call('HMGET', KEYS[2], 'value', 'at'))
local agreed = false
if value then
  local time = redis.call('TIME')
  local passed = time[1] * 1000 + math.floor(time[2] / 1000) - at
  agreed = string.format('%.0f', value + math.max(passed, 0))
end
if redis.call('HGET', KEYS[1], 'name') ~= ARGV[1] then
  redis.call('HSET', KEYS[1], 'name', ARGV[1], 'since', agreed or ARGV[2])
end
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return {redis.call('HGET', KEYS[1], 'since'), agreed}
