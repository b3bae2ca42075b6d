-- A session that has not expired by the nodes' clock; counts as a use.
-- KEYS  1 session (hash: value, idle_ms, expires)
-- ARGV  1 now; 2 margin in milliseconds that Redis waits longer than the nodes
-- Result: its value, or false.
local value, idle, expires = unpack(redis.call('HMGET', KEYS[1], 'value', 'idle_ms', 'expires'))
if not value then return false end
if tonumber(expires) <= tonumber(ARGV[1]) then
  redis.call('DEL', KEYS[1])
  return false
end
redis.call('HSET', KEYS[1], 'expires', string.format('%.0f', ARGV[1] + idle))
redis.call('PEXPIRE', KEYS[1], string.format('%.0f', idle + ARGV[2]))
return value
