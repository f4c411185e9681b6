"""What is the same at several looks in a row."""

from collections.abc import Collection, Hashable, Iterable
from typing import Any, Generic, TypeVar

Thing = TypeVar("Thing", bound=Hashable)

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


class Stalled(Generic[Thing]):
    """Counts for how many looks in a row a thing has been the same."""

    def __init__(self, enough: int = LOOKS_UNTIL_STALLED) -> None:
        self._enough = enough
        self._looks: dict[Thing, int] = {}

    def seen(self, now: Collection[Thing]) -> set[Thing]:
        """Those that have been seen often enough to say that nobody is at work on them."""
        self._looks = {thing: self._looks.get(thing, 0) + 1 for thing in now}
        stalled = {thing for thing, looks in self._looks.items() if looks >= self._enough}
        for thing in stalled:
            self._looks[thing] = 0
        return stalled
