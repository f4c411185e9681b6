"""Sub-workflow steps that a server had begun to start when it was killed.

While it starts one the server reserves the step's queue entry for an hour, and it has no call that
gives a reserved one back; the next server gives the step up after that hour.
"""

import structlog

from bridge.conductor_queues import ConductorQueues
from bridge.domain.stalled import Stalled, unstarted
from bridge.metrics import Metrics
from bridge.recovery.loss import Execution

log = structlog.get_logger(__name__)


class Unstarted:
    """Given back to Conductor, where its queue can be reached."""

    def __init__(self, queues: ConductorQueues, metrics: Metrics) -> None:
        self._queues = queues
        self._metrics = metrics
        self._stalled = Stalled[str]()

    async def mend(self, executions: list[Execution]) -> set[str]:
        """Make due again what has not moved for several looks."""
        begun = {
            step: execution["workflowId"]
            for execution in executions
            for step in unstarted(execution.get("tasks") or [])
        }
        stalled = self._stalled.seen(begun.keys())
        if changed := await self._queues.make_due(stalled):
            log.warning("sub_workflow_steps_made_due", task_ids=sorted(stalled))
            self._metrics.mended.labels("unstarted").inc(changed)
        return set(begun.values())
