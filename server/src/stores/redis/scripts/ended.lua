-- Writes down that a talk has ended, so that one node destroys it in time.
-- KEYS  1 ended (sorted set, by the moment of the end); 2 talks (sorted set of open ones)
-- ARGV  1 talk; 2 the moment; 3 milliseconds the list lives
-- Result: 'done'. Written twice is written once.
redis.call('ZADD', KEYS[1], 'NX', ARGV[2], ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
redis.call('ZREM', KEYS[2], ARGV[1])
return 'done'
