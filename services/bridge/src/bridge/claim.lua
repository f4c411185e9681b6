-- Grants a bridge room for tasks of one stream, in one step, so that no two bridges fill the same.
--
-- KEYS: the sorted set of the stream's consumers, the stream, the hash of the bridges' claims.
-- ARGV: the bridge, the most it wants, what share of the room it wants (1: all, 2: half),
--       for how long a consumer counts as alive and a claim holds, in ms.
-- Answers what is granted, the consumers' concurrency, the stream's length.
-- The room is what live consumers can work on, less what lies in the stream (all that is not
-- finished), less what other bridges have claimed and not yet published. A bridge has one claim,
-- so claiming again gives the last one back. All times are Redis' own.

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local me, most, share = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])

redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', '(' .. (now - ARGV[4]))
local concurrency = 0
for _, announcement in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
  local readable, consumer = pcall(cjson.decode, announcement)
  if readable and type(consumer) == 'table' then
    concurrency = concurrency + (tonumber(consumer.concurrency) or 0)
  end
end

local room = concurrency - redis.call('XLEN', KEYS[2])
local claims = redis.call('HGETALL', KEYS[3])
for i = 1, #claims, 2 do
  local count, ends = string.match(claims[i + 1], '(%d+) until (%d+)')
  if not ends or tonumber(ends) < now then
    redis.call('HDEL', KEYS[3], claims[i])
  elseif claims[i] ~= me then
    room = room - count
  end
end

local granted = math.max(0, math.min(most, math.ceil(room / share)))
if granted > 0 then
  redis.call('HSET', KEYS[3], me, granted .. ' until ' .. string.format('%.0f', now + ARGV[5]))
else
  redis.call('HDEL', KEYS[3], me)
end
return {granted, concurrency, redis.call('XLEN', KEYS[2])}
