"""What an operator sees of the bridge: figures, health, logs, an orderly end."""

from pathlib import Path
from typing import Any

import httpx
import structlog

from contracts.streams import TASK_RESULTS, task_stream
from quotewright.local.process import Process
from support.bridges import bridge
from support.ill_conductor import IllConductor, a_task
from support.plain_consumer import PlainConsumer
from support.processes import service_process, started
from support.services import Streams
from support.waiting import eventually

TASK = "fetch_pricing"


async def figures(client: httpx.AsyncClient) -> dict[str, float]:
    """Every sample of /metrics by its name and labels."""
    lines = (await client.get("/metrics")).text.splitlines()
    samples = (line.rsplit(" ", 1) for line in lines if not line.startswith("#"))
    return {name.removeprefix("quotewright_bridge_"): float(value) for name, value in samples}


async def test_figures_tell_what_was_taken_reported_and_refused(
    conductor: IllConductor, redis_url: str, streams: Streams
) -> None:
    conductor.waiting = [a_task("t"), a_task("unknown")]
    conductor.update_statuses = [503]
    conductor.unknown = {"unknown"}
    async with PlainConsumer(redis_url, TASK).running(), bridge(conductor.url, redis_url) as client:

        async def reported() -> dict[str, float]:
            seen = await figures(client)
            updates = seen.get(f'update_seconds_count{{task="{TASK}"}}', 0)
            return seen if updates == 3 and not await streams.redis.xlen(TASK_RESULTS) else {}

        seen = await eventually(reported)
    assert seen[f'polled_tasks_total{{task="{TASK}"}}'] == 2
    assert seen[f'polls_total{{task="{TASK}"}}'] >= 2
    assert seen[f'results_total{{status="COMPLETED",task="{TASK}"}}'] == 1
    assert seen[f'update_errors_total{{kind="failing",task="{TASK}"}}'] == 1
    assert seen[f'update_errors_total{{kind="not_found",task="{TASK}"}}'] == 1
    assert seen["dead_letters_total"] == 1
    assert seen[f'concurrency{{task="{TASK}"}}'] == 4


async def test_figures_tell_how_far_behind_everything_is(
    conductor: IllConductor, redis_url: str, streams: Streams
) -> None:
    conductor.waiting = [a_task("t1"), a_task("t2")]
    stream = task_stream(TASK)
    seconds, _ = await streams.redis.time()
    await streams.redis.xadd(stream, {"__data__": "old"}, id=f"{(seconds - 60) * 1000}-0")
    await streams.redis.xadd(stream, {"__data__": "new"})
    await streams.redis.xgroup_create(stream, "somebody", id="0")
    await streams.redis.xreadgroup("somebody", "me", {stream: ">"}, count=1)
    await streams.redis.xadd(f"{stream}.dead", {"reason": "r"})
    async with bridge(conductor.url, redis_url) as client:

        async def sampled() -> dict[str, float]:
            seen = await figures(client)
            return seen if f'waiting_tasks{{task="{TASK}"}}' in seen else {}

        seen = await eventually(sampled)
    assert seen[f'waiting_tasks{{task="{TASK}"}}'] == 2
    assert seen[f'stream_entries{{stream="{stream}"}}'] == 2
    assert seen[f'pending_entries{{stream="{stream}"}}'] == 1
    assert 59 <= seen[f'oldest_entry_seconds{{stream="{stream}"}}'] < 90
    assert seen[f'dead_letters_kept{{stream="{stream}"}}'] == 1


async def test_it_is_not_healthy_while_a_loop_fails_though_redis_and_conductor_answer(
    conductor: IllConductor, redis_url: str
) -> None:
    conductor.garbled_definitions = True
    async with bridge(conductor.url, redis_url) as client:

        async def ill() -> dict[str, Any]:
            answer = await client.get("/health")
            checks: dict[str, Any] = answer.json()["checks"]
            return checks if checks["loops"] != "ok" and answer.status_code == 503 else {}

        checks = await eventually(ill)
        assert checks["redis"] == "ok"
        assert "definitions: TypeError" in checks["loops"]


async def test_what_is_logged_of_a_task_carries_its_ids(
    conductor: IllConductor, redis_url: str, streams: Streams
) -> None:
    conductor.waiting = [a_task("t") | {"correlationId": "order-17"}]
    conductor.update_statuses = [503]
    with structlog.testing.capture_logs(
        processors=[structlog.contextvars.merge_contextvars]
    ) as lines:
        async with PlainConsumer(redis_url, TASK).running(), bridge(conductor.url, redis_url):

            async def settled() -> bool:
                ended = conductor.status_of("t") == "COMPLETED"
                return ended and not await streams.redis.xlen(TASK_RESULTS)

            await eventually(settled)
    about = [line for line in lines if line["event"] in {"update_failed", "task_reported"}]
    assert {line["event"] for line in about} == {"update_failed", "task_reported"}
    for line in about:
        assert line["task"] == TASK
        assert line["task_id"] == "t"
        assert line["workflow_id"] == "w"
        assert line["correlation_id"] == "order-17"


async def test_a_publication_that_redis_refuses_is_repeated_until_it_is_taken(
    conductor: IllConductor, redis_url: str, streams: Streams
) -> None:
    async def refuse() -> None:
        await streams.redis.config_set("min-replicas-to-write", 1)

    conductor.waiting = [a_task("t")]
    conductor.when_given = refuse
    try:
        async with (
            PlainConsumer(redis_url, TASK).running() as consumer,
            bridge(conductor.url, redis_url) as client,
        ):

            async def failing() -> bool:
                errors = f'poll_errors_total{{kind="redis",task="{TASK}"}}'
                return (await figures(client)).get(errors, 0) >= 1

            await eventually(failing)
            await streams.redis.config_set("min-replicas-to-write", 0)

            async def done() -> bool:
                return conductor.status_of("t") == "COMPLETED"

            await eventually(done)
    finally:
        await streams.redis.config_set("min-replicas-to-write", 0)
    assert consumer.done == ["t"]


async def test_sigterm_under_load_ends_it_in_order_and_another_one_goes_on(
    conductor: IllConductor, redis_url: str, streams: Streams, tmp_path: Path
) -> None:
    tasks = [f"t{n}" for n in range(150)]
    conductor.waiting = [a_task(task) for task in tasks]
    environment = {"REDIS_URL": redis_url, "CONDUCTOR_URL": conductor.url}
    async with PlainConsumer(redis_url, TASK).running() as consumer:
        consumer.holds_at = 20  # so that it is surely stopped amid the work
        with started(service_process("bridge", tmp_path, **environment)) as bridge:

            async def busy() -> bool:
                return len(consumer.done) == 20

            await eventually(busy)
            bridge.terminate()
            await eventually(lambda: ended(bridge))
            assert bridge.exit_code == 0
        assert len(conductor.waiting) > 100
        consumer.go_on.set()
        assert "Traceback" not in bridge.log.read_text()
        polls = len(conductor.polls)
        with started(service_process("bridge", tmp_path, **environment)):

            async def all_done() -> bool:
                return all(conductor.status_of(task) == "COMPLETED" for task in tasks)

            await eventually(all_done)
        assert len(conductor.polls) > polls
    assert sorted(consumer.done) == sorted(tasks)


async def ended(process: Process) -> bool:
    return not process.running
