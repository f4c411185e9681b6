"""Reads one task stream: an entry is begun the moment it is read, and nothing is hoarded.

No more is read than can be begun now, so what this process cannot work on is there for another
one, and what it has read is in hand until it is settled.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import structlog
from redis.exceptions import RedisError, ResponseError

from chassis.cancelling import cancelled
from chassis.link import Link
from chassis.wire import BLOCK_MS

log = structlog.get_logger(__name__)

RETRY_SECONDS = 1.0


@dataclass(frozen=True)
class Delivery:
    """An entry as it was delivered to this consumer, the how manieth time."""

    stream: str
    entry_id: bytes
    fields: Mapping[bytes, bytes]
    times: int


Work = Callable[[Delivery], Awaitable[None]]
"""Works on an entry and settles it. What it raises leaves the entry to be taken over."""


class StreamReader:
    """One consumer of one group on one stream."""

    def __init__(
        self,
        redis: Any,
        link: Link,
        stream: str,
        *,
        group: str,
        consumer: str,
        concurrency: int,
        work: Work,
    ) -> None:
        """`link` is for reading alone: while it waits for an entry nothing else passes."""
        self.stream = stream
        self.group = group
        self.consumer = consumer
        self.concurrency = concurrency
        self._redis = redis
        self._link = link
        self._work = work
        self._slots = asyncio.Semaphore(concurrency)
        self._in_hand: dict[bytes, asyncio.Task[None]] = {}
        self._put_down = asyncio.Event()
        self._cursor = b"0-0"

    @property
    def in_hand(self) -> list[bytes]:
        """The entries that are worked on."""
        return list(self._in_hand)

    async def ensure_group(self) -> None:
        """Make the group, from the stream's start: what was published before counts too."""
        try:
            await self._redis.xgroup_create(self.stream, self.group, id="0", mkstream=True)
        except ResponseError as error:
            if "BUSYGROUP" not in str(error):
                raise

    async def read_for_ever(self) -> None:
        """Read new entries until cancelled; errors of Redis are waited out."""
        while True:
            try:
                await self._read()
            except RedisError as error:
                log.warning("stream_unreadable", stream=self.stream, error=str(error))
                if "NOGROUP" in str(error):  # Redis may have lost its data
                    await self._make_group_again()
                else:
                    await asyncio.sleep(RETRY_SECONDS)

    async def take_over(self, min_idle_ms: int) -> None:
        """Begin entries that whoever had them has not kept alive for so long."""
        room = self.concurrency - len(self._in_hand)
        if room <= 0:
            return
        self._cursor, entries, *_ = await self._redis.xautoclaim(
            self.stream, self.group, self.consumer, min_idle_ms, self._cursor, count=room
        )
        for entry_id, fields in entries:
            pending = await self._redis.xpending_range(
                self.stream, self.group, entry_id, entry_id, 1
            )
            self._begin(entry_id, fields, pending[0]["times_delivered"] if pending else 1)

    def close(self) -> None:
        """Read no more; `read_for_ever` must have ended."""
        self._link.close()

    async def finish(self, seconds: float) -> None:
        """Wait until nothing is in hand; after `seconds` what still runs is cancelled."""
        running = list(self._in_hand.values())
        if running:
            _, late = await asyncio.wait(running, timeout=seconds)
            await cancelled(*late)

    async def give_back(self, idle_ms: int) -> None:
        """What lies in this consumer's name is as good as abandoned: others need not wait."""
        pending = await self._redis.xpending_range(
            self.stream, self.group, "-", "+", 1_000, consumername=self.consumer
        )
        if ids := [entry["message_id"] for entry in pending]:
            await self._redis.xclaim(
                self.stream, self.group, self.consumer, 0, ids, idle=idle_ms, justid=True
            )

    async def _read(self) -> None:
        while len(self._in_hand) >= self.concurrency:
            self._put_down.clear()
            await self._put_down.wait()
        room = self.concurrency - len(self._in_hand)
        for entry_id, fields in await self._link.read_group(
            self.stream, self.group, self.consumer, room, BLOCK_MS
        ):
            self._begin(entry_id, fields, 1)

    async def _make_group_again(self) -> None:
        try:
            await self.ensure_group()
        except RedisError as error:
            log.warning("group_not_made", stream=self.stream, error=str(error))
            await asyncio.sleep(RETRY_SECONDS)

    def _begin(self, entry_id: bytes, fields: Mapping[bytes, bytes], times: int) -> None:
        if entry_id in self._in_hand:
            return  # its own entry that was kept alive too late
        delivery = Delivery(self.stream, entry_id, fields or {}, times)
        task = asyncio.create_task(self._work_on(delivery))
        self._in_hand[entry_id] = task
        task.add_done_callback(partial(self._done, entry_id))

    async def _work_on(self, delivery: Delivery) -> None:
        async with self._slots:  # what was taken over came beside what was read
            try:
                await self._work(delivery)
            except RedisError as error:
                log.warning("entry_left", stream=self.stream, error=str(error))
            except Exception:
                log.exception("entry_left", stream=self.stream)

    def _done(self, entry_id: bytes, _task: asyncio.Task[None]) -> None:
        del self._in_hand[entry_id]
        self._put_down.set()
