-- A node is alive; the nodes agree on the time.
-- KEYS  1 nodes (sorted set, by Redis' time of the last beat); 2 clock (hash: value, the
--       time agreed on; at, Redis' time when it was written; doubt:<node>, for how many
--       beats in a row that one differs)
--       3 generation (hash)
-- ARGV  1 node; 2 its clock; 3 milliseconds a beat lasts; 4 milliseconds of difference
--       from which a clock was set, not merely drifted; 5 milliseconds the records live
-- Result: 'lost' when this Redis has forgotten what it was: connect anew. Otherwise
-- 'alive', the time agreed on, since when nothing has been lost, and who is alive.
--
-- A node that joins takes the time over. Among running nodes the fastest clock leads and
-- the others follow, so that they never drift apart. When every running node differs from
-- the time kept here, it is Redis' own clock that was set, and the nodes' time is taken;
-- when only some do, theirs stood still. One beat proves nothing: when Redis stood still, all
-- of them come late and tell an old time.
local DOUBTS_MIN = 2
local since = redis.call('HGET', KEYS[3], 'since')
if not since then return {'lost'} end
local time = redis.call('TIME')
local at = time[1] * 1000 + math.floor(time[2] / 1000)
local own, set_from = tonumber(ARGV[2]), tonumber(ARGV[4])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', string.format('%.0f', at - ARGV[3]))
local runs = redis.call('ZSCORE', KEYS[1], ARGV[1])
redis.call('ZADD', KEYS[1], string.format('%.0f', at), ARGV[1])
-- Redis' clock went back: a beat from its future must not last until then.
redis.call('ZREMRANGEBYSCORE', KEYS[1], string.format('(%.0f', at), '+inf')
local alive = redis.call('ZRANGE', KEYS[1], 0, -1)

local value, written = unpack(redis.call('HMGET', KEYS[2], 'value', 'at'))
local agreed = own
if value then
  agreed = value + math.max(at - written, 0)
end
local doubt = 'doubt:' .. ARGV[1]
if not value then
  agreed = own
elseif runs and math.abs(agreed - own) >= set_from then
  redis.call('HINCRBY', KEYS[2], doubt, 1)
  local doubts, runs_now = 0, {}
  for _, node in ipairs(alive) do
    runs_now['doubt:' .. node] = true
    local beats = tonumber(redis.call('HGET', KEYS[2], 'doubt:' .. node) or '0')
    if beats >= DOUBTS_MIN then doubts = doubts + 1 end
  end
  for _, field in ipairs(redis.call('HKEYS', KEYS[2])) do
    if string.sub(field, 1, 6) == 'doubt:' and not runs_now[field] then redis.call('HDEL', KEYS[2], field) end
  end
  if doubts == #alive then
    redis.call('DEL', KEYS[2])
    agreed = own
  end
else
  redis.call('HDEL', KEYS[2], doubt)
  if runs then agreed = math.max(agreed, own) end
end
redis.call('HSET', KEYS[2], 'value', string.format('%.0f', agreed), 'at', string.format('%.0f', at))
for _, each in ipairs(KEYS) do redis.call('PEXPIRE', each, ARGV[5]) end
local pulse = {'alive', string.format('%.0f', agreed), since}
for _, node in ipairs(alive) do pulse[#pulse + 1] = node end
return pulse
