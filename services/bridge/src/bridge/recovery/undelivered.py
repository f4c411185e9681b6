"""Tasks that Conductor handed out and that never reached a stream.

Conductor counts a task as taken when it answers a poll. If the bridge dies between the answer and
the publication, or dies with a poll open, the task belongs to nobody until its response timeout.
So whatever is IN_PROGRESS and lies neither in its stream nor among the results, at two looks in a
row, is published again. That is safe: services do a task that they have done before only once.
"""

import contextlib
import json
from typing import Any

import structlog

from bridge.domain.envelope import request_from_task
from bridge.domain.routing import served
from bridge.metrics import Metrics
from bridge.recovery.loss import Execution
from bridge.settings import Settings
from bridge.streams import Streams
from bridge.traces import ExecutionTraces
from contracts.streams import TASK_RESULTS, task_stream

log = structlog.get_logger(__name__)


class Undelivered:
    """Published again."""

    def __init__(
        self, streams: Streams, settings: Settings, metrics: Metrics, traces: ExecutionTraces
    ) -> None:
        self._streams = streams
        self._settings = settings
        self._metrics = metrics
        self._traces = traces
        self._missing: set[tuple[str, int]] = set()

    async def mend(self, executions: list[Execution]) -> set[str]:
        """Publish what was missing at the last look too."""
        taken = self._taken(executions)
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
        return {task["workflowInstanceId"] for task in missing.values()}

    def _taken(self, executions: list[Execution]) -> dict[tuple[str, int], dict[str, Any]]:
        """By id and poll count: the simple tasks that Conductor believes to be worked on."""
        taken = [t for each in executions for t in each.get("tasks") or [] if _is_taken(t)]
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
