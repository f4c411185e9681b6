"""Looks through running executions that stand still, and has mended what was lost in them.

No clock is compared with another: something is lost when it is missing at several looks in a row.
"""

import asyncio

import structlog
from redis.exceptions import RedisError

from bridge.conductor import ConductorClient
from bridge.domain.standstill import Standstill
from bridge.errors import ConductorError
from bridge.recovery.loss import Execution, Loss

log = structlog.get_logger(__name__)

WORKFLOWS_AT_A_TIME = 10
FIRST_LOOKS = 3
FIRST_LOOKS_EVERY_SECONDS = 1.0
"""Tasks are lost where something was away: after that one looks at once."""


class Recovery:
    """Looks every few seconds."""

    def __init__(
        self,
        conductor: ConductorClient,
        losses: list[Loss],
        standstill: Standstill,
        every_seconds: float,
    ) -> None:
        self._conductor = conductor
        self._losses = losses
        self._standstill = standstill
        self._every_seconds = every_seconds
        self._suspects: set[str] = set()
        """Executions in which something may have been lost."""

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
            pause = self._every_seconds
            if looks < FIRST_LOOKS:
                pause = min(pause, FIRST_LOOKS_EVERY_SECONDS)
            await asyncio.sleep(pause)

    async def look(self, *, all_of_them: bool) -> None:
        """One look at those that stand still, or at all."""
        ids = await self._due(all_of_them=all_of_them)
        executions = await self._read(ids)
        suspects: set[str] = set()
        for loss in self._losses:
            suspects |= await loss.mend(executions)
        self._suspects = suspects
        for workflow_id in ids:
            self._standstill.looked(workflow_id, suspicious=workflow_id in suspects)

    async def _due(self, *, all_of_them: bool) -> list[str]:
        running = [
            workflow_id
            for name in await self._conductor.workflow_names()
            for workflow_id in await self._conductor.running_workflow_ids(name)
        ]
        due = self._standstill.due(running, all_of_them=all_of_them)
        # One that moves in one branch may have lost something in another.
        return [*due, *((self._suspects & set(running)) - set(due))]

    async def _read(self, ids: list[str]) -> list[Execution]:
        limit = asyncio.Semaphore(WORKFLOWS_AT_A_TIME)

        async def read(workflow_id: str) -> Execution | None:
            async with limit:
                try:
                    return await self._conductor.workflow(workflow_id)
                except ConductorError as error:
                    # It may have been removed meanwhile; the others must not wait for it.
                    log.warning("workflow_unreadable", workflow_id=workflow_id, error=str(error))
                    return None

        found = await asyncio.gather(*map(read, ids))
        return [execution for execution in found if execution is not None]
