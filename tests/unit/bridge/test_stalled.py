"""Which of Conductor's own steps are left behind."""

from typing import Any

import pytest

from bridge.domain.stalled import LOOKS_UNTIL_STALLED, Stalled, unstarted

BEGUN = {"taskId": "s", "taskType": "SUB_WORKFLOW", "status": "SCHEDULED", "pollCount": 1}


@pytest.mark.parametrize(
    "different",
    [{"taskType": "HTTP"}, {"taskType": "pay"}, {"status": "IN_PROGRESS"}, {"pollCount": 0}],
)
def test_only_sub_workflow_steps_that_a_server_has_begun_count(different: dict[str, Any]) -> None:
    assert unstarted([BEGUN, BEGUN | {"taskId": "other"} | different]) == {"s"}


def test_a_step_is_stalled_once_it_has_not_moved_for_several_looks() -> None:
    stalled = Stalled[str]()
    looks = [stalled.seen({"s"}) for _ in range(LOOKS_UNTIL_STALLED)]
    assert looks == [set()] * (LOOKS_UNTIL_STALLED - 1) + [{"s"}]
    assert stalled.seen({"s"}) == set(), "it has been given back and may take its time again"


def test_a_step_that_moved_in_between_is_not_stalled() -> None:
    stalled = Stalled[str]()
    for _ in range(2 * LOOKS_UNTIL_STALLED):
        assert stalled.seen({"s"}) == set()
        assert stalled.seen(set()) == set()
