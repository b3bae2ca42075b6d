-- Takes a new stay in, unless the line is full.
-- KEYS  1-6 as in queue.lua; 7 the stay
-- ARGV  1 member; 2 value; 3 milliseconds it lives; 4 most who may be here;
--       5 most places in the line; 6 place; 7 '1' when asked a second time because the
--       first answer was lost
-- Result: 'done', 'full' or 'already'. The count and the joining are one step; places
-- whose stay has expired do not count.
local held = redis.call('GET', KEYS[7])
if held then
  return (ARGV[7] == '1' and held == ARGV[2]) and 'done' or 'already'
end
local at = now()
redis.call('ZREMRANGEBYSCORE', line, '-inf', at)
redis.call('ZREMRANGEBYSCORE', here, '-inf', at)
if redis.call('ZCARD', here) >= tonumber(ARGV[4]) or redis.call('ZCARD', line) >= tonumber(ARGV[5]) then
  return 'full'
end
put_stay(KEYS[7], ARGV[1], ARGV[2], tonumber(ARGV[3]), ARGV[6])
return 'done'
