-- Who there is. Their values are read after this, in pieces; what changes in between is
-- in the news since `number`.
-- KEYS  1-6 as in queue.lua
-- ARGV  1 a name for a new era, when Redis knows none
-- Result: era, number, and the member of each stay and counsellor that has not expired.
local era = redis.call('HGET', log, 'era')
if not era then
  era = ARGV[1]
  redis.call('HSET', log, 'era', era)
  redis.call('PEXPIRE', log, LOG_LIVES)
end
local at = now()
for _, set in ipairs({stays, line, here, staff}) do
  redis.call('ZREMRANGEBYSCORE', set, '-inf', at)
end
local found = {era, tonumber(redis.call('HGET', log, 'n') or '0')}
for _, set in ipairs({stays, staff}) do
  for _, member in ipairs(redis.call('ZRANGE', set, 0, -1)) do
    found[#found + 1] = member
  end
end
return found
