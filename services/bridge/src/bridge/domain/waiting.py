"""Which task of an execution a result is for that names its place instead of its id."""

import json
from enum import Enum, auto
from typing import Any

from bridge.domain.tasks import UNDER_WAY
from contracts.task import TaskResult, WaitingTaskResult

WORKFLOW_LIVES = {"RUNNING", "PAUSED"}


class Absent(Enum):
    """Why there is no task to update."""

    NOT_YET = auto()
    """The execution has still to come to it."""
    NO_MORE = auto()
    """It, or the whole execution, has ended: nobody waits for the result."""


def names_a_place(body: bytes) -> bool:
    """Whether a result names its task's place in an execution, and no id."""
    try:
        document = json.loads(body)
    except ValueError:
        return False
    return (
        isinstance(document, dict)
        and "reference_task_name" in document
        and "task_id" not in document
    )


def address(result: WaitingTaskResult, workflow: dict[str, Any]) -> TaskResult | Absent:
    """The result under the id of the task that waits for it."""
    if workflow["status"] not in WORKFLOW_LIVES:
        return Absent.NO_MORE
    meant = [task for task in workflow.get("tasks") or [] if _is_meant(task, result)]
    if not meant:
        return Absent.NOT_YET
    for task in meant:
        if task["status"] in UNDER_WAY:
            return _addressed(result, task)
    return Absent.NO_MORE


def _is_meant(task: dict[str, Any], result: WaitingTaskResult) -> bool:
    given = task.get("inputData") or {}
    return bool(task["referenceTaskName"] == result.reference_task_name) and all(
        name in given and given[name] == value for name, value in result.task_input.items()
    )


def _addressed(result: WaitingTaskResult, task: dict[str, Any]) -> TaskResult:
    named = result.model_dump(exclude={"reference_task_name", "task_input", "schema_version"})
    return TaskResult(
        **named,
        task_id=task["taskId"],
        task_definition_name=task.get("taskDefName") or task["taskType"],
    )
