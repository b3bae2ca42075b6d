-- Puts the new values of a stay and of up to two counsellors, all or none, only over the
-- versions they were made from.
-- KEYS  1-6 as in queue.lua; 7 the stay; 8, 9 the counsellors (any of the queue's keys for
--       one that does not change)
-- ARGV  1 '1' when asked a second time because the first answer was lost
--       2 stay's member ('' when it does not change); 3 value; 4 milliseconds it lives;
--       5 place; 6 the version it was made from
--       7 counsellor's member ('' likewise); 8 value; 9 milliseconds; 10 the version;
--       '0' when they must not exist yet
--       11-14 the other counsellor likewise
-- Result: 'done' or 'raced'. A second asking finds its own values held: that is 'done'.
local has_stay = ARGV[2] ~= ''
local stay = has_stay and redis.call('GET', KEYS[7])
local is_held = not has_stay or stay == ARGV[3]
local is_current = not has_stay or (stay and version(stay) == ARGV[6])
for key, at in pairs({[8] = 7, [9] = 11}) do
  if ARGV[at] ~= '' then
    local counsellor = redis.call('GET', KEYS[key])
    is_held = is_held and counsellor == ARGV[at + 1]
    is_current = is_current and version(counsellor) == ARGV[at + 3]
  end
end
if ARGV[1] == '1' and is_held then
  return 'done'
end
if not is_current then
  return 'raced'
end
if has_stay then
  put_stay(KEYS[7], ARGV[2], ARGV[3], tonumber(ARGV[4]), ARGV[5])
end
if ARGV[7] ~= '' then
  put_counsellor(KEYS[8], ARGV[7], ARGV[8], tonumber(ARGV[9]))
end
if ARGV[11] ~= '' then
  put_counsellor(KEYS[9], ARGV[11], ARGV[12], tonumber(ARGV[13]))
end
return 'done'
