-- Strikes destroyed talks off the lists.
-- KEYS  1 ended (sorted set); 2 talks (sorted set); 3 said (hash: messages of each talk;
--       '#' is their sum)
-- ARGV  talks
-- Result: when each of those had ended that nobody struck off before: each is told once,
-- to one node.
local moments = {}
for _, talk in ipairs(ARGV) do
  local ended = redis.call('ZSCORE', KEYS[1], talk)
  if ended then
    redis.call('ZREM', KEYS[1], talk)
    redis.call('ZREM', KEYS[2], talk)
    local said = redis.call('HGET', KEYS[3], talk)
    if said then
      redis.call('HDEL', KEYS[3], talk)
      -- Not -said: that of nothing is -0, which Redis does not take for a number.
      redis.call('HINCRBY', KEYS[3], '#', 0 - said)
    end
    moments[#moments + 1] = ended
  end
end
return moments
