"""The bridge's side of the streams."""

from collections.abc import Iterable
from importlib.resources import files
from typing import Any

from redis.asyncio import Redis
from redis.exceptions import ResponseError

from bridge.domain.capacity import CONSUMER_ALIVE_MS, Claim, Wish
from chassis.grouping import Grouping
from chassis.link import Command, Link, adding
from contracts.dead_letters import DEAD_LETTERS_KEPT, dead_letter
from contracts.streams import (
    BODY_FIELD,
    TASK_RESULTS,
    claims_key,
    consumers_key,
    dead_letter_stream,
    task_stream,
)
from contracts.task import TaskRequest

GROUP = "bridge"
CLAIM_SCRIPT = (files("bridge") / "claim.lua").read_text()
CLAIM_HOLDS_MS = 20_000
"""Longer than any poll: who died with one open holds up nobody for longer than this."""
SETTLE_AFTER_SECONDS = 0.03
"""A result that was reported is settled with those that come soon after. One that is not settled
is reported again, which changes nothing."""
_BODY = BODY_FIELD.encode()

Entry = tuple[bytes, bytes]
"""An entry's id and its body."""


class Streams:
    """Task streams as their producer sees them, `task_results` as its consumer."""

    def __init__(
        self, redis: Redis, redis_url: str, consumer: str, reclaim_after_seconds: float
    ) -> None:
        # redis-py types its answers for every option that a client could have been made with.
        self._redis: Any = redis
        self._writing, self._reading = Link(redis_url), Link(redis_url)
        self._consumer = consumer
        self.reclaim_after_seconds = reclaim_after_seconds
        """How long a result lies with a bridge that says nothing, until another takes it over."""
        self._settled = Grouping(self._settle, SETTLE_AFTER_SECONDS)

    def close(self) -> None:
        """Let go of the connections; nothing must be under way any more."""
        self._writing.close()
        self._reading.close()

    async def ping(self) -> None:
        """Raise redis' error where Redis does not answer."""
        await self._redis.ping()

    # -- task streams -------------------------------------------------------------------------

    async def publish(self, requests: Iterable[TaskRequest]) -> None:
        """Put tasks on their streams, all in one go."""
        async with self._redis.pipeline(transaction=True) as pipeline:
            for request in requests:
                stream = task_stream(request.task_definition_name, request.domain)
                pipeline.xadd(stream, {BODY_FIELD: request.model_dump_json()})
            await pipeline.execute()

    async def publish_and_claim(
        self, stream: str, requests: Iterable[TaskRequest], wish: Wish
    ) -> Claim:
        """Put tasks on their stream and claim room for more, in one go.

        The claim replaces this bridge's last one, whose room those tasks now fill.
        """
        # The script travels along: Redis forgets it when it restarts, and here nobody could
        # notice before the transaction has run.
        keys = (consumers_key(stream), stream, claims_key(stream))
        wished = (self._consumer, wish.most, wish.share, CONSUMER_ALIVE_MS, CLAIM_HOLDS_MS)
        claim: Command = ("EVAL", CLAIM_SCRIPT, len(keys), *keys, *wished)
        entries = [adding(stream, {BODY_FIELD: r.model_dump_json()}) for r in requests]
        answers = await self._writing.transaction([*entries, claim])
        granted, concurrency, unfinished = answers[-1]
        return Claim(granted, concurrency, unfinished)

    async def give_up_claim(self, stream: str) -> None:
        """Leave the room to other bridges."""
        await self._redis.hdel(claims_key(stream), self._consumer)

    async def bodies(self, stream: str) -> list[bytes]:
        """What lies in a stream now."""
        return [fields.get(_BODY, b"") for _, fields in await self._redis.xrange(stream)]

    # -- task_results -------------------------------------------------------------------------

    async def ensure_group(self) -> None:
        """Make the bridge's group on `task_results`, from the stream's start."""
        try:
            await self._redis.xgroup_create(TASK_RESULTS, GROUP, id="0", mkstream=True)
        except ResponseError as error:
            if "BUSYGROUP" not in str(error):
                raise

    async def read_results(self, count: int, block_ms: int) -> list[Entry]:
        """New entries; ResponseError (NOGROUP) where Redis has lost the group."""
        entries = await self._reading.read_group(
            TASK_RESULTS, GROUP, self._consumer, count, block_ms
        )
        return list(map(_entry, entries))

    async def keep_results(self, entry_ids: list[bytes]) -> None:
        """Say that these are still worked on, so that nobody takes them over."""
        if entry_ids:
            await self._redis.xclaim(TASK_RESULTS, GROUP, self._consumer, 0, entry_ids, justid=True)

    async def take_over_results(self, count: int) -> list[Entry]:
        """Entries that another bridge read long ago and has not settled."""
        answer = await self._redis.xautoclaim(
            TASK_RESULTS,
            GROUP,
            self._consumer,
            int(self.reclaim_after_seconds * 1000),
            "0-0",
            count=count,
        )
        return [_entry(raw) for raw in answer[1]]

    async def settle(self, entry: Entry, dead_because: str | None) -> None:
        """Acknowledge and delete an entry; keep one that cannot be reported, with the reason."""
        await self._settled.add((entry, dead_because))

    async def _settle(self, group: list[tuple[Entry, str | None]]) -> None:
        ids = [entry_id for (entry_id, _), _ in group]
        dead = [
            dead_letter({_BODY: body}, reason=reason, origin_id=entry_id, group=GROUP)
            for (entry_id, body), reason in group
            if reason is not None
        ]
        stream = dead_letter_stream(TASK_RESULTS)
        await self._writing.transaction(
            [
                *(adding(stream, letter, keep=DEAD_LETTERS_KEPT) for letter in dead),
                ("XACK", TASK_RESULTS, GROUP, *ids),
                ("XDEL", TASK_RESULTS, *ids),
            ]
        )


def _entry(raw: tuple[bytes, dict[bytes, bytes]]) -> Entry:
    entry_id, fields = raw
    return entry_id, fields.get(_BODY, b"")
