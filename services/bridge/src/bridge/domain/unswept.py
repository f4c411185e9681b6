"""Whether an execution moves, and whether anything is left in it that could move it."""

from collections.abc import Mapping
from typing import Any

from bridge.domain.tasks import has_ended


def state(execution: Mapping[str, Any]) -> str:
    """Another one whenever the execution has moved."""
    tasks = execution.get("tasks") or []
    return " ".join(f"{task['taskId']} {task['status']}" for task in tasks[-1:])


def nothing_under_way(execution: Mapping[str, Any]) -> bool:
    """Whether all its tasks have ended: then only a decision of Conductor's moves it."""
    return all(has_ended(task) for task in execution.get("tasks") or [])
