-- An open transcript gave a sign of life: it expires later.
-- KEYS  1 head (hash); 2 lines (list); 3 names (hash)
-- ARGV  1 milliseconds it lives
-- Result: 1; 0 when there is none or it has ended.
if redis.call('HEXISTS', KEYS[1], 'ended') == 1 then return 0 end
local lives = redis.call('PEXPIRE', KEYS[1], ARGV[1])
redis.call('PEXPIRE', KEYS[2], ARGV[1])
redis.call('PEXPIRE', KEYS[3], ARGV[1])
return lives
