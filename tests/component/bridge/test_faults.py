"""The bridge on a real Redis while Conductor answers badly, slowly or not at all."""

import json
from datetime import UTC, datetime, timedelta

from contracts.streams import (
    BODY_FIELD,
    TASK_RESULTS,
    consumers_key,
    dead_letter_stream,
    task_stream,
)
from contracts.task import ConsumerAnnouncement, TaskRequest, TaskResult, TaskStatus
from support.bridges import bridge
from support.ill_conductor import IllConductor, a_task
from support.plain_consumer import PlainConsumer
from support.ports import free_port
from support.services import Streams
from support.waiting import eventually

STREAM = task_stream("fetch_pricing")


async def publish_result(streams: Streams, task_id: str = "t") -> None:
    result = TaskResult(
        task_id=task_id,
        task_definition_name="fetch_pricing",
        workflow_instance_id="w",
        status=TaskStatus.COMPLETED,
        output_data={"lines": []},
        worker_id="pricing-1",
        completed_at=datetime.now(UTC),
    )
    await streams.redis.xadd(TASK_RESULTS, {BODY_FIELD: result.model_dump_json()})


async def settled(streams: Streams) -> bool:
    return bool(await streams.redis.xlen(TASK_RESULTS) == 0)


async def announce(streams: Streams, *, concurrency: int, age_ms: int = -600_000) -> None:
    """A consumer that is there for the whole test, or said so some time ago."""
    seconds, _ = await streams.redis.time()
    announcement = ConsumerAnnouncement(consumer="one", concurrency=concurrency)
    score = seconds * 1000 - age_ms
    await streams.redis.zadd(consumers_key(STREAM), {announcement.model_dump_json(): score})


async def test_an_update_that_fails_is_repeated_until_it_is_taken(
    conductor: IllConductor, redis_url: str, streams: Streams
) -> None:
    conductor.update_statuses = [500, 503]
    async with bridge(conductor.url, redis_url):
        await publish_result(streams)
        await eventually(lambda: settled(streams))
    assert [update["status"] for update in conductor.updates] == ["COMPLETED"] * 3
    assert await streams.redis.xlen(dead_letter_stream(TASK_RESULTS)) == 0


async def test_a_result_that_conductor_does_not_know_is_kept_as_a_dead_letter(
    conductor: IllConductor, redis_url: str, streams: Streams
) -> None:
    conductor.update_statuses = [404]
    async with bridge(conductor.url, redis_url):
        await publish_result(streams)
        await eventually(lambda: settled(streams))
    ((_, dead),) = await streams.redis.xrange(dead_letter_stream(TASK_RESULTS))
    assert b"does not know this task" in dead[b"reason"]


async def test_a_result_that_conductor_refuses_fails_the_task(
    conductor: IllConductor, redis_url: str, streams: Streams
) -> None:
    conductor.update_statuses = [413]
    async with bridge(conductor.url, redis_url):
        await publish_result(streams)
        await eventually(lambda: settled(streams))
    completed, failed = conductor.updates
    assert completed["status"] == "COMPLETED"
    assert failed["status"] == "FAILED_WITH_TERMINAL_ERROR"
    assert "413" in failed["reasonForIncompletion"]


async def test_a_malformed_result_holds_nothing_up(
    conductor: IllConductor, redis_url: str, streams: Streams
) -> None:
    async with bridge(conductor.url, redis_url):
        await streams.redis.xadd(TASK_RESULTS, {BODY_FIELD: b"\xff not json"})
        await streams.redis.xadd(TASK_RESULTS, {"another": "field"})
        await publish_result(streams)
        await eventually(lambda: settled(streams))
    assert len(conductor.updates) == 1
    assert await streams.redis.xlen(dead_letter_stream(TASK_RESULTS)) == 2


async def test_a_result_that_a_dead_bridge_read_is_reported(
    conductor: IllConductor, redis_url: str, streams: Streams
) -> None:
    await publish_result(streams)
    await streams.redis.xgroup_create(TASK_RESULTS, "bridge", id="0")
    await streams.redis.xreadgroup("bridge", "dead", {TASK_RESULTS: ">"})
    async with bridge(conductor.url, redis_url, reclaim_after_seconds=1.5):
        await eventually(lambda: settled(streams))
    assert [update["taskId"] for update in conductor.updates] == ["t"]


async def test_without_consumers_nothing_is_polled(
    conductor: IllConductor, redis_url: str, streams: Streams
) -> None:
    conductor.waiting = [a_task("t")]
    await announce(streams, concurrency=4, age_ms=60_000)
    async with bridge(conductor.url, redis_url) as client:

        async def looked() -> bool:
            metrics = (await client.get("/metrics")).text
            return 'concurrency{task="fetch_pricing"} 0.0' in metrics

        await eventually(looked)
        assert conductor.polls == []
        await announce(streams, concurrency=4)
        entries = await eventually(lambda: streams.redis.xrange(STREAM))
    request = TaskRequest.model_validate_json(entries[0][1][BODY_FIELD.encode()])
    assert request.task_id == "t"


async def test_no_more_is_taken_than_consumers_can_take(
    conductor: IllConductor, redis_url: str, streams: Streams
) -> None:
    conductor.waiting = [a_task(f"t{n}") for n in range(10)]
    await announce(streams, concurrency=3)
    async with bridge(conductor.url, redis_url) as client:

        async def full() -> bool:
            metrics = (await client.get("/metrics")).text
            return 'unfinished_tasks{task="fetch_pricing"} 3.0' in metrics

        await eventually(full)
    assert await streams.redis.xlen(STREAM) == 3
    assert len(conductor.waiting) == 7


async def test_it_works_once_conductor_is_there_and_again_once_redis_lost_its_groups(
    redis_url: str, streams: Streams
) -> None:
    port = free_port()
    async with bridge(f"http://127.0.0.1:{port}/api", redis_url) as client:
        health = await client.get("/health")
        assert health.status_code == 503
        assert "Conductor" in health.json()["checks"]["conductor"]
        async with IllConductor().running(port) as conductor:
            conductor.task_definitions = ["fetch_pricing"]

            async def healthy() -> bool:
                return (await client.get("/health")).status_code == 200

            await eventually(healthy)
            await publish_result(streams, "before")
            await eventually(lambda: settled(streams))
            await streams.redis.flushall()
            await publish_result(streams, "after")
            await eventually(lambda: settled(streams))
            assert [update["taskId"] for update in conductor.updates] == ["before", "after"]


async def test_a_definition_that_goes_and_comes_is_followed(
    conductor: IllConductor, redis_url: str, streams: Streams
) -> None:
    await announce(streams, concurrency=4)
    async with bridge(conductor.url, redis_url, definitions_refresh_seconds=0.1) as client:

        async def polled() -> bool:
            return bool(conductor.polls)

        await eventually(polled)
        conductor.task_definitions = []

        async def quiet() -> bool:
            # The bridge has looked five times more, and has polled meanwhile or not.
            polls, reads = len(conductor.polls), conductor.definition_reads
            await eventually(lambda: read_definitions(conductor, reads + 5))
            assert (await client.get("/health")).status_code == 200
            return len(conductor.polls) == polls

        await eventually(quiet)
        conductor.polls.clear()
        conductor.task_definitions = ["fetch_pricing"]
        await eventually(polled)


async def read_definitions(conductor: IllConductor, times: int) -> bool:
    return conductor.definition_reads >= times


async def test_a_result_that_conductor_always_fails_on_holds_up_no_other(
    conductor: IllConductor, redis_url: str, streams: Streams
) -> None:
    conductor.poison = {"bad"}
    async with bridge(conductor.url, redis_url):
        await publish_result(streams, "bad")
        await publish_result(streams, "good")

        async def only_bad_is_left() -> bool:
            return bool(await streams.redis.xlen(TASK_RESULTS) == 1)

        await eventually(only_bad_is_left)
        conductor.poison = set()
        await eventually(lambda: settled(streams))
    assert {update["taskId"] for update in conductor.updates} == {"bad", "good"}


async def test_conductor_is_told_of_a_malformed_result_that_names_its_task(
    conductor: IllConductor, redis_url: str, streams: Streams
) -> None:
    body = json.dumps({"task_id": "t", "workflow_instance_id": "w", "status": "DONE"})
    async with bridge(conductor.url, redis_url):
        await streams.redis.xadd(TASK_RESULTS, {BODY_FIELD: body})
        await eventually(lambda: settled(streams))
    (update,) = conductor.updates
    assert (update["taskId"], update["status"]) == ("t", "FAILED_WITH_TERMINAL_ERROR")
    assert "Not a task result" in update["reasonForIncompletion"]


async def test_a_task_that_never_reached_its_stream_is_published_again(
    conductor: IllConductor, redis_url: str, streams: Streams
) -> None:
    simple = {"status": "IN_PROGRESS", "workflowTask": {"type": "SIMPLE"}}
    conductor.workflows = {
        "removed": {},
        "w": {
            "tasks": [a_task("lost") | simple, a_task("done") | simple | {"status": "COMPLETED"}]
        },
    }
    async with bridge(conductor.url, redis_url, recovery_seconds=0.2):
        ((_, fields),) = await eventually(lambda: streams.redis.xrange(STREAM))
    request = TaskRequest.model_validate_json(fields[BODY_FIELD.encode()])
    assert request.task_id == "lost"


async def test_a_task_that_is_lost_while_nothing_was_away_is_published_again(
    conductor: IllConductor, redis_url: str, streams: Streams
) -> None:
    conductor.workflows = {"quiet": {"tasks": []}}
    async with bridge(conductor.url, redis_url, recovery_seconds=0.1):

        async def first_looks_are_over() -> bool:
            return conductor.workflow_reads > 4

        await eventually(first_looks_are_over)
        simple = {"status": "IN_PROGRESS", "workflowTask": {"type": "SIMPLE"}}
        conductor.workflows["w"] = {"tasks": [a_task("lost") | simple]}
        ((_, fields),) = await eventually(lambda: streams.redis.xrange(STREAM))
    request = TaskRequest.model_validate_json(fields[BODY_FIELD.encode()])
    assert request.task_id == "lost"


async def test_a_sub_workflow_that_a_killed_server_had_begun_is_given_back_to_conductor(
    conductor: IllConductor, redis_url: str, streams: Streams
) -> None:
    step = {"taskId": "s", "taskType": "SUB_WORKFLOW", "status": "SCHEDULED", "pollCount": 1}
    conductor.workflows = {"w": {"tasks": [step]}}
    seconds, _ = await streams.redis.time()
    queue = "conductor_queues.test.QUEUE.SUB_WORKFLOW.c"
    in_an_hour = (seconds + 3600) * 1000
    await streams.redis.zadd(queue, {"s": in_an_hour, "another": in_an_hour})
    settings = {"recovery_seconds": 0.1, "conductor_queue_prefix": "conductor_queues"}
    async with bridge(conductor.url, redis_url, **settings):

        async def due() -> bool:
            return bool(await streams.redis.zscore(queue, "s") < (seconds + 60) * 1000)

        await eventually(due)
    assert await streams.redis.zscore(queue, "another") == in_an_hour


async def test_a_result_that_takes_long_to_report_is_not_taken_over(
    conductor: IllConductor, redis_url: str, streams: Streams
) -> None:
    conductor.slow_seconds = 4.0
    settings = {"reclaim_after_seconds": 2.0, "task_types": []}
    async with (
        bridge(conductor.url, redis_url, **settings),
        bridge(conductor.url, redis_url, **settings),
    ):
        await publish_result(streams)
        await eventually(lambda: settled(streams))
    assert [update["taskId"] for update in conductor.updates] == ["t"]


async def test_two_bridges_share_the_work(
    conductor: IllConductor, redis_url: str, streams: Streams
) -> None:
    tasks: list[str] = []
    async with (
        PlainConsumer(redis_url, "fetch_pricing").running() as consumer,
        bridge(conductor.url, redis_url),
        bridge(conductor.url, redis_url),
    ):

        async def both_have_work() -> bool:
            tasks.extend(f"t{len(tasks) + n}" for n in range(4))
            conductor.waiting.extend(map(a_task, tasks[-4:]))
            return len(conductor.workers) == 2

        await eventually(both_have_work)

        async def all_done() -> bool:
            return all(conductor.status_of(task) == "COMPLETED" for task in tasks)

        await eventually(all_done)
        await eventually(lambda: settled(streams))
    assert sorted(consumer.done) == sorted(tasks)
    assert sorted(update["taskId"] for update in conductor.updates) == sorted(tasks)


async def test_conductor_that_is_slow_loses_nothing(
    conductor: IllConductor, redis_url: str, streams: Streams
) -> None:
    conductor.slow_seconds = 0.7
    tasks = [f"t{n}" for n in range(8)]
    conductor.waiting = [a_task(task) for task in tasks]
    async with (
        PlainConsumer(redis_url, "fetch_pricing").running() as consumer,
        bridge(conductor.url, redis_url, recovery_seconds=0.2),
    ):

        async def all_done() -> bool:
            return all(conductor.status_of(task) == "COMPLETED" for task in tasks)

        await eventually(all_done)
    assert set(consumer.done) == set(tasks)
    assert {update["status"] for update in conductor.updates} == {"COMPLETED"}


async def test_clocks_that_are_apart_do_not_matter(
    conductor: IllConductor, redis_url: str, streams: Streams
) -> None:
    # Both processes' clocks are wrong, each in its own direction; Redis' is what counts.
    consumer = PlainConsumer(redis_url, "fetch_pricing")
    consumer.clock_ahead = timedelta(minutes=-1)
    conductor.waiting = [a_task("t") | {"startTime": 1, "updateTime": 1, "scheduledTime": 1}]
    async with consumer.running(), bridge(conductor.url, redis_url):

        async def done() -> bool:
            return conductor.status_of("t") == "COMPLETED"

        await eventually(done)
    assert consumer.done == ["t"]


async def test_work_flows_again_once_conductor_answers_polls_as_it_should(
    conductor: IllConductor, redis_url: str, streams: Streams
) -> None:
    conductor.waiting = [a_task("t")]
    conductor.poll_answers = [
        (500, "{}"),
        (200, ""),
        (200, "null"),
        (503, "<html>"),
        (200, "[{"),
        (200, "[]"),
    ]
    async with (
        PlainConsumer(redis_url, "fetch_pricing").running() as consumer,
        bridge(conductor.url, redis_url) as client,
    ):

        async def done() -> bool:
            return conductor.status_of("t") == "COMPLETED"

        await eventually(done)
        assert conductor.poll_answers == []
        assert (await client.get("/health")).status_code == 200
    assert consumer.done == ["t"]


async def test_results_wait_while_conductor_is_away_and_are_reported_when_it_is_back(
    redis_url: str, streams: Streams
) -> None:
    port = free_port()
    first = IllConductor()
    async with (
        PlainConsumer(redis_url, "fetch_pricing").running() as consumer,
        bridge(
            f"http://127.0.0.1:{port}/api", redis_url, definitions_refresh_seconds=0.2
        ) as client,
    ):
        async with first.running(port):
            first.task_definitions = ["fetch_pricing"]
            first.waiting = [a_task("before")]

            async def done() -> bool:
                return first.status_of("before") == "COMPLETED"

            await eventually(done)

        async def unhealthy() -> bool:
            return (await client.get("/health")).status_code == 503

        await eventually(unhealthy)
        await publish_result(streams, "meanwhile")
        second = IllConductor()
        second.task_definitions = ["fetch_pricing"]
        second.waiting = [a_task("after")]
        async with second.running(port):

            async def all_done() -> bool:
                told = {update["taskId"] for update in second.updates}
                return told == {"meanwhile", "after"} and await settled(streams)

            await eventually(all_done)
    assert consumer.done == ["before", "after"]
