-- Takes a stay as a browser's ticket tells it, when none or an older one is held.
-- KEYS  1-6 as in queue.lua; 7 the stay
-- ARGV  1 member; 2 value; 3 milliseconds it lives; 4 place; 5 its version;
--       6 '1' when asked a second time because the first answer was lost
-- Result: 'taken' or 'held'.
local held = redis.call('GET', KEYS[7])
if ARGV[6] == '1' and held == ARGV[2] then
  return 'taken'
end
if tonumber(version(held)) >= tonumber(ARGV[5]) then
  return 'held'
end
put_stay(KEYS[7], ARGV[1], ARGV[2], tonumber(ARGV[3]), ARGV[4])
return 'taken'
