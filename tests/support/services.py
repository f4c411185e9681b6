"""One service, whole and for real, in the test's own process."""

import json
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import httpx
from fastapi import FastAPI
from redis.asyncio import Redis

from contracts.streams import BODY_FIELD, TASK_RESULTS, task_stream
from contracts.task import TaskRequest, TaskResult
from support.waiting import eventually


@asynccontextmanager
async def running(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """Run the application's lifespan and give a client for its API."""
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(
            transport=httpx.ASGITransport(app, raise_app_exceptions=False), base_url="http://test"
        ) as client,
    ):
        yield client


def task_request(name: str, task: dict[str, Any], **fields: Any) -> TaskRequest:
    """A task as the bridge would publish it."""
    return TaskRequest(
        **{
            "task_id": str(uuid.uuid4()),
            "task_definition_name": name,
            "reference_task_name": f"{name}_ref",
            "workflow_instance_id": str(uuid.uuid4()),
            "workflow_name": "test_workflow",
            "input_data": task,
            "requested_at": datetime.now(UTC),
            **fields,
        }
    )


class Streams:
    """The bridge's side of the streams, for a test."""

    def __init__(self, redis: Redis) -> None:
        # Its methods are typed for every option that it could have been made with.
        self.redis: Any = redis

    async def publish(self, request: TaskRequest) -> None:
        """Put a task on its stream."""
        stream = task_stream(request.task_definition_name)
        await self.redis.xadd(stream, {BODY_FIELD: request.model_dump_json()})

    async def results(self, task_id: str) -> list[TaskResult]:
        """Every result published so far for a task."""
        entries = await self.redis.xrange(TASK_RESULTS)
        bodies = [json.loads(fields[BODY_FIELD.encode()]) for _, fields in entries]
        return [TaskResult.model_validate(b) for b in bodies if b.get("task_id") == task_id]

    async def result(self, task_id: str) -> TaskResult:
        """The first result of a task, waited for."""
        found = await eventually(lambda: self.results(task_id))
        return found[0]

    async def run(self, name: str, task: dict[str, Any], **fields: Any) -> TaskResult:
        """Publish a task and wait for what comes of it."""
        request = task_request(name, task, **fields)
        await self.publish(request)
        return await self.result(request.task_id)
