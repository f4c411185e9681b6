"""What every kind of loss has in common."""

from typing import Any, Protocol

Execution = dict[str, Any]
"""A running workflow with its tasks, as Conductor tells it."""


class Loss(Protocol):
    """One way in which an execution comes to stand still for ever, and its cure."""

    async def mend(self, executions: list[Execution]) -> set[str]:
        """Cure what has been ill for long enough; the ids of those where something may be lost.

        Raises ConductorError and redis' errors; the next look goes on from there.
        """
        ...
