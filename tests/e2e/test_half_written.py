"""A Conductor on Redis: what it leaves half written when it is killed completes nevertheless.

The moment between its two writes cannot be hit from outside, so its records are brought by hand
into the state that such a death leaves them in.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from quotewright.local.conductor import DATABASE_PREFIX, QUEUE_PREFIX
from support.bridges import bridge
from support.conductor_on_redis import ConductorOnRedis, conductor_on_redis
from support.redis_server import client_of
from support.waiting import eventually

WORKFLOW = "half_written"
TASK = {"name": "a_step", "retryCount": 1, "retryDelaySeconds": 0, "ownerEmail": "a@b.example"}


def step(reference: str, kind: str = "SIMPLE", **more: Any) -> dict[str, Any]:
    name = "a_step" if kind == "SIMPLE" else reference
    return {"name": name, "taskReferenceName": reference, "type": kind, **more}


DEFINITION = {
    "name": WORKFLOW,
    "version": 1,
    "schemaVersion": 2,
    "ownerEmail": "a@b.example",
    "tasks": [
        step("first"),
        step(
            "choice",
            "SWITCH",
            evaluatorType="value-param",
            expression="way",
            inputParameters={"way": "this"},
            decisionCases={"this": [step("chosen")]},
        ),
        step("second"),
        step("fork", "FORK_JOIN", forkTasks=[[step("left"), step("left2")], [step("right")]]),
        step("join", "JOIN", joinOn=["left2", "right"]),
        step("last"),
    ],
}
STEPS = ["first", "choice", "chosen", "second", "fork", "left", "left2", "right", "join", "last"]


@dataclass
class Conductor:
    """Its API and its records; here the tests themselves do the tasks."""

    api: httpx.AsyncClient
    redis: Any

    async def execution(self, workflow_id: str) -> dict[str, Any]:
        answer = await self.api.get(f"/workflow/{workflow_id}")
        document: dict[str, Any] = answer.raise_for_status().json()
        return document

    async def until(self, workflow_id: str, reference: str, retry_count: int = 0) -> dict[str, Any]:
        """Do the tasks that come before a task; that one once it is there."""

        async def look() -> dict[str, Any] | None:
            execution = await self.execution(workflow_id)
            for task in execution["tasks"]:
                if (task["referenceTaskName"], task["retryCount"]) == (reference, retry_count):
                    return dict(task)
            for task in execution["tasks"]:
                failing = task["referenceTaskName"] == reference
                await self.end(task, "FAILED" if failing else "COMPLETED")
            return None

        task = await eventually(look, every=0.1)
        assert task is not None
        return task

    async def completed(self, workflow_id: str) -> dict[str, Any]:
        """Do all tasks that are left; the execution once it has completed."""

        async def look() -> dict[str, Any] | None:
            execution = await self.execution(workflow_id)
            for task in execution["tasks"]:
                await self.end(task, "COMPLETED")
            return execution if execution["status"] == "COMPLETED" else None

        execution = await eventually(look, every=0.1)
        assert execution is not None
        return execution

    async def end(self, task: dict[str, Any], status: str) -> None:
        if task["taskType"] == "a_step" and task["status"] == "SCHEDULED":
            result = {key: task[key] for key in ("taskId", "workflowInstanceId")}
            (await self.api.post("/tasks", json=result | {"status": status})).raise_for_status()

    async def unstore(self, task: dict[str, Any]) -> None:
        """Leave of a task what is there before it is stored: its note."""
        task_id, workflow_id = task["taskId"], task["workflowInstanceId"]
        async with self.redis.pipeline(transaction=True) as pipeline:
            pipeline.delete(f"{DATABASE_PREFIX}.TASK.{task_id}")
            pipeline.srem(f"{DATABASE_PREFIX}.WORKFLOW_TO_TASKS.{workflow_id}", task_id)
            pipeline.zrem(f"{QUEUE_PREFIX}.test.QUEUE.{task['taskType']}.c", task_id)
            gone, *_ = await pipeline.execute()
        assert gone


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ConductorOnRedis]:
    """A Conductor of this module's own: the product's keeps its executions in SQLite."""
    with conductor_on_redis(tmp_path_factory.mktemp("conductor")) as server:
        yield server


@pytest.fixture
async def conductor(server: ConductorOnRedis) -> AsyncIterator[Conductor]:
    """It knows the workflow."""
    async with (
        httpx.AsyncClient(base_url=server.url, timeout=60) as api,
        client_of(server.redis.url) as redis,
    ):
        (await api.post("/metadata/taskdefs", json=[TASK])).raise_for_status()
        (await api.put("/metadata/workflow", json=[DEFINITION])).raise_for_status()
        yield Conductor(api, redis)


@asynccontextmanager
async def repairing(server: ConductorOnRedis) -> AsyncIterator[None]:
    """A bridge that does no tasks, and looks often."""
    settings = {
        "task_types": [],
        "recovery_seconds": 0.3,
        "conductor_database_prefix": DATABASE_PREFIX,
    }
    async with bridge(server.url, server.redis.url, **settings):
        yield


LOST = [
    *[(name, 0) for name in ("first", "chosen", "second", "right", "left2", "join", "last")],
    ("second", 1),
]


async def test_a_task_that_was_noted_and_not_stored_is_scheduled_anew(
    server: ConductorOnRedis, conductor: Conductor
) -> None:
    async def lose(reference: str, retry_count: int) -> str:
        workflow_id = (await conductor.api.post(f"/workflow/{WORKFLOW}", json={})).text
        await conductor.unstore(await conductor.until(workflow_id, reference, retry_count))
        return workflow_id

    lost = await asyncio.gather(*(lose(*which) for which in LOST))
    async with repairing(server):
        done = await asyncio.gather(*map(conductor.completed, lost))
    for (reference, retries), execution in zip(LOST, done, strict=True):
        names = Counter(task["referenceTaskName"] for task in execution["tasks"])
        twice = Counter(second=retries)
        assert names == Counter(STEPS) + twice, reference


async def test_a_redis_that_restarts_is_waited_for(
    server: ConductorOnRedis, conductor: Conductor
) -> None:
    server.redis.kill()
    starting = asyncio.create_task(conductor.api.post(f"/workflow/{WORKFLOW}", json={}))
    # Its first answer would be that it cannot connect.
    done, _ = await asyncio.wait([starting], timeout=2.0)
    server.redis.start(append_only=True)
    assert not done
    answer = await starting
    assert answer.status_code == 200, answer.text
    await conductor.until(answer.text, "first")
