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
from bridge.conductor_queues import ConductorQueues
from bridge.domain.envelope import request_from_task
from bridge.domain.routing import served
from bridge.domain.stalled import Stalled, unstarted
from bridge.domain.standstill import Standstill
from bridge.errors import ConductorError
from bridge.metrics import Metrics
from bridge.settings import Settings
from bridge.streams import Streams
from bridge.traces import ExecutionTraces
from contracts.streams import TASK_RESULTS, task_stream

log = structlog.get_logger(__name__)

WORKFLOWS_AT_A_TIME = 10
FIRST_LOOKS = 3
FIRST_LOOKS_EVERY_SECONDS = 1.0
"""Tasks are lost where something was away: after that one looks at once."""


class Recovery:
    """Looks through running workflows every few seconds."""

    def __init__(
        self,
        conductor: ConductorClient,
        streams: Streams,
        queues: ConductorQueues,
        settings: Settings,
        metrics: Metrics,
        traces: ExecutionTraces,
        standstill: Standstill,
    ) -> None:
        self._conductor = conductor
        self._streams = streams
        self._queues = queues
        self._settings = settings
        self._metrics = metrics
        self._traces = traces
        self._standstill = standstill
        self._missing: set[tuple[str, int]] = set()
        self._suspects: set[str] = set()
        """Executions in which something may have been lost."""
        self._stalled = Stalled()

    async def run(self) -> None:
        """Until cancelled; errors of Conductor and Redis are waited out."""
        looks = 0
        while True:
            try:
                await self.look(all_of_them=looks < FIRST_LOOKS)
                looks += 1
            except (ConductorError, RedisError) as error:
                log.warning("recovery_failed", error=str(error))
                looks = 0
            pause = self._settings.recovery_seconds
            if looks < FIRST_LOOKS:
                pause = min(pause, FIRST_LOOKS_EVERY_SECONDS)
            await asyncio.sleep(pause)

    async def look(self, *, all_of_them: bool) -> None:
        """One look; publishes what was missing at the last one too."""
        ids = await self._due(all_of_them=all_of_them)
        tasks = await self._tasks(ids)
        begun = unstarted(tasks)
        await self._nudge(begun)
        taken = self._taken(tasks)
        streams = {
            task_stream(task["taskDefName"], task.get("domain") or "") for task in taken.values()
        }
        present = await self._present(streams) if streams else set()
        missing = {key: task for key, task in taken.items() if key[0] not in present}
        again = [task for key, task in missing.items() if key in self._missing]
        if again:
            requests = await self._traces.begin(request_from_task(task) for task in again)
            await self._streams.publish(requests)
            for task in again:
                log.warning("task_recovered", task=task["taskDefName"], task_id=task["taskId"])
                self._metrics.recovered.labels(task["taskDefName"]).inc()
        self._missing = set(missing)
        waiting = [task for task in tasks if task["taskId"] in begun]
        self._suspects = {task["workflowInstanceId"] for task in [*missing.values(), *waiting]}
        for workflow_id in ids:
            self._standstill.looked(workflow_id, suspicious=workflow_id in self._suspects)

    async def _nudge(self, steps: set[str]) -> None:
        """Give back to Conductor what it put off and forgot."""
        stalled = self._stalled.seen(steps)
        if await self._queues.make_due(stalled):
            log.warning("sub_workflow_steps_made_due", task_ids=sorted(stalled))

    async def _due(self, *, all_of_them: bool) -> list[str]:
        running = [
            workflow_id
            for name in await self._conductor.workflow_names()
            for workflow_id in await self._conductor.running_workflow_ids(name)
        ]
        due = self._standstill.due(running, all_of_them=all_of_them)
        # One that moves in one branch may have lost something in another.
        return [*due, *((self._suspects & set(running)) - set(due))]

    async def _tasks(self, ids: list[str]) -> list[dict[str, Any]]:
        """The tasks of these workflows."""
        limit = asyncio.Semaphore(WORKFLOWS_AT_A_TIME)

        async def tasks(workflow_id: str) -> list[dict[str, Any]]:
            async with limit:
                try:
                    workflow = await self._conductor.workflow(workflow_id)
                except ConductorError as error:
                    # It may have been removed meanwhile; the others must not wait for it.
                    log.warning("workflow_unreadable", workflow_id=workflow_id, error=str(error))
                    return []
            return workflow.get("tasks") or []

        return [task for each in await asyncio.gather(*map(tasks, ids)) for task in each]

    def _taken(self, tasks: list[dict[str, Any]]) -> dict[tuple[str, int], dict[str, Any]]:
        """By id and poll count: the simple tasks that Conductor believes to be worked on."""
        taken = [task for task in tasks if _is_taken(task)]
        ours = served({task["taskDefName"] for task in taken}, self._settings.task_types)
        domains = {"", *self._settings.task_domains}
        return {
            (task["taskId"], task.get("pollCount", 0)): task
            for task in taken
            if task["taskDefName"] in ours and (task.get("domain") or "") in domains
        }

    async def _present(self, streams: set[str]) -> set[str]:
        """The ids of all tasks that lie in a stream, or whose results do."""
        present = set()
        for stream in [*streams, TASK_RESULTS]:
            for body in await self._streams.bodies(stream):
                with contextlib.suppress(ValueError, TypeError, KeyError):
                    present.add(json.loads(body)["task_id"])
        return present


def _is_taken(task: dict[str, Any]) -> bool:
    kind = (task.get("workflowTask") or {}).get("type")
    return task.get("status") == "IN_PROGRESS" and kind == "SIMPLE"
