"""Finds the task that a result is for where the result names only its place."""

import asyncio
from typing import Final

import structlog

from bridge.conductor import ConductorClient
from bridge.domain.waiting import Absent, address
from bridge.errors import ConductorUnavailable
from contracts.task import TaskResult, WaitingTaskResult

log = structlog.get_logger(__name__)

LOOK_AFTER_SECONDS: Final = (0.0, 0.2, 0.5, 1.0, 2.0)
"""Usually the task is on its way; after these the entry is left, and looked at when taken over."""


class TaskNotThereYet(ConductorUnavailable):
    """The execution has still to come to the task."""


async def find_waiting_task(
    conductor: ConductorClient, result: WaitingTaskResult
) -> TaskResult | None:
    """The result with its task's id; None where nobody waits for it any more.

    Raises TaskNotThereYet, NotFound where there is no such execution, or ConductorUnavailable.
    """
    for delay in LOOK_AFTER_SECONDS:
        await asyncio.sleep(delay)
        found = address(result, await conductor.workflow(result.workflow_instance_id))
        if isinstance(found, TaskResult):
            return found
        if found is Absent.NO_MORE:
            log.info("nobody_waits_for_result", reference_task_name=result.reference_task_name)
            return None
    raise TaskNotThereYet(
        f"{result.reference_task_name} has not begun in {result.workflow_instance_id}"
    )
