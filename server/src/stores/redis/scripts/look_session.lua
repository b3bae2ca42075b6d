-- A session that has not expired by the nodes' clock, and its last use. Changes nothing.
-- KEYS  1 session (hash: value, idle_ms, expires)
-- ARGV  1 now
-- Result: its value and when it was last used, or false.
local value, idle, expires = unpack(redis.call('HMGET', KEYS[1], 'value', 'idle_ms', 'expires'))
if not value or tonumber(expires) <= tonumber(ARGV[1]) then return false end
return {value, string.format('%.0f', expires - idle)}
