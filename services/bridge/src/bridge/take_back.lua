-- Takes back the note of a task that is not stored, in one step: the task may appear meanwhile.
--
-- KEYS: the hash of a workflow's notes, the noted task, the task that leads to it (none where it
--       is a workflow's first).
-- ARGV: the note, the noted task's id, the leading task as it was read, and as it is to be.
-- Answers 1; 0, with nothing changed, where the task is there or anything is not as it was read.

if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] or redis.call('EXISTS', KEYS[2]) == 1 then
  return 0
end
if KEYS[3] then
  if redis.call('GET', KEYS[3]) ~= ARGV[3] then
    return 0
  end
  redis.call('SET', KEYS[3], ARGV[4], 'KEEPTTL')
end
return redis.call('HDEL', KEYS[1], ARGV[1])
