-- Makes the transcript, or tells of the one there is.
-- KEYS  1 head (hash); 2 lines (list); 3 names (hash)
-- ARGV  1 the wrapped key of a new one; 2 its epoch; 3 whom it awaits; 4 the generation;
--       5 milliseconds it lives
-- Result: the wrapped key that is held. Of two who open at once, one's key is held.
local key = redis.call('HGET', KEYS[1], 'key')
if not key then
  -- Lines without their key could never be read.
  redis.call('DEL', KEYS[2], KEYS[3])
  redis.call('HSET', KEYS[1], 'key', ARGV[1], 'epoch', ARGV[2], 'awaits', ARGV[3], 'generation', ARGV[4])
  redis.call('PEXPIRE', KEYS[1], ARGV[5])
  return ARGV[1]
end
if redis.call('HEXISTS', KEYS[1], 'ended') == 0 then
  for _, each in ipairs(KEYS) do redis.call('PEXPIRE', each, ARGV[5]) end
end
return key
