-- Keeps a session; replaces an older one of the same token.
-- KEYS  1 session (hash: value, idle_ms, expires)
-- ARGV  1 value; 2 idle time in milliseconds; 3 when it expires by the nodes' clock;
--       4 milliseconds until Redis forgets it
-- Result: 'done'.
redis.call('HSET', KEYS[1], 'value', ARGV[1], 'idle_ms', ARGV[2], 'expires', ARGV[3])
redis.call('PEXPIRE', KEYS[1], ARGV[4])
return 'done'
