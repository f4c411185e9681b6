"""Whether an execution moves, and whether anything in it could move it."""

from typing import Any

import pytest

from bridge.domain.unswept import nothing_under_way, state


def execution(*statuses: str) -> dict[str, Any]:
    return {"tasks": [{"taskId": f"t{n}", "status": s} for n, s in enumerate(statuses)]}


@pytest.mark.parametrize("statuses", [(), ("COMPLETED",), ("COMPLETED", "FAILED")])
def test_nothing_is_under_way_where_all_tasks_have_ended(statuses: tuple[str, ...]) -> None:
    assert nothing_under_way(execution(*statuses))


@pytest.mark.parametrize("status", ["SCHEDULED", "IN_PROGRESS"])
def test_a_task_is_under_way_until_it_has_ended(status: str) -> None:
    assert not nothing_under_way(execution("COMPLETED", status))


def test_an_execution_that_has_moved_is_in_another_state() -> None:
    seen = [(), ("SCHEDULED",), ("IN_PROGRESS",), ("COMPLETED",), ("COMPLETED", "SCHEDULED")]
    assert len({state(execution(*statuses)) for statuses in seen}) == len(seen)
