"""Finds tasks that Conductor handed out and that never reached a stream.

Conductor counts a task as taken when it answers a poll. If the bridge dies between the answer and
the publication, or dies with a poll open, the task belongs to nobody until its response timeout.
So whatever is IN_PROGRESS and lies neither in its stream nor among the results, at two looks in a
row, is published again. That is safe: services do a task that they have done before only once.
No clock is compared with another.
"""

import asyncio
import contextlib
import json
from typing import Any

import structlog
from redis.exceptions import RedisError

from bridge.conductor import ConductorClient
from bridge.domain.envelope import request_from_task
from bridge.domain.routing import served
from bridge.errors import ConductorError
from bridge.metrics import Metrics
from bridge.settings import Settings
from bridge.streams import Streams
from bridge.traces import ExecutionTraces
from contracts.streams import TASK_RESULTS, task_stream

log = structlog.get_logger(__name__)

WORKFLOWS_AT_A_TIME = 10


class Recovery:
    """Looks through running workflows every few seconds."""

    def __init__(
        self,
        conductor: ConductorClient,
        streams: Streams,
        settings: Settings,
        metrics: Metrics,
        traces: ExecutionTraces,
    ) -> None:
        self._conductor = conductor
        self._streams = streams
        self._settings = settings
        self._metrics = metrics
        self._traces = traces
        self._missing: set[tuple[str, int]] = set()
        self._stopping = asyncio.Event()

    def stop(self) -> None:
        """Look no more."""
        self._stopping.set()

    async def run(self) -> None:
        """Until `stop`; errors of Conductor and Redis are waited out."""
        while not self._stopping.is_set():
            try:
                await self.look()
            except (ConductorError, RedisError) as error:
                log.warning("recovery_failed", error=str(error))
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), self._settings.recovery_seconds)

    async def look(self) -> None:
        """One look; publishes what was missing at the last one too."""
        taken = await self._taken_tasks()
        names = {task["taskDefName"] for task in taken.values()}
        present = await self._present(names) if names else set()
        missing = {key: task for key, task in taken.items() if key[0] not in present}
        again = [task for key, task in missing.items() if key in self._missing]
        if again:
            requests = await self._traces.begin(request_from_task(task) for task in again)
            await self._streams.publish(requests)
            for task in again:
                log.warning("task_recovered", task=task["taskDefName"], task_id=task["taskId"])
                self._metrics.recovered.labels(task["taskDefName"]).inc()
        self._missing = set(missing)

    async def _taken_tasks(self) -> dict[tuple[str, int], dict[str, Any]]:
        """By id and poll count: the simple tasks that Conductor believes to be worked on."""
        ids = [
            workflow_id
            for name in await self._conductor.workflow_names()
            for workflow_id in await self._conductor.running_workflow_ids(name)
        ]
        limit = asyncio.Semaphore(WORKFLOWS_AT_A_TIME)

        async def tasks(workflow_id: str) -> list[dict[str, Any]]:
            async with limit:
                try:
                    workflow = await self._conductor.workflow(workflow_id)
                except ConductorError as error:
                    # It may have been removed meanwhile; the others must not wait for it.
                    log.warning("workflow_unreadable", workflow_id=workflow_id, error=str(error))
                    return []
            return [task for task in workflow.get("tasks") or [] if _is_taken(task)]

        found = [task for each in await asyncio.gather(*map(tasks, ids)) for task in each]
        ours = served({task["taskDefName"] for task in found}, self._settings.task_types)
        return {
            (task["taskId"], task.get("pollCount", 0)): task
            for task in found
            if task["taskDefName"] in ours
        }

    async def _present(self, names: set[str]) -> set[str]:
        """The ids of all tasks that lie in a stream, or whose results do."""
        present = set()
        for stream in [*map(task_stream, names), TASK_RESULTS]:
            for body in await self._streams.bodies(stream):
                with contextlib.suppress(ValueError, TypeError, KeyError):
                    present.add(json.loads(body)["task_id"])
        return present


def _is_taken(task: dict[str, Any]) -> bool:
    kind = (task.get("workflowTask") or {}).get("type")
    return task.get("status") == "IN_PROGRESS" and kind == "SIMPLE"
