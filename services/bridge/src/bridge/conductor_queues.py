"""Conductor's own queues, where it keeps them in the bridge's Redis."""

from typing import Any

from redis.asyncio import Redis


class ConductorQueues:
    """Sorted sets `<prefix>.<stack>.QUEUE.<type>.<shard>`, scored with when an entry is due."""

    def __init__(self, redis: Redis, prefix: str) -> None:
        self._redis: Any = redis
        self._prefix = prefix

    async def make_due(self, task_ids: set[str]) -> int:
        """Let the server take these sub-workflow steps again now; how many it had put off."""
        if not self._prefix or not task_ids:
            return 0
        seconds, microseconds = await self._redis.time()
        due = dict.fromkeys(task_ids, seconds * 1000 + microseconds // 1000)
        changed = 0
        pattern = f"{self._prefix}.*QUEUE.*SUB_WORKFLOW*"
        async for key in self._redis.scan_iter(pattern, count=1000, _type="zset"):
            # Only entries that are there, and only to an earlier time.
            changed += await self._redis.zadd(key, due, xx=True, lt=True, ch=True)
        return changed
