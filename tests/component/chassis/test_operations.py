"""What an operator sees of a service: figures, health, logs, an orderly end."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import structlog
from prometheus_client import CollectorRegistry

from chassis.cancelling import cancelled
from chassis.database import Database
from chassis.inbox import Inbox
from chassis.settings import ServiceSettings, sqlite_url
from chassis.task_handler import TaskHandler
from chassis.task_metrics import TaskMetrics
from chassis.task_worker import TaskWorker
from contracts.streams import BODY_FIELD, consumers_key
from quotewright.local.process import Process
from support.notebook import SERVICE, STREAM, Notebook, handled_tasks, locked, written
from support.processes import service_process, started
from support.services import Streams, task_request
from support.waiting import PATIENCE_SECONDS, eventually

TASK = "write_note"


class Watched:
    """The notebook's consumers, with everything that one may look at."""

    def __init__(self, redis_url: str, database: Database) -> None:
        self.registry = CollectorRegistry()
        self.notebook = Notebook()
        metrics = TaskMetrics(self.registry)
        handler = TaskHandler(
            self.notebook.write_note, "me", database, Inbox(handled_tasks), metrics.failed
        )
        settings = ServiceSettings(redis_url=redis_url, database_url="", shutdown_seconds=2.0)
        self.worker = TaskWorker(SERVICE, [handler], settings, metrics, "me")

    @asynccontextmanager
    async def running(self) -> AsyncIterator["Watched"]:
        """Consume while the block runs."""
        await self.worker.start()
        try:
            yield self
        finally:
            await self.worker.stop()

    def figure(self, name: str, **labels: str) -> float:
        """A sample's value; zero where there is none."""
        return self.registry.get_sample_value(f"quotewright_{name}", labels) or 0.0


@pytest.fixture
async def watched(redis_url: str, database: Database) -> AsyncIterator[Watched]:
    """It runs, and everything is well."""
    async with Watched(redis_url, database).running() as watched:
        await watched.worker.check()
        yield watched


async def test_figures_tell_what_was_delivered_and_what_came_of_it(
    watched: Watched, streams: Streams
) -> None:
    for text in ("well", "refuse", "fail"):
        await streams.run(TASK, {"text": text})
    await streams.run(TASK, {"text": 7})
    await streams.run(TASK, {"text": "well"})
    assert watched.figure("deliveries_total", task=TASK) == 5
    assert watched.figure("redeliveries_total", task=TASK) == 0
    assert watched.figure("tasks_total", task=TASK, status="COMPLETED") == 2
    kinds = ("refused", "error", "invalid_input", "too_long")
    failures = [watched.figure("task_failures_total", task=TASK, kind=kind) for kind in kinds]
    assert failures == [1, 1, 1, 0]
    assert watched.figure("task_wait_seconds_count", task=TASK) == 5
    assert watched.figure("task_wait_seconds_sum", task=TASK) < 50


async def test_figures_tell_what_is_in_hand_and_how_long_it_had_waited(
    watched: Watched, streams: Streams
) -> None:
    watched.notebook.go_on.clear()
    seconds, _ = await streams.redis.time()
    body = task_request(TASK, {"text": "late"}).model_dump_json()
    minute_ago = f"{(seconds - 60) * 1000}-0"
    await streams.redis.xadd(STREAM, {BODY_FIELD: body}, id=minute_ago)

    async def in_hand() -> bool:
        return watched.notebook.calls == 1

    await eventually(in_hand)
    assert watched.figure("tasks_in_flight", task=TASK) == 1
    assert 59 <= watched.figure("task_wait_seconds_sum", task=TASK) < 90
    watched.notebook.go_on.set()

    async def put_down() -> bool:
        return watched.figure("tasks_in_flight", task=TASK) == 0

    await eventually(put_down)


async def test_figures_tell_deliveries_that_are_not_the_first(
    redis_url: str, streams: Streams, database: Database
) -> None:
    await streams.publish(task_request(TASK, {"text": "again"}))
    await streams.redis.xgroup_create(STREAM, SERVICE, id="0")
    ((_, ((entry, _),)),) = await streams.redis.xreadgroup(SERVICE, "dead", {STREAM: ">"})
    await streams.redis.xclaim(STREAM, SERVICE, "dead", 0, [entry], idle=3_600_000, justid=True)
    async with Watched(redis_url, database).running() as watched:

        async def done() -> bool:
            return watched.figure("tasks_total", task=TASK, status="COMPLETED") == 1

        await eventually(done)
    assert watched.figure("redeliveries_total", task=TASK) == 1


async def test_it_is_not_well_once_a_reader_has_died_though_redis_answers(
    watched: Watched,
) -> None:
    await cancelled(watched.worker._reading[0])
    with pytest.raises(ConnectionError, match="1 of the stream consumers"):
        await watched.worker.check()


async def test_it_is_not_well_once_its_upkeep_has_died_though_redis_answers(
    watched: Watched,
) -> None:
    await cancelled(watched.worker._keeper._holding[0])
    with pytest.raises(RuntimeError, match="upkeep"):
        await watched.worker.check()


async def test_what_is_logged_of_a_task_carries_its_ids(watched: Watched, streams: Streams) -> None:
    request = task_request(TASK, {"text": "fail"}, correlation_id="order-17")
    with structlog.testing.capture_logs(
        processors=[structlog.contextvars.merge_contextvars]
    ) as lines:
        await streams.publish(request)
        await streams.result(request.task_id)
    about = [line for line in lines if line["event"] in {"task_failed", "task_done"}]
    assert {line["event"] for line in about} == {"task_failed", "task_done"}
    for line in about:
        assert line["task"] == TASK
        assert line["task_id"] == request.task_id
        assert line["workflow_id"] == request.workflow_instance_id
        assert line["correlation_id"] == "order-17"


async def test_sigterm_under_load_finishes_what_is_in_hand_and_leaves_the_rest(
    redis_url: str, streams: Streams, database: Database, tmp_path: Path
) -> None:
    requests = [task_request(TASK, {"text": str(n)}) for n in range(300)]
    environment = {"REDIS_URL": redis_url, "DATABASE_URL": sqlite_url(tmp_path / "notes.db")}
    with started(service_process("support.notebook", tmp_path, **environment)) as service:
        service.wait_until_healthy(PATIENCE_SECONDS)
        with locked(tmp_path):  # so that it is surely stopped amid the work
            async with streams.redis.pipeline() as pipeline:
                for request in requests:
                    pipeline.xadd(STREAM, {BODY_FIELD: request.model_dump_json()})
                await pipeline.execute()

            async def busy() -> bool:
                return bool((await streams.redis.xpending(STREAM, SERVICE))["pending"])

            await eventually(busy)
            service.terminate()

            async def wants_no_more() -> bool:
                return not await streams.redis.zcard(consumers_key(STREAM))

            await eventually(wants_no_more)
        await eventually(lambda: ended(service))
        assert service.exit_code == 0
    assert "Traceback" not in service.log.read_text()
    done = await written(database)
    assert 0 < len(done) < len(requests)
    assert (await streams.redis.xpending(STREAM, SERVICE))["pending"] == 0
    assert await streams.redis.xlen(STREAM) == len(requests) - len(done)

    with started(service_process("support.notebook", tmp_path, **environment)):

        async def all_done() -> bool:
            return not await streams.redis.xlen(STREAM)

        await eventually(all_done)
    assert sorted(await written(database)) == sorted(str(n) for n in range(300))


async def ended(process: Process) -> bool:
    return not process.running
