"""Tasks that a server on a Redis database had noted when it was killed, and not yet stored.

Conductor notes a task before it stores it, and takes one that is noted for one that is there. On
SQLite and PostgreSQL both are one transaction; on Redis they are two commands.
"""

import contextlib
from typing import Any

import structlog

from bridge.conductor import ConductorClient
from bridge.conductor_notes import ConductorNotes
from bridge.domain.stalled import Stalled
from bridge.domain.unstored import lead_to, unstored
from bridge.errors import ConductorError
from bridge.metrics import Metrics
from bridge.recovery.loss import Execution

log = structlog.get_logger(__name__)

LOOKS = 6
"""Longer than a server pauses between two commands and still goes on after them."""


class Unstored:
    """Their notes are taken back, so that Conductor schedules them anew."""

    def __init__(self, conductor: ConductorClient, notes: ConductorNotes, metrics: Metrics) -> None:
        self._conductor = conductor
        self._notes = notes
        self._metrics = metrics
        self._stalled = Stalled[tuple[str, str]](LOOKS)

    async def mend(self, executions: list[Execution]) -> set[str]:
        """Take back the notes that have been without a task for several looks."""
        by_id = {e["workflowId"]: e for e in executions if e.get("status") == "RUNNING"}
        noted = await self._notes.of(by_id)
        missing = {
            (workflow_id, note)
            for workflow_id, notes in noted.items()
            for note in unstored(notes, by_id[workflow_id])
        }
        for workflow_id, note in self._stalled.seen(missing):
            await self._schedule(by_id[workflow_id], note)
        return {workflow_id for workflow_id, _ in missing}

    async def _schedule(self, execution: dict[str, Any], note: str) -> None:
        workflow_id = execution["workflowId"]
        lead = lead_to(note, execution)
        if lead is None:
            log.error("task_not_stored", workflow_id=workflow_id, note=note)
        elif await self._notes.take_back(workflow_id, note, lead):
            log.warning("unstored_task_taken_back", workflow_id=workflow_id, note=note)
            self._metrics.mended.labels("unstored").inc()
            # At once, instead of at the next sweep.
            with contextlib.suppress(ConductorError):
                await self._conductor.decide(workflow_id)
