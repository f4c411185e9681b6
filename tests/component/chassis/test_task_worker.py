"""The consumers of a service on a real Redis: nothing lost, nothing done twice."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from chassis.database import Database
from chassis.settings import ServiceSettings
from contracts.streams import BODY_FIELD, TASK_RESULTS, consumers_key, dead_letter_stream
from contracts.task import ConsumerAnnouncement, TaskStatus
from support.notebook import STREAM, Notebook, create_notebook, written
from support.redis_server import RedisServer, client_of
from support.services import Streams, running, task_request
from support.waiting import eventually


@asynccontextmanager
async def notebook_service(
    redis_url: str, database: Database, notebook: Notebook, reclaim_after_seconds: float = 1.0
) -> AsyncIterator[httpx.AsyncClient]:
    settings = ServiceSettings(
        redis_url=redis_url,
        database_url="",
        reclaim_after_seconds=reclaim_after_seconds,
        shutdown_seconds=30.0,
    )
    async with running(create_notebook(settings, database, notebook)) as client:
        yield client


async def test_a_task_published_before_the_first_start_is_done(
    redis_url: str, streams: Streams, database: Database
) -> None:
    request = task_request("write_note", {"text": "early"})
    await streams.publish(request)
    async with notebook_service(redis_url, database, Notebook()):
        result = await streams.result(request.task_id)
    assert result.status is TaskStatus.COMPLETED
    assert result.output_data == {"text": "early"}
    assert await written(database) == ["early"]


async def test_an_entry_with_a_result_is_gone_from_its_stream(
    redis_url: str, streams: Streams, database: Database
) -> None:
    async with notebook_service(redis_url, database, Notebook()):
        await streams.run("write_note", {"text": "a"})
        assert await streams.redis.xlen(STREAM) == 0
        assert (await streams.redis.xpending(STREAM, "notebook"))["pending"] == 0


async def test_the_same_task_twice_has_one_effect_and_the_same_result_twice(
    redis_url: str, streams: Streams, database: Database
) -> None:
    notebook = Notebook()
    request = task_request("write_note", {"text": "once"})
    async with notebook_service(redis_url, database, notebook):
        await streams.publish(request)
        await streams.publish(request)

        async def both() -> bool:
            return len(await streams.results(request.task_id)) == 2

        await eventually(both)
        first, second = await streams.results(request.task_id)
    assert first.output_data == second.output_data
    assert await written(database) == ["once"]


@pytest.mark.parametrize(
    ("text", "status", "reason"),
    [
        ("refuse", TaskStatus.FAILED_WITH_TERMINAL_ERROR, "Notes that say 'refuse' are refused."),
        ("fail", TaskStatus.FAILED, "ConnectionError: the pen is broken"),
    ],
)
async def test_an_error_becomes_a_failed_task_and_leaves_no_effect(
    redis_url: str,
    streams: Streams,
    database: Database,
    text: str,
    status: TaskStatus,
    reason: str,
) -> None:
    async with notebook_service(redis_url, database, Notebook()):
        result = await streams.run("write_note", {"text": text})
    assert result.status is status
    assert result.reason_for_incompletion == reason
    assert await written(database) == []


async def test_invalid_input_fails_for_good_and_names_the_field(
    redis_url: str, streams: Streams, database: Database
) -> None:
    async with notebook_service(redis_url, database, Notebook()):
        result = await streams.run("write_note", {"text": 7})
    assert result.status is TaskStatus.FAILED_WITH_TERMINAL_ERROR
    assert "text: Input should be a valid string (got 7)" in str(result.reason_for_incompletion)


@pytest.mark.parametrize(
    "body",
    [
        b"\xff\xfe not json",
        b'{"data": "x", "headers": "oops"}',
        b'{"task_id": "t-1", "workflow_instance_id": "w-1"}',
        b"[]",
    ],
)
async def test_a_malformed_entry_ends_in_the_dead_letter_stream(
    redis_url: str, streams: Streams, database: Database, body: bytes
) -> None:
    async with notebook_service(redis_url, database, Notebook()):
        await streams.redis.xadd(STREAM, {BODY_FIELD: body})
        dead = await eventually(lambda: streams.redis.xrange(dead_letter_stream(STREAM)))
        assert dead[0][1][BODY_FIELD.encode()] == body
        assert b"Not a task request" in dead[0][1][b"reason"]
        assert await streams.redis.xlen(STREAM) == 0
        if b"t-1" in body:
            result = await streams.result("t-1")
            assert result.status is TaskStatus.FAILED_WITH_TERMINAL_ERROR
        after = await streams.run("write_note", {"text": "still working"})
        assert after.status is TaskStatus.COMPLETED


async def test_a_task_whose_consumer_died_is_taken_over(
    redis_url: str, streams: Streams, database: Database
) -> None:
    request = task_request("write_note", {"text": "orphan"})
    await streams.publish(request)
    await streams.redis.xgroup_create(STREAM, "notebook", id="0")
    await streams.redis.xreadgroup("notebook", "dead-process", {STREAM: ">"})
    async with notebook_service(redis_url, database, Notebook()):
        result = await streams.result(request.task_id)
    assert result.status is TaskStatus.COMPLETED


async def test_a_task_that_kills_every_consumer_is_given_up(
    redis_url: str, streams: Streams, database: Database
) -> None:
    notebook = Notebook()
    request = task_request("write_note", {"text": "poison"})
    await streams.publish(request)
    await streams.redis.xgroup_create(STREAM, "notebook", id="0")
    ((_, ((entry, _),)),) = await streams.redis.xreadgroup("notebook", "dead", {STREAM: ">"})
    await streams.redis.xclaim(STREAM, "notebook", "dead", 0, [entry], retrycount=5)
    async with notebook_service(redis_url, database, notebook):
        result = await streams.result(request.task_id)
        assert await streams.redis.xlen(dead_letter_stream(STREAM)) == 1
    assert result.status is TaskStatus.FAILED_WITH_TERMINAL_ERROR
    assert notebook.calls == 0


async def announced(streams: Streams) -> list[str]:
    """The names of the consumers that say they are there."""
    members = await streams.redis.zrange(consumers_key(STREAM), 0, -1)
    return [ConsumerAnnouncement.model_validate_json(member).consumer for member in members]


async def test_an_entry_that_was_lost_on_its_way_to_a_live_consumer_is_taken_over(
    redis_url: str, streams: Streams, database: Database
) -> None:
    request = task_request("write_note", {"text": "lost"})
    async with notebook_service(redis_url, database, Notebook(), reclaim_after_seconds=0.6):
        (consumer,) = await announced(streams)
        # Delivered in that consumer's name, to a connection that is not its own.
        async with streams.redis.pipeline(transaction=True) as pipeline:
            pipeline.xadd(STREAM, {BODY_FIELD: request.model_dump_json()})
            pipeline.xreadgroup("notebook", consumer, {STREAM: ">"})
            await pipeline.execute()
        result = await streams.result(request.task_id)
    assert result.status is TaskStatus.COMPLETED


async def test_a_task_that_is_done_is_never_given_up(
    redis_url: str, streams: Streams, database: Database
) -> None:
    request = task_request("write_note", {"text": "done"})
    async with notebook_service(redis_url, database, Notebook()):
        await streams.publish(request)
        await streams.result(request.task_id)
    # Its result was published, let us say, while Redis refused every acknowledgement.
    await streams.redis.delete(TASK_RESULTS)
    await streams.publish(request)
    ((_, ((entry, _),)),) = await streams.redis.xreadgroup("notebook", "dead", {STREAM: ">"})
    await streams.redis.xclaim(STREAM, "notebook", "dead", 0, [entry], retrycount=9)
    async with notebook_service(redis_url, database, Notebook()):
        result = await streams.result(request.task_id)
    assert result.status is TaskStatus.COMPLETED


async def test_a_consumer_that_stops_takes_itself_out(
    redis_url: str, streams: Streams, database: Database
) -> None:
    async with notebook_service(redis_url, database, Notebook()):
        assert len(await announced(streams)) == 1
    assert await announced(streams) == []


async def test_a_task_that_runs_when_the_service_stops_is_finished(
    redis_url: str, streams: Streams, database: Database
) -> None:
    notebook = Notebook()
    notebook.go_on.clear()
    request = task_request("write_note", {"text": "last"})
    async with notebook_service(redis_url, database, notebook):
        await streams.publish(request)

        async def started() -> bool:
            return notebook.calls == 1

        await eventually(started)
        asyncio.get_running_loop().call_later(0.3, notebook.go_on.set)
    (result,) = await streams.results(request.task_id)
    assert result.status is TaskStatus.COMPLETED


async def test_consumers_wait_while_redis_refuses_to_write(
    redis_url: str, streams: Streams, database: Database
) -> None:
    async def refused() -> int:
        stats = await streams.redis.info("commandstats")
        reads = [stats.get(f"cmdstat_{name}", {}) for name in ("xreadgroup", "xautoclaim")]
        return sum(read.get("rejected_calls", 0) for read in reads)

    await streams.redis.config_resetstat()
    async with notebook_service(redis_url, database, Notebook()):
        await streams.redis.config_set("min-replicas-to-write", 1)
        try:
            await eventually(refused)
        finally:
            await streams.redis.config_set("min-replicas-to-write", 0)
        request = task_request("write_note", {"text": "after"})
        await streams.publish(request)
        assert (await streams.result(request.task_id)).status is TaskStatus.COMPLETED
        assert await refused() < 20


async def test_a_task_longer_than_the_reclaim_time_runs_once(
    redis_url: str, streams: Streams, database: Database
) -> None:
    notebook = Notebook()
    notebook.go_on.clear()
    request = task_request("write_note", {"text": "slow"})
    async with (
        notebook_service(redis_url, database, notebook, reclaim_after_seconds=1.5),
        notebook_service(redis_url, database, notebook, reclaim_after_seconds=1.5),
    ):
        await streams.publish(request)

        async def pending_for_long() -> bool:
            # Longer than two reclaim times after delivery, by Redis' own clock.
            seconds, micros = await streams.redis.time()
            pending = await streams.redis.xpending_range(STREAM, "notebook", "-", "+", 1)
            born = int(pending[0]["message_id"].split(b"-")[0]) if pending else None
            return born is not None and seconds * 1000 + micros / 1000 - born > 3_500

        await eventually(pending_for_long)
        assert notebook.calls == 1
        notebook.go_on.set()
        await streams.result(request.task_id)
    assert notebook.calls == 1


async def test_consumers_come_back_after_redis_lost_everything(
    redis_url: str, streams: Streams, database: Database
) -> None:
    async with notebook_service(redis_url, database, Notebook()) as client:
        await streams.redis.flushall()
        result = await streams.run("write_note", {"text": "after the flood"})
        assert result.status is TaskStatus.COMPLETED

        async def healthy() -> bool:
            return (await client.get("/health")).status_code == 200

        await eventually(healthy)


async def test_a_result_that_could_not_be_published_is_published_later(
    tmp_path: Path, database: Database
) -> None:
    server = RedisServer(tmp_path)
    server.start(append_only=True)
    notebook = Notebook()
    notebook.go_on.clear()
    try:
        async with notebook_service(server.url, database, notebook) as client:
            async with client_of(server.url) as redis:
                request = task_request("write_note", {"text": "survivor"})
                await Streams(redis).publish(request)

                async def started() -> bool:
                    return notebook.calls == 1

                await eventually(started)
            server.kill()
            assert (await client.get("/health")).status_code == 503
            notebook.go_on.set()

            async def committed() -> bool:
                return await written(database) == ["survivor"]

            await eventually(committed)
            server.start(append_only=True)
            async with client_of(server.url) as redis:
                result = await Streams(redis).result(request.task_id)
                assert await redis.xlen(TASK_RESULTS) == 1
        assert result.status is TaskStatus.COMPLETED
        assert notebook.calls == 1
    finally:
        server.kill()


async def test_metrics_health_and_documents_are_served(
    redis_url: str, streams: Streams, database: Database
) -> None:
    async with notebook_service(redis_url, database, Notebook()) as client:
        await streams.run("write_note", {"text": "counted"})
        health = await client.get("/health")
        metrics = (await client.get("/metrics")).text
        asyncapi = (await client.get("/asyncapi.json")).json()
        pages = (await client.get("/docs")).text + (await client.get("/asyncapi")).text
    assert health.json() == {"status": "ok", "checks": {"database": "ok", "streams": "ok"}}
    assert 'quotewright_tasks_total{status="COMPLETED",task="write_note"} 1.0' in metrics
    addresses = {channel["address"] for channel in asyncapi["channels"].values()}
    assert addresses == {"tasks.write_note", "task_results"}
    assert "tasks.write_note" in pages
    assert 'src="http' not in pages  # they must show without a network


async def test_a_handler_that_hangs_is_stopped_before_conductor_gives_its_task_up(
    redis_url: str, streams: Streams, database: Database
) -> None:
    notebook = Notebook()
    notebook.go_on.clear()
    request = task_request("write_note", {"text": "never"}, response_timeout_seconds=1)
    async with notebook_service(redis_url, database, notebook) as client:
        await streams.publish(request)
        result = await streams.result(request.task_id)
        assert result.status is TaskStatus.FAILED
        assert result.reason_for_incompletion == "Stopped after 0.9 s: it may take no longer."
        notebook.go_on.set()
        assert (await streams.run("write_note", {"text": "next"})).status is TaskStatus.COMPLETED
        assert (await client.get("/health")).status_code == 200
    assert await written(database) == ["next"]
