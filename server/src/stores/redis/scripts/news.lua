-- What changed since the caller looked last, as of one moment.
-- KEYS  1-6 as in queue.lua
-- ARGV  1 the era the caller knows; 2 the number of the last change it knows; 3 a name
--       for a new era, when Redis knows none; 4 what every value's key begins with
-- Result: 'all', era, number: the caller must read everything. Or 'news', era, number,
-- and for each that changed its member and its value, which is false when it is gone.
-- The values' keys are in the same slot as the KEYS; who they are is only known here.
local NEWS_MAX = 5000
local era = redis.call('HGET', log, 'era')
if not era then
  era = ARGV[3]
  redis.call('HSET', log, 'era', era)
  redis.call('PEXPIRE', log, LOG_LIVES)
end
local n = tonumber(redis.call('HGET', log, 'n') or '0')
local floor = tonumber(redis.call('HGET', log, 'floor') or '0')
local since = tonumber(ARGV[2])
if era ~= ARGV[1] or since < floor or since > n then
  return {'all', era, n}
end
local members = redis.call('ZRANGEBYSCORE', changed, '(' .. since, '+inf', 'LIMIT', 0, NEWS_MAX + 1)
if #members > NEWS_MAX then
  return {'all', era, n}
end
local news = {'news', era, n}
for _, member in ipairs(members) do
  news[#news + 1] = member
  news[#news + 1] = redis.call('GET', ARGV[4] .. member)
end
return news
