"""Which noted tasks were never stored, and what they were to come after."""

from typing import Any

import pytest

from bridge.domain.unstored import AT_THE_BEGINNING, lead_to, unstored


def step(name: str, kind: str = "SIMPLE", **more: Any) -> dict[str, Any]:
    return {"taskReferenceName": name, "type": kind, **more}


STEPS = [
    step("read"),
    step(
        "check",
        "SWITCH",
        decisionCases={"big": [step("ask"), step("wait", "HUMAN")]},
        defaultCase=[step("accept")],
    ),
    step("quote"),
    step("fork", "FORK_JOIN", forkTasks=[[step("print"), step("send")], [step("store")]]),
    step("join", "JOIN"),
    step("loop", "DO_WHILE", loopOver=[step("again")]),
    step("end"),
]


def task(name: str, status: str = "COMPLETED", retry_count: int = 0) -> dict[str, Any]:
    return {
        "taskId": f"id of {name}{retry_count}",
        "referenceTaskName": name,
        "status": status,
        "retryCount": retry_count,
    }


def execution(*tasks: dict[str, Any]) -> dict[str, Any]:
    return {"tasks": list(tasks), "workflowDefinition": {"tasks": STEPS}}


def test_a_note_without_a_task_is_found() -> None:
    notes = {"read0": "id of read0", "quote0": "never stored"}
    assert unstored(notes, execution(task("read"))) == {"quote0"}


def test_a_note_of_a_task_that_is_there_under_another_id_is_not() -> None:
    assert unstored({"read0": "another id"}, execution(task("read"))) == set()


def test_a_note_of_a_join_that_was_retried_in_its_place_is_not() -> None:
    assert unstored({"join0": "id of join1"}, execution(task("join", retry_count=1))) == set()


@pytest.mark.parametrize(
    ("note", "stored", "lead"),
    [
        ("read0", [], AT_THE_BEGINNING),
        ("check0", ["read"], "read"),
        ("ask0", ["read", "check"], "read"),
        ("accept0", ["read", "check"], "read"),
        ("wait0", ["read", "check", "ask"], "ask"),
        ("quote0", ["read", "check", "ask", "wait"], "wait"),
        ("quote0", ["read", "check", "accept"], "accept"),
        ("quote0", ["read", "check"], "check"),
        ("fork0", ["read", "check", "quote"], "quote"),
        ("store0", ["read", "check", "quote", "fork", "print"], "quote"),
        ("join0", ["read", "check", "quote", "fork", "print", "store"], "quote"),
        ("send0", ["read", "check", "quote", "fork", "print", "store", "join"], "print"),
        ("loop0", ["read", "check", "quote", "fork", "print", "send", "store", "join"], "join"),
    ],
)
def test_what_was_to_lead_to_a_task(note: str, stored: list[str], lead: str) -> None:
    found = lead_to(note, execution(*map(task, stored)))
    assert found == (lead and f"id of {lead}0")


def test_what_leads_to_another_attempt_is_the_one_that_failed() -> None:
    tasks = [task("read", "FAILED"), task("read", "TIMED_OUT", 1)]
    assert lead_to("read2", execution(*tasks)) == "id of read1"


def test_a_name_that_ends_in_a_digit_is_no_other_attempt() -> None:
    steps = [step("part"), step("part1")]
    document = {"tasks": [task("part")], "workflowDefinition": {"tasks": steps}}
    assert lead_to("part10", document) == "id of part0"


def test_the_last_attempt_of_a_step_leads_on() -> None:
    tasks = [task("read", "FAILED"), task("read", retry_count=1)]
    assert lead_to("check0", execution(*tasks)) == "id of read1"


@pytest.mark.parametrize("note", ["again__10", "made_by_a_dynamic_fork0"])
def test_what_the_definition_does_not_tell_is_left_alone(note: str) -> None:
    assert lead_to(note, execution(task("read"))) is None


def test_what_has_not_ended_does_not_lead_on_yet() -> None:
    assert lead_to("check0", execution(task("read", "IN_PROGRESS"))) is None
