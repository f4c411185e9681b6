"""Puts the tasks of one quote, its sub-workflows' too, into one trace."""

import asyncio
from collections import OrderedDict
from collections.abc import Iterable

from bridge.conductor import ConductorClient
from bridge.errors import ConductorError
from chassis.tracing import execution_context, task_taken
from contracts.task import TaskRequest

REMEMBERED = 10_000


class ExecutionTraces:
    """Gives every task that is taken the trace of the execution that everything began with."""

    def __init__(self, conductor: ConductorClient, *, enabled: bool) -> None:
        self._conductor = conductor
        self._enabled = enabled
        self._roots: OrderedDict[str, str] = OrderedDict()

    async def begin(self, requests: Iterable[TaskRequest]) -> list[TaskRequest]:
        """The requests, each in its execution's trace; as they were where nothing is traced."""
        if not self._enabled:
            return list(requests)
        return list(await asyncio.gather(*map(self._begin, requests)))

    async def _begin(self, request: TaskRequest) -> TaskRequest:
        root = await self._root(request.workflow_instance_id)
        return task_taken(request, execution_context(root))

    async def _root(self, workflow_id: str) -> str:
        """The execution that began it all: a task names its own only, so Conductor is asked."""
        if workflow_id not in self._roots:
            try:
                parent = await self._conductor.parent_workflow_id(workflow_id)
            except ConductorError:
                return workflow_id  # a trace in two parts is better than a task that waits
            self._roots[workflow_id] = await self._root(parent) if parent else workflow_id
            while len(self._roots) > REMEMBERED:
                self._roots.popitem(last=False)
        return self._roots.get(workflow_id, workflow_id)
