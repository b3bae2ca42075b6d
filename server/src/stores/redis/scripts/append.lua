-- Gives a message the next place; a message that has one keeps it.
-- KEYS  1 head (hash); 2 lines (list); 3 names (hash)
-- ARGV  1 the wrapped key the line was sealed with; 2 the generation of the caller's
--       connection; 3 the sender's name for it; 4 the sealed line; 5 most lines;
--       6 milliseconds the transcript lives
-- Result: 'none'; 'key' (another key is held: seal anew); 'stale' (lines may be lost:
-- renew first); 'again', epoch, offset, the line that is held; 'ended'; 'full'; or
-- 'placed', epoch, offset. Asked twice, the second is 'again'.
local key, generation, epoch, ended = unpack(redis.call('HMGET', KEYS[1], 'key', 'generation', 'epoch', 'ended'))
if not key then return {'none'} end
if key ~= ARGV[1] then return {'key'} end
if not ended and generation ~= ARGV[2] then return {'stale'} end
local offset = redis.call('HGET', KEYS[3], ARGV[3])
if offset then
  return {'again', epoch, tonumber(offset), redis.call('LINDEX', KEYS[2], offset - 1)}
end
if ended then return {'ended'} end
if redis.call('LLEN', KEYS[2]) >= tonumber(ARGV[5]) then return {'full'} end
offset = redis.call('RPUSH', KEYS[2], ARGV[4])
redis.call('HSET', KEYS[3], ARGV[3], offset)
for _, each in ipairs(KEYS) do redis.call('PEXPIRE', each, ARGV[6]) end
return {'placed', epoch, offset}
