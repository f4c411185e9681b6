"""Only what consumers can work on now is taken from Conductor, however many bridges there are."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from bridge.app import create_app
from bridge.domain.capacity import Claim, Wish
from bridge.settings import Settings
from bridge.streams import Streams as BridgeStreams
from chassis.wire import connect
from contracts.streams import BODY_FIELD, TASK_RESULTS, claims_key, consumers_key, task_stream
from contracts.task import ConsumerAnnouncement, TaskRequest, TaskResult, TaskStatus
from support.ill_conductor import IllConductor, a_task
from support.services import Streams, running, task_request
from support.waiting import eventually

NAME = "fetch_pricing"
STREAM = task_stream(NAME)
ALL = Wish(1_000)


@pytest.fixture
async def bridges(redis_url: str) -> AsyncIterator[tuple[BridgeStreams, BridgeStreams]]:
    redis = connect(redis_url)
    one, two = (BridgeStreams(redis, redis_url, name, 10) for name in ("one", "two"))
    yield one, two
    one.close()
    two.close()
    await redis.aclose()


async def announce(streams: Streams, concurrency: int, name: str = NAME) -> None:
    """A consumer that is there for the whole test: it announces itself ten minutes ahead."""
    seconds, _ = await streams.redis.time()
    announcement = ConsumerAnnouncement(consumer="c", concurrency=concurrency)
    key = consumers_key(task_stream(name))
    await streams.redis.zadd(key, {announcement.model_dump_json(): (seconds + 600) * 1000})


async def finish(streams: Streams, count: int) -> None:
    """Do what a consumer does, with the oldest tasks."""
    for entry_id, fields in await streams.redis.xrange(STREAM, count=count):
        request = TaskRequest.model_validate_json(fields[BODY_FIELD.encode()])
        result = TaskResult(
            task_id=request.task_id,
            task_definition_name=NAME,
            workflow_instance_id=request.workflow_instance_id,
            status=TaskStatus.COMPLETED,
            worker_id="c",
            completed_at=datetime.now(UTC),
        )
        async with streams.redis.pipeline(transaction=True) as pipeline:
            pipeline.xadd(TASK_RESULTS, {BODY_FIELD: result.model_dump_json()})
            pipeline.xdel(STREAM, entry_id)
            await pipeline.execute()


async def claims(streams: Streams) -> int:
    """How often room was asked for."""
    stats = await streams.redis.info("commandstats")
    return int(stats["cmdstat_eval"]["calls"])


async def test_what_one_bridge_has_claimed_another_does_not_get(
    bridges: tuple[BridgeStreams, BridgeStreams], streams: Streams
) -> None:
    one, two = bridges
    await announce(streams, 5)
    assert await one.publish_and_claim(STREAM, [], Wish(1_000, share=2)) == Claim(3, 5, 0)
    assert await two.publish_and_claim(STREAM, [], ALL) == Claim(2, 5, 0)
    # A bridge has one claim: this one replaces its last.
    assert (await one.publish_and_claim(STREAM, [], ALL)).granted == 3
    await two.give_up_claim(STREAM)
    assert (await one.publish_and_claim(STREAM, [], ALL)).granted == 5


async def test_what_is_published_fills_what_was_claimed(
    bridges: tuple[BridgeStreams, BridgeStreams], streams: Streams
) -> None:
    one, two = bridges
    await announce(streams, 5)
    await one.publish_and_claim(STREAM, [], ALL)
    requests = [task_request(NAME, {}) for _ in range(3)]
    assert await one.publish_and_claim(STREAM, requests, Wish(1)) == Claim(1, 5, 3)
    assert await two.publish_and_claim(STREAM, [], ALL) == Claim(1, 5, 3)


async def test_the_claim_of_a_bridge_that_died_ends(
    bridges: tuple[BridgeStreams, BridgeStreams], streams: Streams
) -> None:
    one, two = bridges
    await announce(streams, 5)
    await one.publish_and_claim(STREAM, [], ALL)
    assert (await two.publish_and_claim(STREAM, [], ALL)).granted == 0
    await streams.redis.hset(claims_key(STREAM), "one", "5 until 1")
    assert (await two.publish_and_claim(STREAM, [], ALL)).granted == 5


async def test_without_consumers_there_is_no_room_whatever_they_announced(
    bridges: tuple[BridgeStreams, BridgeStreams], streams: Streams
) -> None:
    await streams.redis.zadd(consumers_key(STREAM), {b"\xff no announcement": 1e15, b"7": 1e15})
    assert await bridges[0].publish_and_claim(STREAM, [], ALL) == Claim(0, 0, 0)


async def test_two_bridges_together_take_no_more_than_consumers_can(
    redis_url: str, streams: Streams
) -> None:
    async with IllConductor().running() as conductor:
        conductor.task_definitions = [NAME]
        conductor.waiting = [a_task(f"t{n}") for n in range(40)]
        settings = Settings(conductor_url=conductor.url, redis_url=redis_url, recovery_seconds=60)
        await announce(streams, 6)
        async with running(create_app(settings)), running(create_app(settings)):

            async def full() -> bool:
                return bool(await streams.redis.xlen(STREAM) >= 6)

            await eventually(full)
            for _ in range(3):  # what consumers finish is filled up again, and no more
                await finish(streams, 2)
                await eventually(full)
                assert await streams.redis.xlen(STREAM) == 6
        assert len(conductor.waiting) == 40 - 12


async def test_a_stopped_service_leaves_its_tasks_in_conductor(
    redis_url: str, streams: Streams
) -> None:
    async with IllConductor().running() as conductor:
        conductor.task_definitions = [NAME]
        settings = Settings(conductor_url=conductor.url, redis_url=redis_url, recovery_seconds=60)
        await announce(streams, 4)
        async with running(create_app(settings)) as client:

            async def polled() -> bool:
                return bool(conductor.polls)

            await eventually(polled)
            await streams.redis.delete(consumers_key(STREAM))

            async def noticed() -> bool:
                metrics = (await client.get("/metrics")).text
                return f'concurrency{{task="{NAME}"}} 0.0' in metrics

            await eventually(noticed)
            conductor.waiting = [a_task("t")]
            conductor.polls.clear()
            # It looks again whether there is somebody; there is not.
            looks = await claims(streams)

            async def looked_again() -> bool:
                return await claims(streams) > looks + 2

            await eventually(looked_again)
        assert conductor.polls == []
        assert len(conductor.waiting) == 1


async def test_a_type_whose_consumers_are_busy_holds_up_no_other(
    redis_url: str, streams: Streams
) -> None:
    async with IllConductor().running() as conductor:
        conductor.task_definitions = [NAME, "another"]
        settings = Settings(conductor_url=conductor.url, redis_url=redis_url, recovery_seconds=60)
        await announce(streams, 1)
        await announce(streams, 3, "another")
        await streams.publish(task_request(NAME, {}))
        async with running(create_app(settings)):
            conductor.waiting = [a_task(f"t{n}", "another") for n in range(3)]

            async def given() -> bool:
                return bool(await streams.redis.xlen(task_stream("another")) == 3)

            await eventually(given)
        assert NAME not in conductor.polls
