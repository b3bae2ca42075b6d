-- Nothing more can be said. The first end counts; from it on the words expire by
-- themselves soon, even if nobody destroys them.
-- KEYS  1 head (hash); 2 lines (list); 3 names (hash)
-- ARGV  1 the moment of the end; 2 milliseconds the words still live
-- Result: the moment that counts; false when there is no such transcript.
if redis.call('EXISTS', KEYS[1]) == 0 then return false end
if redis.call('HSETNX', KEYS[1], 'ended', ARGV[1]) == 1 then
  for _, each in ipairs(KEYS) do redis.call('PEXPIRE', each, ARGV[2]) end
end
return redis.call('HGET', KEYS[1], 'ended')
