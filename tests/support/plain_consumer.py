"""A service as docs/messages.md tells anybody to write one, over redis-py alone."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from redis.exceptions import ResponseError

from chassis.cancelling import cancelled
from contracts.streams import BODY_FIELD, TASK_RESULTS, consumers_key, task_stream
from contracts.task import ConsumerAnnouncement, TaskRequest, TaskResult, TaskStatus
from support.redis_server import client_of

GROUP = "plain"
ANNOUNCE_SECONDS = 1.0


class PlainConsumer:
    """Completes every task of one definition, and remembers each time that it did."""

    def __init__(self, redis_url: str, name: str, domain: str = "") -> None:
        self.done: list[str] = []
        """Task ids, in the order of their deliveries."""
        self.garbled = False
        """Whether its results name their task and are nonsense otherwise."""
        self.clock_ahead = timedelta()
        """What its own clock is wrong by."""
        self.holds_at: int | None = None
        """How many tasks it does before it waits for `go_on`."""
        self.go_on = asyncio.Event()
        self._redis: Any = client_of(redis_url)
        self._name = name
        self._stream = task_stream(name, domain)

    @asynccontextmanager
    async def running(self) -> AsyncIterator["PlainConsumer"]:
        """Work while the block runs."""
        with contextlib.suppress(ResponseError):  # it is there already
            await self._redis.xgroup_create(self._stream, GROUP, id="0", mkstream=True)
        loops = [asyncio.create_task(self._announce()), asyncio.create_task(self._work())]
        try:
            yield self
        finally:
            await cancelled(*loops)
            await self._redis.aclose()

    async def _announce(self) -> None:
        announcement = ConsumerAnnouncement(consumer="plain-1", concurrency=4).model_dump_json()
        while True:
            seconds, microseconds = await self._redis.time()
            now_ms = seconds * 1000 + microseconds // 1000
            await self._redis.zadd(consumers_key(self._stream), {announcement: now_ms})
            await asyncio.sleep(ANNOUNCE_SECONDS)

    async def _work(self) -> None:
        while True:
            answer = await self._redis.xreadgroup(
                GROUP, "plain-1", {self._stream: ">"}, count=4, block=1000
            )
            for _, entries in answer:
                for entry_id, fields in entries:
                    await self._complete(entry_id, fields[BODY_FIELD.encode()])

    async def _complete(self, entry_id: bytes, body: bytes) -> None:
        if len(self.done) == self.holds_at:
            await self.go_on.wait()
        request = TaskRequest.model_validate_json(body)
        self.done.append(request.task_id)
        result = TaskResult(
            task_id=request.task_id,
            task_definition_name=self._name,
            workflow_instance_id=request.workflow_instance_id,
            correlation_id=request.correlation_id,
            status=TaskStatus.COMPLETED,
            worker_id="plain-1",
            completed_at=datetime.now(UTC) + self.clock_ahead,
        )
        answer = result.model_dump(mode="json") | ({"status": "GARBLED"} if self.garbled else {})
        async with self._redis.pipeline(transaction=True) as pipeline:
            pipeline.xadd(TASK_RESULTS, {BODY_FIELD: json.dumps(answer)})
            pipeline.xack(self._stream, GROUP, entry_id)
            pipeline.xdel(self._stream, entry_id)
            await pipeline.execute()
