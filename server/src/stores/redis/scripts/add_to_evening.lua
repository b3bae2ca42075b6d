-- Adds to one slice of the evening, and forgets the slices that are too old.
-- KEYS  1 evening (hash: number of a slice -> its numbers, with blanks between)
-- ARGV  1 number of the slice; 2 how many slices are kept; 3 how many of the numbers, the
--       last ones, are the most of all that is added; 4 milliseconds until Redis forgets it
--       all; 5.. the numbers
-- Result: how many slices there are now.
-- Promise: two nodes that add at once are both counted.
local slice, kept, most = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local sum = {}
for n = 5, #ARGV do sum[n - 4] = tonumber(ARGV[n]) end
local held, n = redis.call('HGET', KEYS[1], ARGV[1]), 0
if held then
  for number in string.gmatch(held, '%d+') do
    n = n + 1
    if n > #sum then break end
    if n > #sum - most then
      sum[n] = math.max(sum[n], tonumber(number))
    else
      sum[n] = sum[n] + tonumber(number)
    end
  end
end
for n = 1, #sum do sum[n] = string.format('%.0f', sum[n]) end
redis.call('HSET', KEYS[1], ARGV[1], table.concat(sum, ' '))
local newest, all = slice, redis.call('HKEYS', KEYS[1])
for _, number in ipairs(all) do newest = math.max(newest, tonumber(number)) end
for _, number in ipairs(all) do
  if tonumber(number) + kept <= newest then redis.call('HDEL', KEYS[1], number) end
end
redis.call('PEXPIRE', KEYS[1], ARGV[4])
return redis.call('HLEN', KEYS[1])
