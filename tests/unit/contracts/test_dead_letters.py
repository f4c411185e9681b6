"""What can be read of an entry that cannot be processed."""

import pytest

from contracts.dead_letters import dead_letter, entry_of, named_task, reason_of


def test_a_dead_letter_keeps_the_entry_as_it_came() -> None:
    entry = {b"__data__": b"\xff", b"more": b"1"}
    letter = dead_letter(entry, reason="Not a task.", origin_id=b"1-0", group="pricing")
    stored = {k: v if isinstance(v, bytes) else v.encode() for k, v in letter.items()}
    assert entry_of(stored) == entry
    assert reason_of(stored) == "Not a task."


@pytest.mark.parametrize(
    "body",
    [
        b"\xff",
        b"[]",
        b'"text"',
        b"null",
        b'{"task_id": "t"}',
        b'{"task_id": 1, "workflow_instance_id": "w"}',
    ],
)
def test_a_body_that_names_no_task(body: bytes) -> None:
    assert named_task(body) is None


def test_a_malformed_body_that_names_its_task() -> None:
    body = b'{"task_id": "t", "workflow_instance_id": "w", "status": 7}'
    assert named_task(body) == ("t", "w")
