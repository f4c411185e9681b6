"""Executions that Conductor does not look at any more, or not soon.

It sweeps each from time to time by an entry in its queue, which is lost with the queue's Redis, or
where a server is killed between storing an execution and making the entry. Killed between storing
a result and deciding what comes next, it goes on at the next sweep, up to an hour later. Both calls
change nothing where nothing was lost.
"""

import structlog

from bridge.conductor import ConductorClient
from bridge.domain.stalled import Stalled
from bridge.domain.unswept import nothing_under_way, state
from bridge.errors import ConductorError
from bridge.metrics import Metrics
from bridge.recovery.loss import Execution

log = structlog.get_logger(__name__)


class Unswept:
    """Swept again; decided at once where nothing is under way."""

    def __init__(self, conductor: ConductorClient, metrics: Metrics) -> None:
        self._conductor = conductor
        self._metrics = metrics
        self._stalled = Stalled[tuple[str, str]]()

    async def mend(self, executions: list[Execution]) -> set[str]:
        """Bring those back that have stood still for several looks."""
        running = {e["workflowId"]: e for e in executions if e.get("status") == "RUNNING"}
        idle = {i for i, execution in running.items() if nothing_under_way(execution)}
        now = {(i, state(execution)) for i, execution in running.items()}
        for workflow_id, _ in self._stalled.seen(now):
            await self._bring_back(workflow_id, idle=workflow_id in idle)
        return idle

    async def _bring_back(self, workflow_id: str, *, idle: bool) -> None:
        try:
            await self._conductor.sweep(workflow_id)
            if idle:
                await self._conductor.decide(workflow_id)
                log.warning("idle_execution_decided", workflow_id=workflow_id)
                self._metrics.mended.labels("unswept").inc()
        except ConductorError as error:
            # One that cannot be decided about must not keep the others waiting.
            log.warning("execution_not_swept", workflow_id=workflow_id, error=str(error))
