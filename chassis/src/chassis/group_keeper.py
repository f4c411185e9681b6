"""What FastStream leaves to its user about a consumer group.

Groups that begin at the stream's start, entries kept alive while they are worked on, consumers
that say they are there, entries that no subscriber could even parse, consumers long gone.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from typing import Any

import structlog
from redis.exceptions import RedisError, ResponseError

from chassis.dead_letters import DeadLetters
from contracts.streams import consumers_key
from contracts.task import ConsumerAnnouncement

log = structlog.get_logger(__name__)

ANNOUNCE_SECONDS = 1.0
TIDY_SECONDS = 30.0
CONSUMER_FORGOTTEN_AFTER_MS = 3_600_000
UNPARSED_REASON = "Delivered again and again without ever reaching a handler."


class GroupKeeper:
    """One consumer of one group, on every stream of its service."""

    def __init__(
        self,
        streams: Iterable[str],
        group: str,
        announcement: ConsumerAnnouncement,
        dead_letters: DeadLetters,
        *,
        heartbeat_seconds: float,
        max_deliveries: int,
    ) -> None:
        self._redis: Any = None
        self._streams = list(streams)
        self._group = group
        self._consumer = announcement.consumer
        self._announcement = announcement.model_dump_json()
        self._dead_letters = dead_letters
        self._heartbeat_seconds = heartbeat_seconds
        self._max_deliveries = max_deliveries
        self._in_hand: set[tuple[str, bytes]] = set()
        self._announcing: asyncio.Task[None] | None = None
        self._loops: list[asyncio.Task[None]] = []

    def connect(self, redis: Any) -> None:
        """Use a connected client."""
        self._redis = redis

    async def start(self) -> None:
        """Announce the consumer and keep its entries alive."""
        await self._announce()
        self._announcing = asyncio.create_task(forever(self._announce, ANNOUNCE_SECONDS))
        self._loops = [
            asyncio.create_task(forever(self._keep_alive, self._heartbeat_seconds)),
            asyncio.create_task(forever(self._tidy, TIDY_SECONDS)),
        ]

    async def take_leave(self) -> None:
        """Say that no more tasks are wanted; entries in hand are still kept alive."""
        if self._announcing is None:
            return
        await cancelled(self._announcing)
        try:
            async with self._redis.pipeline(transaction=False) as pipeline:
                for stream in self._streams:
                    pipeline.zrem(consumers_key(stream), self._announcement)
                await pipeline.execute()
        except RedisError as error:
            log.warning("redis_unavailable", during="take_leave", error=str(error))

    async def stop(self) -> None:
        """Let go of whatever is still in hand."""
        await cancelled(*self._loops)

    def check(self) -> None:
        """Raise where a loop has ended, so that nobody would notice."""
        loops = [*self._loops, *([self._announcing] if self._announcing else [])]
        if any(loop.done() for loop in loops):
            raise RuntimeError("the upkeep of the consumer group has stopped")

    @asynccontextmanager
    async def holding(self, stream: str, entry_id: bytes) -> AsyncIterator[bool]:
        """Keep an entry alive while the block runs; False where it is not this consumer's to do.

        It may have waited here for so long that it was taken over: by another consumer, or by this
        one's other subscriber.
        """
        key = (stream, entry_id)
        if key in self._in_hand or not await self._is_ours(stream, entry_id):
            yield False
            return
        self._in_hand.add(key)
        try:
            yield True
        finally:
            self._in_hand.discard(key)

    async def _is_ours(self, stream: str, entry_id: bytes) -> bool:
        pending = await self._redis.xpending_range(stream, self._group, entry_id, entry_id, 1)
        return any(entry["consumer"] == self._consumer.encode() for entry in pending)

    async def ensure_groups(self) -> None:
        """Make the groups that are missing."""
        for stream in self._streams:
            try:
                # From the stream's start: what was published before the first start counts too.
                await self._redis.xgroup_create(stream, self._group, id="0", mkstream=True)
            except ResponseError as error:
                if "BUSYGROUP" not in str(error):
                    raise

    async def _announce(self) -> None:
        seconds, microseconds = await self._redis.time()
        now_ms = seconds * 1000 + microseconds // 1000
        async with self._redis.pipeline(transaction=False) as pipeline:
            for stream in self._streams:
                pipeline.zadd(consumers_key(stream), {self._announcement: now_ms})
            await pipeline.execute()

    async def _keep_alive(self) -> None:
        """Reset the idle time of every entry that is worked on, and of no other."""
        for stream in self._streams:
            held = [entry_id for where, entry_id in self._in_hand if where == stream]
            if held:
                await self._redis.xclaim(stream, self._group, self._consumer, 0, held, justid=True)

    async def _tidy(self) -> None:
        for stream in self._streams:
            too_often = self._max_deliveries + 2
            for entry in await self._redis.xpending_range(stream, self._group, "-", "+", 100):
                if entry["times_delivered"] > too_often:
                    await self._bury_unparsed(stream, entry["message_id"])
            for consumer in await self._redis.xinfo_consumers(stream, self._group):
                idle = consumer["idle"] > CONSUMER_FORGOTTEN_AFTER_MS
                if idle and not consumer["pending"]:
                    await self._redis.xgroup_delconsumer(stream, self._group, consumer["name"])

    async def _bury_unparsed(self, stream: str, entry_id: bytes) -> None:
        entries = await self._redis.xrange(stream, entry_id, entry_id)
        async with self._redis.pipeline(transaction=True) as pipeline:
            for _, fields in entries:
                self._dead_letters.bury(pipeline, stream, entry_id, fields, UNPARSED_REASON)
            pipeline.xack(stream, self._group, entry_id)
            pipeline.xdel(stream, entry_id)
            await pipeline.execute()


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


async def cancelled(*tasks: asyncio.Task[None]) -> None:
    """Cancel tasks and wait until they are."""
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
