"""Which running executions are worth a look: those that stand still.

Where a task was lost its execution stands still; one that moves has lost nothing yet. One that
has stood still for long, as where a person has to decide, is looked at less and less often.
"""

from collections.abc import Iterable

SELDOM = 4
"""At least every so manieth look, however long nothing has been found."""


class Standstill:
    """What is known of the running executions, from one look to the next."""

    def __init__(self) -> None:
        self._moved: set[str] = set()
        self._skip: dict[str, int] = {}
        self._pause: dict[str, int] = {}

    def moved(self, workflow_id: str) -> None:
        """A task of it was taken, or has ended."""
        self._moved.add(workflow_id)

    def due(self, running: Iterable[str], *, all_of_them: bool = False) -> list[str]:
        """Those to look at now; one that is seen for the first time is left until the next look."""
        running = list(running)
        due = [one for one in running if all_of_them or self._is_due(one)]
        for one in running:
            if one in self._moved or one not in self._skip:
                self._skip[one], self._pause[one] = 0, 1
            elif one not in due:
                self._skip[one] -= 1
        gone = self._skip.keys() - set(running)
        for one in gone:
            del self._skip[one], self._pause[one]
        self._moved.clear()
        return due

    def looked(self, workflow_id: str, *, suspicious: bool) -> None:
        """Whether anything there may have been lost: then it is looked at again next time."""
        pause = 1 if suspicious else min(SELDOM, self._pause.get(workflow_id, 1) * 2)
        self._pause[workflow_id] = pause
        self._skip[workflow_id] = 0 if suspicious else pause - 1

    def _is_due(self, workflow_id: str) -> bool:
        return workflow_id not in self._moved and self._skip.get(workflow_id, 1) == 0
