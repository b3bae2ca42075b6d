-- Lists a session under its account, before it is put.
-- KEYS  1 the account's sessions (sorted set, by the moment they need not be listed any more)
-- ARGV  1 session; 2 now by the nodes' clock; 3 milliseconds it is listed; 4 most at once
-- Result: those that are too many, the oldest first. Their sessions are to be forgotten.
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[2])
redis.call('ZADD', KEYS[1], string.format('%.0f', ARGV[2] + ARGV[3]), ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
local excess = redis.call('ZCARD', KEYS[1]) - tonumber(ARGV[4])
if excess <= 0 then return {} end
local oldest = redis.call('ZRANGE', KEYS[1], 0, excess - 1)
redis.call('ZREMRANGEBYRANK', KEYS[1], 0, excess - 1)
return oldest
