"""What doing a dead letter's work again takes, by how its task stands in Conductor."""

from enum import StrEnum
from typing import Any

from bridge.domain.tasks import UNDER_WAY

ENDED_BADLY = {"FAILED", "TIMED_OUT", "TERMINATED"}


class Replay(StrEnum):
    """The two ways."""

    PUBLISHED = "published"
    """Conductor still waits for the task: the entry goes back to its stream."""
    RETRIED = "retried"
    """Conductor has given the task up, and its workflow with it: it is to try again."""


def replay_of(workflow: dict[str, Any], task_id: str) -> Replay | None:
    """How to replay; None where the workflow has gone on without the task."""
    tasks = {task["taskId"]: task.get("status") for task in workflow.get("tasks") or []}
    if workflow["status"] == "RUNNING" and tasks.get(task_id) in UNDER_WAY:
        return Replay.PUBLISHED
    if workflow["status"] in ENDED_BADLY and task_id in tasks:
        return Replay.RETRIED
    return None
