-- Forgets a stay, or a counsellor who is still of the version seen.
-- KEYS  1-6 as in queue.lua; 7 the stay or counsellor
-- ARGV  1 member; 2 the version, '' for whatever it is
-- Result: 'done', also when there was nothing to forget.
local held = redis.call('GET', KEYS[7])
if held and ARGV[2] ~= '' and version(held) ~= ARGV[2] then
  return 'done'
end
redis.call('DEL', KEYS[7])
for _, set in ipairs({stays, line, here, staff}) do
  redis.call('ZREM', set, ARGV[1])
end
if held then
  note(ARGV[1])
end
return 'done'
