-- Takes what a node has seen of its talks into the count, and tells the whole count.
-- KEYS  1 ended (sorted set); 2 talks (sorted set: open ones, by the moment they expire);
--       3 said (hash: messages of each talk; '#' is their sum)
-- ARGV  1 milliseconds an open talk lives; 2 milliseconds the count lives; then talk and
--       number of messages, or '' for a talk that only gave a sign of life
-- Result: open, ended, messages. Talks that expired by themselves leave the count.
local EXPIRED_MAX = 1000
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local function said(talk, messages)
  local before = redis.call('HGET', KEYS[3], talk) or 0
  redis.call('HINCRBY', KEYS[3], '#', messages - before)
end
for index = 3, #ARGV, 2 do
  local talk, messages = ARGV[index], ARGV[index + 1]
  if not redis.call('ZSCORE', KEYS[1], talk) then
    redis.call('ZADD', KEYS[2], now + ARGV[1], talk)
  end
  if messages ~= '' then
    said(talk, messages)
    redis.call('HSET', KEYS[3], talk, messages)
  end
end
for _, talk in ipairs(redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', now, 'LIMIT', 0, EXPIRED_MAX)) do
  redis.call('ZREM', KEYS[2], talk)
  said(talk, 0)
  redis.call('HDEL', KEYS[3], talk)
end
redis.call('PEXPIRE', KEYS[2], ARGV[2])
redis.call('PEXPIRE', KEYS[3], ARGV[2])
return {redis.call('ZCARD', KEYS[2]), redis.call('ZCARD', KEYS[1]), tonumber(redis.call('HGET', KEYS[3], '#') or '0')}
