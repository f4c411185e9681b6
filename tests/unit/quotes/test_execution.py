"""Whether an execution still waits for somebody's decision."""

import pytest

from quotes.domain.execution import Execution, why_it_waits_no_more


def waits_no_more(status: str, *tasks: tuple[str, str], reason: str | None = None) -> str | None:
    document = {
        "status": status,
        "reason_for_incompletion": reason,
        "tasks": [{"reference_task_name": name, "status": state} for name, state in tasks],
    }
    return why_it_waits_no_more(Execution.model_validate(document), "await_approval")


@pytest.mark.parametrize("status", ["RUNNING", "PAUSED"])
def test_one_that_has_come_to_the_task_or_is_on_its_way_waits(status: str) -> None:
    assert waits_no_more(status, ("generate_quote", "COMPLETED")) is None
    assert waits_no_more(status, ("await_approval", "IN_PROGRESS")) is None
    again = (("await_approval", "CANCELED"), ("await_approval", "SCHEDULED"))
    assert waits_no_more(status, *again) is None


@pytest.mark.parametrize("status", ["TERMINATED", "FAILED", "TIMED_OUT", "COMPLETED"])
def test_one_that_has_ended_says_how(status: str) -> None:
    told = waits_no_more(status, ("await_approval", "IN_PROGRESS"), reason="Not wanted")

    assert told == f"Its workflow has ended as {status}: Not wanted"


def test_one_that_was_moved_on_by_hand_says_so() -> None:
    told = waits_no_more("RUNNING", ("await_approval", "COMPLETED"))

    assert told == "Its workflow went on without a decision: await_approval has ended."
