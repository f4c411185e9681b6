"""Which tasks of an execution were noted and never stored, and what they were to come after.

A note is the task's reference name with its retry count after it: `pay0`, at its first retry
`pay1`.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from bridge.domain.tasks import has_ended

Step = Mapping[str, Any]
"""A step of a workflow definition."""
Task = Mapping[str, Any]

AT_THE_BEGINNING = ""
FORKS = {"FORK_JOIN", "FORK_JOIN_DYNAMIC"}


def unstored(notes: Mapping[str, str], execution: Mapping[str, Any]) -> set[str]:
    """The notes, given with their tasks' ids, for which the execution has no task."""
    tasks = execution.get("tasks") or []
    stored = {_note(task, task.get("retryCount", 0)) for task in tasks}
    ids = {task["taskId"] for task in tasks}  # a JOIN that is retried keeps its id
    return {note for note, task_id in notes.items() if note not in stored and task_id not in ids}


def lead_to(note: str, execution: Mapping[str, Any]) -> str | None:
    """The id of the task whose end was to lead to the noted one.

    `AT_THE_BEGINNING` where that is the first one; None where it is not to be told: of loops and
    of forks that are made while they run the definition does not say which task follows which.
    """
    tasks: list[Task] = execution.get("tasks") or []
    for task in tasks:
        failed = task.get("status") in {"FAILED", "TIMED_OUT"}
        if failed and _note(task, task.get("retryCount", 0) + 1) == note:
            return str(task["taskId"])
    steps = (execution.get("workflowDefinition") or {}).get("tasks") or []
    leading = _leading_to(note.removesuffix("0"), steps, [])
    if leading is None:
        return None
    if not leading:
        return AT_THE_BEGINNING
    attempts = [t for name in leading for t in tasks if t["referenceTaskName"] == name]
    if not attempts:
        return None
    name = attempts[-1]["referenceTaskName"]
    last = max(_named(name, attempts), key=lambda task: task.get("retryCount", 0))
    return str(last["taskId"]) if has_ended(last) else None


def _note(task: Task, retry_count: int) -> str:
    return f"{task['referenceTaskName']}{retry_count}"


def _named(name: str, tasks: Iterable[Task]) -> Iterator[Task]:
    return (task for task in tasks if task["referenceTaskName"] == name)


def _leading_to(
    name: str, steps: Sequence[Step], before: Collection[str]
) -> Collection[str] | None:
    """The steps of which the last one that was done leads to the named one, in their order.

    The first step of a branch comes together with the step that branches, and so does the JOIN of
    a fork: what leads to them leads to that one.
    """
    for step in steps:
        if step["taskReferenceName"] == name:
            return before
        for branch in _branches(step):
            if (found := _leading_to(name, branch, before)) is not None:
                return found
        if step["type"] not in FORKS:
            before = [*_names([step])]
    return None


def _names(steps: Iterable[Step]) -> Iterator[str]:
    for step in steps:
        yield step["taskReferenceName"]
        for branch in _branches(step):
            yield from _names(branch)


def _branches(step: Step) -> Iterator[Sequence[Step]]:
    yield from (step.get("decisionCases") or {}).values()
    yield step.get("defaultCase") or []
    yield from step.get("forkTasks") or []
