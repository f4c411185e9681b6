"""Results that name a task's place in an execution: what a person decides reaches Conductor."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bridge.app import create_app
from bridge.settings import Settings
from contracts.streams import BODY_FIELD, TASK_RESULTS, dead_letter_stream
from contracts.task import TaskStatus, WaitingTaskResult
from support.ill_conductor import IllConductor
from support.services import Streams, running
from support.waiting import eventually


def decision(**fields: Any) -> WaitingTaskResult:
    return WaitingTaskResult(
        **{
            "workflow_instance_id": "w",
            "reference_task_name": "await_approval",
            "task_input": {"revision": 2},
            "status": TaskStatus.COMPLETED,
            "output_data": {"decision": "approved"},
            "worker_id": "quotes-1",
            "completed_at": datetime.now(UTC),
            **fields,
        }
    )


def human(task_id: str, status: str = "IN_PROGRESS", revision: int = 2) -> dict[str, Any]:
    return {
        "taskId": task_id,
        "taskType": "HUMAN",
        "referenceTaskName": "await_approval",
        "status": status,
        "inputData": {"revision": revision, "quote_number": "Q-1"},
    }


@pytest.fixture
async def settings(redis_url: str) -> Settings:
    return Settings(redis_url=redis_url, reclaim_after_seconds=1.5, recovery_seconds=60)


async def report(streams: Streams, result: WaitingTaskResult) -> None:
    await streams.redis.xadd(TASK_RESULTS, {BODY_FIELD: result.model_dump_json()})


async def settled(streams: Streams) -> bool:
    return bool(await streams.redis.xlen(TASK_RESULTS) == 0)


async def test_a_decision_completes_the_round_that_it_is_about(
    settings: Settings, streams: Streams
) -> None:
    async with IllConductor().running() as conductor:
        conductor.workflows = {"w": {"status": "RUNNING", "tasks": [human("old", revision=1)]}}
        app = create_app(settings.model_copy(update={"conductor_url": conductor.url}))
        async with running(app):
            await report(streams, decision())
            await eventually(lambda: _looked(conductor))
            assert not conductor.updates
            conductor.workflows["w"]["tasks"].append(human("new"))
            await eventually(lambda: settled(streams))
    (update,) = conductor.updates
    assert (update["taskId"], update["status"]) == ("new", "COMPLETED")
    assert update["outputData"] == {"decision": "approved"}


async def _looked(conductor: IllConductor) -> bool:
    return conductor.workflow_reads > 2


@pytest.mark.parametrize(
    "workflow",
    [
        {"status": "TERMINATED", "tasks": [human("t", "CANCELED")]},
        {"status": "RUNNING", "tasks": [human("t", "COMPLETED")]},
    ],
    ids=["the execution has ended", "the task has ended"],
)
async def test_a_decision_that_nobody_waits_for_is_settled(
    settings: Settings, streams: Streams, workflow: dict[str, Any]
) -> None:
    async with IllConductor().running() as conductor:
        conductor.workflows = {"w": workflow}
        app = create_app(settings.model_copy(update={"conductor_url": conductor.url}))
        async with running(app):
            await report(streams, decision())
            await eventually(lambda: settled(streams))
    assert not conductor.updates
    assert await streams.redis.xlen(dead_letter_stream(TASK_RESULTS)) == 0


async def test_a_decision_about_an_unknown_execution_is_a_dead_letter(
    settings: Settings, streams: Streams
) -> None:
    async with IllConductor().running() as conductor:
        conductor.workflows = {"w": {}}
        app = create_app(settings.model_copy(update={"conductor_url": conductor.url}))
        async with running(app):
            await report(streams, decision())
            await eventually(lambda: settled(streams))
    ((_, dead),) = await streams.redis.xrange(dead_letter_stream(TASK_RESULTS))
    assert b"does not know this workflow" in dead[b"reason"]
