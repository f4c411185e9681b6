"""What a consumer does beside reading: say that it is there, keep alive what it has in hand,
take over what others left, and forget consumers long gone.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import structlog
from redis.exceptions import RedisError

from chassis.cancelling import cancelled
from chassis.stream_reader import StreamReader
from contracts.streams import consumers_key
from contracts.task import ConsumerAnnouncement

log = structlog.get_logger(__name__)

ANNOUNCE_SECONDS = 1.0
TAKE_OVER_SECONDS = 1.0
TIDY_SECONDS = 30.0
CONSUMER_FORGOTTEN_AFTER_MS = 3_600_000


class GroupKeeper:
    """One consumer of one group, on every stream of its service."""

    def __init__(
        self, redis: Any, readers: Sequence[StreamReader], reclaim_after_seconds: float
    ) -> None:
        self._redis = redis
        self._readers = readers
        self._announcements = {
            consumers_key(reader.stream): ConsumerAnnouncement(
                consumer=reader.consumer, concurrency=reader.concurrency
            ).model_dump_json()
            for reader in readers
        }
        self._reclaim_after_ms = int(reclaim_after_seconds * 1000)
        self._keep_alive_seconds = reclaim_after_seconds / 3
        self._redis_ahead_seconds = 0.0
        self._wanting: list[asyncio.Task[None]] = []
        self._holding: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        """Announce the consumer, keep its entries alive, take over what was left."""
        await self._announce()
        self._wanting = [
            asyncio.create_task(forever(self._announce, ANNOUNCE_SECONDS)),
            asyncio.create_task(forever(self._take_over, TAKE_OVER_SECONDS)),
            asyncio.create_task(forever(self._tidy, TIDY_SECONDS)),
        ]
        self._holding = [asyncio.create_task(forever(self._keep_alive, self._keep_alive_seconds))]

    async def take_leave(self) -> None:
        """Say that no more tasks are wanted; entries in hand are still kept alive."""
        await cancelled(*self._wanting)
        try:
            async with self._redis.pipeline(transaction=False) as pipeline:
                for key, announcement in self._announcements.items():
                    pipeline.zrem(key, announcement)
                await pipeline.execute()
        except RedisError as error:
            log.warning("redis_unavailable", during="take_leave", error=str(error))

    async def stop(self) -> None:
        """Let go of whatever is still in hand, so that others have it at once."""
        await cancelled(*self._holding)
        try:
            for reader in self._readers:
                await reader.give_back(self._reclaim_after_ms)
        except RedisError as error:
            log.warning("redis_unavailable", during="give_back", error=str(error))

    def age_seconds(self, entry_id: bytes) -> float:
        """How long ago an entry was published, by Redis' clock: that of this machine may be off."""
        published_ms, _, _ = entry_id.partition(b"-")
        return time.monotonic() + self._redis_ahead_seconds - int(published_ms) / 1000

    def check(self) -> None:
        """Raise where a loop has ended, so that nobody would notice."""
        if any(loop.done() for loop in [*self._wanting, *self._holding]):
            raise RuntimeError("the upkeep of the consumer group has stopped")

    async def _announce(self) -> None:
        seconds, microseconds = await self._redis.time()
        self._redis_ahead_seconds = seconds + microseconds / 1e6 - time.monotonic()
        now_ms = seconds * 1000 + microseconds // 1000
        async with self._redis.pipeline(transaction=False) as pipeline:
            for key, announcement in self._announcements.items():
                pipeline.zadd(key, {announcement: now_ms})
            await pipeline.execute()

    async def _take_over(self) -> None:
        for reader in self._readers:
            await reader.take_over(self._reclaim_after_ms)

    async def _keep_alive(self) -> None:
        """Reset the idle time of every entry in hand, and of no other."""
        for reader in self._readers:
            if held := reader.in_hand:
                await self._redis.xclaim(
                    reader.stream, reader.group, reader.consumer, 0, held, justid=True
                )

    async def _tidy(self) -> None:
        for reader in self._readers:
            for consumer in await self._redis.xinfo_consumers(reader.stream, reader.group):
                idle = consumer["idle"] > CONSUMER_FORGOTTEN_AFTER_MS
                if idle and not consumer["pending"]:
                    await self._redis.xgroup_delconsumer(
                        reader.stream, reader.group, consumer["name"]
                    )


async def forever(step: Callable[[], Awaitable[None]], seconds: float) -> None:
    """Repeat a step every so often; while Redis is away it is tried again."""
    while True:
        await asyncio.sleep(seconds)
        try:
            await step()
        except RedisError as error:
            log.warning("redis_unavailable", during=step.__name__, error=str(error))
        except Exception:
            log.exception("upkeep_failed", during=step.__name__)
