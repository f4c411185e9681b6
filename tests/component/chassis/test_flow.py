"""How many tasks a service takes, and what becomes of them when it stops."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import APIRouter

from chassis.service import create_service
from chassis.settings import TaskSettings
from chassis.task_handler import TaskContext
from contracts.message import Message
from contracts.streams import consumers_key, task_stream
from contracts.task import ConsumerAnnouncement, TaskStatus
from support.services import Streams, running, task_request
from support.waiting import eventually


class Nothing(Message):
    """No input, no output."""


class Gate:
    """Two handlers, one of which waits until it may go on."""

    def __init__(self) -> None:
        self.at_work = 0
        self.most = 0
        self.go_on = asyncio.Event()

    async def slow(self, task: Nothing, context: TaskContext) -> Nothing:
        """Waits."""
        self.at_work += 1
        self.most = max(self.most, self.at_work)
        await self.go_on.wait()
        self.at_work -= 1
        return Nothing()

    async def quick(self, task: Nothing, context: TaskContext) -> Nothing:
        """Does not wait."""
        return Nothing()


@asynccontextmanager
async def gated_service(redis_url: str, gate: Gate, **settings: object) -> AsyncIterator[None]:
    """A service without a database."""
    app = create_service(
        "gated",
        description="",
        settings=TaskSettings.model_validate({"redis_url": redis_url} | settings),
        handlers=[gate.slow, gate.quick],
        router=APIRouter(),
        statuses={},
    )
    async with running(app):
        yield


async def announced(streams: Streams, name: str) -> int:
    members = await streams.redis.zrange(consumers_key(task_stream(name)), 0, -1)
    return sum(ConsumerAnnouncement.model_validate_json(m).concurrency for m in members)


async def test_each_task_type_has_its_own_concurrency(redis_url: str, streams: Streams) -> None:
    gate = Gate()
    async with gated_service(
        redis_url, gate, task_concurrency=7, task_concurrency_by_type={"slow": 2}
    ):
        assert (await announced(streams, "slow"), await announced(streams, "quick")) == (2, 7)
        requests = [task_request("slow", {}) for _ in range(5)]
        for request in requests:
            await streams.publish(request)

        async def two_at_work() -> bool:
            return gate.at_work == 2

        await eventually(two_at_work)
        # What cannot be begun is not read: another consumer could have it.
        assert (await streams.redis.xpending(task_stream("slow"), "gated"))["pending"] == 2
        gate.go_on.set()
        for request in requests:
            await streams.result(request.task_id)
    assert gate.most == 2


async def test_a_slow_task_type_holds_up_no_other(redis_url: str, streams: Streams) -> None:
    gate = Gate()
    async with gated_service(redis_url, gate, task_concurrency=1):
        for _ in range(3):
            await streams.publish(task_request("slow", {}))
        quick = [await streams.run("quick", {}) for _ in range(3)]
        gate.go_on.set()
    assert {result.status for result in quick} == {TaskStatus.COMPLETED}


async def test_what_a_stopped_service_could_not_finish_is_done_at_once_by_another(
    redis_url: str, streams: Streams
) -> None:
    first, second = Gate(), Gate()
    second.go_on.set()
    request = task_request("slow", {})
    async with gated_service(redis_url, first, shutdown_seconds=0.1, reclaim_after_seconds=3_600):
        await streams.publish(request)

        async def begun() -> bool:
            return first.at_work == 1

        await eventually(begun)
    async with gated_service(redis_url, second, reclaim_after_seconds=3_600):
        assert (await streams.result(request.task_id)).status is TaskStatus.COMPLETED
