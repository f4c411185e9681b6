"""Ends entries of streams: result, acknowledgement and deletion in one transaction of Redis.

Whatever ends while a transaction is under way goes into the next one together: under load a few
transactions carry many results, and a result that comes alone waits for nothing.
"""

import asyncio
from typing import Any

from redis.exceptions import RedisError

from chassis.dead_letters import DeadLetters
from chassis.stream_reader import Delivery
from contracts.streams import BODY_FIELD, TASK_RESULTS
from contracts.task import TaskResult


class Settler:
    """Settles deliveries of one group."""

    def __init__(self, redis: Any, group: str, dead_letters: DeadLetters) -> None:
        self._redis = redis
        self._group = group
        self._dead_letters = dead_letters
        self._waiting: list[tuple[_Settlement, asyncio.Future[None]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def settle(
        self, delivery: Delivery, result: TaskResult | None, dead_because: str | None = None
    ) -> None:
        """All or nothing. Where it raises redis' error, the entry comes again."""
        settled = asyncio.get_running_loop().create_future()
        body = None if result is None else result.model_dump_json()
        self._waiting.append(((delivery, body, dead_because), settled))
        if self._writing is None:
            self._writing = asyncio.create_task(self._write_all())
        await settled

    async def _write_all(self) -> None:
        try:
            while self._waiting:
                batch, self._waiting = self._waiting, []
                try:
                    await self._write([settlement for settlement, _ in batch])
                except RedisError as error:
                    for _, settled in batch:
                        if not settled.done():
                            settled.set_exception(error)
                else:
                    for _, settled in batch:
                        if not settled.done():
                            settled.set_result(None)
        finally:
            self._writing = None

    async def _write(self, batch: "list[_Settlement]") -> None:
        ids: dict[str, list[bytes]] = {}
        async with self._redis.pipeline(transaction=True) as pipeline:
            for delivery, body, dead_because in batch:
                if body is not None:
                    pipeline.xadd(TASK_RESULTS, {BODY_FIELD: body})
                if dead_because is not None:
                    self._dead_letters.bury(pipeline, delivery, dead_because)
                ids.setdefault(delivery.stream, []).append(delivery.entry_id)
            for stream, entries in ids.items():
                pipeline.xack(stream, self._group, *entries)
                pipeline.xdel(stream, *entries)
            await pipeline.execute()


_Settlement = tuple[Delivery, str | None, str | None]
