-- Puts the new values of a stay and of a counsellor, both or neither, only over the
-- versions they were made from.
-- KEYS  1-6 as in queue.lua; 7 the stay; 8 the counsellor (any of the queue's keys for
--       one that does not change)
-- ARGV  1 '1' when asked a second time because the first answer was lost
--       2 stay's member ('' when it does not change); 3 value; 4 milliseconds it lives;
--       5 place; 6 the version it was made from
--       7 counsellor's member ('' likewise); 8 value; 9 milliseconds; 10 the version;
--       '0' when they must not exist yet
-- Result: 'done' or 'raced'. A second asking finds its own values held: that is 'done'.
local has_stay, has_counsellor = ARGV[2] ~= '', ARGV[7] ~= ''
local stay = has_stay and redis.call('GET', KEYS[7])
local counsellor = has_counsellor and redis.call('GET', KEYS[8])
if ARGV[1] == '1' and (not has_stay or stay == ARGV[3]) and (not has_counsellor or counsellor == ARGV[8]) then
  return 'done'
end
if has_stay and (not stay or version(stay) ~= ARGV[6]) then
  return 'raced'
end
if has_counsellor and version(counsellor) ~= ARGV[10] then
  return 'raced'
end
if has_stay then
  put_stay(KEYS[7], ARGV[2], ARGV[3], tonumber(ARGV[4]), ARGV[5])
end
if has_counsellor then
  put_counsellor(KEYS[8], ARGV[7], ARGV[8], tonumber(ARGV[9]))
end
return 'done'
