-- Reads a transcript after a position; a sign of life.
-- KEYS  1 head (hash); 2 lines (list); 3 names (hash)
-- ARGV  1 the position's epoch; 2 its offset; 3 milliseconds the transcript lives.
--       Epoch '' reads all of it.
-- Result: false when there is none; otherwise key, generation, epoch, awaits, ended (or
-- false), 'rest' or 'all' (the position is not one of this transcript), and the lines.
local key, generation, epoch, awaits, ended =
  unpack(redis.call('HMGET', KEYS[1], 'key', 'generation', 'epoch', 'awaits', 'ended'))
if not key then return false end
if not ended then
  for _, each in ipairs(KEYS) do redis.call('PEXPIRE', each, ARGV[3]) end
end
local from, which = 0, 'rest'
if ARGV[1] ~= '' then
  if ARGV[1] == epoch and tonumber(ARGV[2]) <= redis.call('LLEN', KEYS[2]) then
    from = tonumber(ARGV[2])
  else
    which = 'all'
  end
end
return {key, generation, epoch, awaits, ended, which, redis.call('LRANGE', KEYS[2], from, -1)}
