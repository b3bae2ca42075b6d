-- What the scripts of the queue share; it stands before each of them.
--
-- KEYS  1 log      hash: n, the number of the last change; era, the name of this count;
--                  floor, the last change that `changed` has forgotten
--       2 changed  sorted set: who changed, by the number of their last change
--       3 stays    sorted set: every stay, by the moment it expires
--       4 line     sorted set: those who wait, by the moment they expire
--       5 here     sorted set: those who wait and are connected, likewise
--       6 staff    sorted set: every counsellor, likewise
-- A value is its version, a space, and JSON that only the nodes read.
-- Moments are milliseconds of Redis' own clock.
local log, changed, stays, line, here, staff = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6]

-- Everything about the count lives for two days after the last change.
local LOG_LIVES = 172800000
-- Changes remembered. A node that is further behind reads everything.
local CHANGES_MAX = 20000

local function now()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end

-- Writes down that `member` changed.
local function note(member)
  local n = redis.call('HINCRBY', log, 'n', 1)
  redis.call('ZADD', changed, n, member)
  if n % 1000 == 0 then
    local over = redis.call('ZCARD', changed) - CHANGES_MAX
    if over > 0 then
      local last = redis.call('ZRANGE', changed, over - 1, over - 1, 'WITHSCORES')
      redis.call('ZREMRANGEBYRANK', changed, 0, over - 1)
      redis.call('HSET', log, 'floor', last[2])
    end
  end
  redis.call('PEXPIRE', log, LOG_LIVES)
  redis.call('PEXPIRE', changed, LOG_LIVES)
end

local function list(set, member, deadline, lives)
  redis.call('ZADD', set, deadline, member)
  redis.call('PEXPIRE', set, lives)
end

-- The version of a value, as text; '0' when there is none.
local function version(value)
  return value and string.match(value, '^%d+') or '0'
end

-- `place` is 'here', 'silent' (waiting, not connected) or 'none' (not waiting).
local function put_stay(key, member, value, lives, place)
  redis.call('SET', key, value, 'PX', lives)
  local deadline = now() + lives
  list(stays, member, deadline, lives)
  if place == 'none' then redis.call('ZREM', line, member) else list(line, member, deadline, lives) end
  if place == 'here' then list(here, member, deadline, lives) else redis.call('ZREM', here, member) end
  note(member)
end

local function put_counsellor(key, member, value, lives)
  redis.call('SET', key, value, 'PX', lives)
  list(staff, member, now() + lives, lives)
  note(member)
end
