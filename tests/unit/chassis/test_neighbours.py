"""A process waits for what starts beside it, and not for ever."""

import pytest

from chassis.errors import CannotStart
from chassis.neighbours import until_ready


class Neighbour:
    """There from the n-th time that it is asked."""

    def __init__(self, there_at: int) -> None:
        self.asked = 0
        self._there_at = there_at

    async def use(self) -> None:
        self.asked += 1
        if self.asked < self._there_at:
            raise CannotStart(f"not there at {self.asked}")


async def test_a_neighbour_that_comes_late_is_waited_for() -> None:
    neighbour = Neighbour(there_at=4)
    await until_ready(neighbour.use, 60, pause_seconds=0)
    assert neighbour.asked == 4


async def test_without_patience_the_first_failure_is_the_answer() -> None:
    neighbour = Neighbour(there_at=2)
    with pytest.raises(CannotStart, match="not there at 1"):
        await until_ready(neighbour.use, 0)


async def test_an_error_that_waiting_does_not_mend_is_not_waited_for() -> None:
    async def broken() -> None:
        raise ValueError("no such thing")

    with pytest.raises(ValueError, match="no such thing"):
        await until_ready(broken, 60)
