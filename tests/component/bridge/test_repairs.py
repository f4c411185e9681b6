"""What Conductor loses when it is killed between two writes is given back to it."""

import json
from typing import Any

import pytest

from bridge.conductor_notes import ConductorNotes
from support.bridges import bridge
from support.ill_conductor import IllConductor
from support.services import Streams
from support.waiting import eventually

NOTES = "conductor.test.SCHEDULED_TASKS.w"
STEPS = [{"taskReferenceName": name, "type": "SIMPLE"} for name in ("first", "second")]
FIRST = {
    "taskId": "1",
    "referenceTaskName": "first",
    "status": "COMPLETED",
    "retryCount": 0,
    "executed": True,
    "outputData": {"total": "1.10", "text": "früh", "empty": [], "n": 12345678901234567890},
}
QUICKLY = {"recovery_seconds": 0.1, "conductor_database_prefix": "conductor.test"}


@pytest.fixture
def redis(streams: Streams) -> Any:
    """The Redis that is Conductor's database, too."""
    return streams.redis


@pytest.fixture
async def half_written(conductor: IllConductor, redis: Any) -> None:
    """An execution whose second task was noted and never stored."""
    conductor.workflows["w"] = {"tasks": [FIRST], "workflowDefinition": {"tasks": STEPS}}
    await redis.set("conductor.test.TASK.1", json.dumps(FIRST))
    await redis.hset(NOTES, mapping={"first0": "1", "second0": "2"})


@pytest.mark.usefixtures("half_written")
async def test_a_task_that_was_noted_and_not_stored_is_decided_about_anew(
    conductor: IllConductor, redis_url: str, redis: Any
) -> None:
    async with bridge(conductor.url, redis_url, **QUICKLY):
        await eventually(lambda: _is_gone(redis, "second0"))
        await eventually(lambda: _is_in("w", conductor.decided))
    assert await redis.hgetall(NOTES) == {b"first0": b"1"}
    task = json.loads(await redis.get("conductor.test.TASK.1"))
    assert task == FIRST | {"executed": False, "retried": False}


@pytest.mark.usefixtures("half_written")
async def test_a_note_is_not_taken_back_where_its_task_is_there_after_all(redis: Any) -> None:
    await redis.set("conductor.test.TASK.2", "{}")
    notes = ConductorNotes(redis, "conductor.test")
    assert not await notes.take_back("w", "second0", "1")
    assert await redis.hget(NOTES, "second0") == b"2"
    assert json.loads(await redis.get("conductor.test.TASK.1")) == FIRST


@pytest.mark.usefixtures("half_written")
async def test_without_a_prefix_conductors_database_is_left_alone(redis: Any) -> None:
    assert await ConductorNotes(redis, "").of(["w"]) == {}


async def test_an_execution_with_nothing_under_way_is_decided_about(
    conductor: IllConductor, redis_url: str
) -> None:
    conductor.workflows["w"] = {"tasks": [FIRST]}
    async with bridge(conductor.url, redis_url, recovery_seconds=0.1):
        await eventually(lambda: _is_in("w", conductor.decided))
    assert "w" in conductor.swept


async def test_one_that_waits_is_swept_again_and_not_decided_about(
    conductor: IllConductor, redis_url: str
) -> None:
    conductor.workflows["w"] = {"tasks": [FIRST, FIRST | {"taskId": "2", "status": "SCHEDULED"}]}
    async with bridge(conductor.url, redis_url, recovery_seconds=0.1):
        await eventually(lambda: _is_in("w", conductor.swept))
    assert conductor.decided == []


async def _is_gone(redis: Any, note: str) -> bool:
    return not await redis.hexists(NOTES, note)


async def _is_in(workflow_id: str, seen: list[str]) -> bool:
    return workflow_id in seen
