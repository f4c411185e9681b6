"""Entries that were given up: listed, shown, done again, dropped."""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from redis.asyncio import Redis

from bridge.conductor import ConductorClient
from bridge.domain.replay import Replay, replay_of
from bridge.errors import NoSuchLetter, NotFound, NotReplayable
from contracts.dead_letters import entry_of, group_of, named_task, reason_of
from contracts.streams import BODY_FIELD, dead_letter_stream

SUFFIX = dead_letter_stream("")
ENTRY_ID = re.compile(r"\d{1,20}-\d{1,20}")


@dataclass(frozen=True)
class DeadLetter:
    """One entry that was given up."""

    stream: str
    """Where it came from."""
    id: str
    """Its id in `<stream>.dead`."""
    given_up_at: datetime
    reason: str
    group: str
    """Whose consumers gave it up."""
    task_id: str | None
    workflow_id: str | None
    body: str


class DeadLetterBox:
    """The dead-letter streams of everybody: services' and the bridge's own."""

    def __init__(self, redis: Redis, conductor: ConductorClient) -> None:
        self._redis: Any = redis
        self._conductor = conductor

    async def list(self, stream: str | None = None, limit: int = 100) -> list[DeadLetter]:
        """The newest letters, of one stream or of all."""
        streams = [stream] if stream else [name async for name in self._streams()]
        letters = [
            _letter(name, entry_id, fields)
            for name in streams
            for entry_id, fields in await self._redis.xrevrange(
                dead_letter_stream(name), count=limit
            )
        ]
        return sorted(letters, key=lambda letter: letter.given_up_at, reverse=True)[:limit]

    async def get(self, stream: str, letter_id: str) -> DeadLetter:
        """One letter; raises NoSuchLetter."""
        return _letter(stream, letter_id.encode(), await self._fields(stream, letter_id))

    async def drop(self, stream: str, letter_id: str) -> None:
        """Forget a letter; raises NoSuchLetter."""
        await self._fields(stream, letter_id)
        await self._redis.xdel(dead_letter_stream(stream), letter_id)

    async def replay(self, stream: str, letter_id: str) -> Replay:
        """Have a letter's work done again, and forget it.

        Raises NoSuchLetter; NotReplayable where nobody waits for it; ConductorError.
        """
        fields = await self._fields(stream, letter_id)
        letter = _letter(stream, letter_id.encode(), fields)
        if letter.task_id is None or letter.workflow_id is None:
            raise NotReplayable("It names no task that anybody waits for. Drop it.")
        how = await self._how(letter.workflow_id, letter.task_id)
        if how is Replay.RETRIED:
            await self._conductor.retry_workflow(letter.workflow_id)
        async with self._redis.pipeline(transaction=True) as pipeline:
            if how is Replay.PUBLISHED:
                pipeline.xadd(stream, entry_of(fields))
            pipeline.xdel(dead_letter_stream(stream), letter_id)
            await pipeline.execute()
        return how

    async def _how(self, workflow_id: str, task_id: str) -> Replay:
        try:
            workflow = await self._conductor.workflow(workflow_id)
        except NotFound:
            raise NotReplayable(
                f"Conductor knows no workflow {workflow_id} any more. Drop it."
            ) from None
        how = replay_of(workflow, task_id)
        if how is None:
            raise NotReplayable(
                f"The workflow {workflow_id} is {workflow['status']} and does not wait for this "
                "task. Drop it."
            )
        return how

    async def _fields(self, stream: str, letter_id: str) -> dict[bytes, bytes]:
        if ENTRY_ID.fullmatch(letter_id):
            dead = dead_letter_stream(stream)
            for _, fields in await self._redis.xrange(dead, letter_id, letter_id):
                return dict(fields)
        raise NoSuchLetter(f"There is no dead letter {letter_id} of {stream}.")

    async def _streams(self) -> AsyncIterator[str]:
        async for key in self._redis.scan_iter(f"*{SUFFIX}", count=1000, _type="stream"):
            yield key.decode().removesuffix(SUFFIX)


def _letter(stream: str, letter_id: bytes, fields: dict[bytes, bytes]) -> DeadLetter:
    body = fields.get(BODY_FIELD.encode(), b"")
    task_id, workflow_id = named_task(body) or (None, None)
    milliseconds, _, _ = letter_id.partition(b"-")
    return DeadLetter(
        stream=stream,
        id=letter_id.decode(),
        given_up_at=datetime.fromtimestamp(int(milliseconds) / 1000, UTC),
        reason=reason_of(fields),
        group=group_of(fields),
        task_id=task_id,
        workflow_id=workflow_id,
        body=body.decode(errors="replace"),
    )
