"""An execution of the workflow, as far as somebody's decision about a quote concerns it."""

from typing import Final

from contracts.message import Message

LIVES: Final = {"RUNNING", "PAUSED"}
WAITS: Final = {"SCHEDULED", "IN_PROGRESS"}


class Task(Message):
    """One step of it; the status is Conductor's word."""

    reference_task_name: str
    status: str


class Execution(Message):
    """Where it stands; the status is Conductor's word."""

    status: str
    reason_for_incompletion: str | None = None
    tasks: list[Task] = []


def how_it_ended(status: str, reason: str | None) -> str:
    """A sentence."""
    return f"Its workflow has ended as {status}{f': {reason}' if reason else '.'}"


def why_it_waits_no_more(execution: Execution, reference_task_name: str) -> str | None:
    """A sentence; None where it waits at the task of that name, or has still to come to it."""
    if execution.status not in LIVES:
        return how_it_ended(execution.status, execution.reason_for_incompletion)
    rounds = [t for t in execution.tasks if t.reference_task_name == reference_task_name]
    if rounds and not any(task.status in WAITS for task in rounds):
        return f"Its workflow went on without a decision: {reference_task_name} has ended."
    return None
