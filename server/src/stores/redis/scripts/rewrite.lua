-- Puts a transcript in the place of the one it was made from, whole.
-- KEYS  1 head (hash); 2 lines (list); 3 names (hash)
-- ARGV  1 key; 2 epoch; 3 length; 4 awaits; 5 ended ('' when open) that it was made from
--       6 epoch; 7 awaits; 8 generation that it has now; 9 milliseconds it lives
--       then for each line the sender's name and the sealed line; none at all when only
--       the head changes
-- Result: 'done', or 'raced' when it is not the same any more: nothing was changed.
local head = redis.call('HMGET', KEYS[1], 'key', 'epoch', 'awaits', 'ended')
if head[1] ~= ARGV[1] or head[2] ~= ARGV[2] or head[3] ~= ARGV[4] or (head[4] or '') ~= ARGV[5]
  or redis.call('LLEN', KEYS[2]) ~= tonumber(ARGV[3]) then
  return 'raced'
end
redis.call('HSET', KEYS[1], 'epoch', ARGV[6], 'awaits', ARGV[7], 'generation', ARGV[8])
if ARGV[6] ~= ARGV[2] then
  redis.call('DEL', KEYS[2], KEYS[3])
  for index = 10, #ARGV, 2 do
    local offset = redis.call('RPUSH', KEYS[2], ARGV[index + 1])
    redis.call('HSET', KEYS[3], ARGV[index], offset)
  end
end
if not head[4] then
  for _, each in ipairs(KEYS) do redis.call('PEXPIRE', each, ARGV[9]) end
end
return 'done'
