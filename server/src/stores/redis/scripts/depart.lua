-- A node stops: nobody waits for its silence.
-- KEYS  1 nodes (sorted set); 2 clock (hash)
-- ARGV  1 node
-- Result: 'done'.
redis.call('ZREM', KEYS[1], ARGV[1])
redis.call('HDEL', KEYS[2], 'doubt:' .. ARGV[1])
return 'done'
