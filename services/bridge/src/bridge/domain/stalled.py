"""Steps of Conductor's own that a dying server leaves behind."""

from collections.abc import Iterable
from typing import Any

LOOKS_UNTIL_STALLED = 3
"""A server that is merely slow has moved on by then."""


def unstarted(tasks: Iterable[dict[str, Any]]) -> set[str]:
    """The ids of sub-workflow steps that a server has begun to start, and of nothing else.

    Starting one again is safe: a step's sub-workflow has the same id each time.
    """
    return {
        task["taskId"]
        for task in tasks
        if task.get("taskType") == "SUB_WORKFLOW"
        and task.get("status") == "SCHEDULED"
        and task.get("pollCount", 0) > 0
    }


class Stalled:
    """Counts for how many looks in a row a step has been the same."""

    def __init__(self) -> None:
        self._looks: dict[str, int] = {}

    def seen(self, now: set[str]) -> set[str]:
        """Those that have been seen often enough to say that nobody is at work on them."""
        self._looks = {task_id: self._looks.get(task_id, 0) + 1 for task_id in now}
        stalled = {t for t, looks in self._looks.items() if looks >= LOOKS_UNTIL_STALLED}
        for task_id in stalled:
            self._looks[task_id] = 0
        return stalled
