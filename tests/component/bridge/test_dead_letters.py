"""Dead letters listed, shown, replayed and dropped: over HTTP, and by the bridge's own command."""

import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from bridge import dead_letters_command
from bridge.app import create_app
from bridge.settings import Settings
from contracts.dead_letters import dead_letter
from contracts.streams import BODY_FIELD, TASK_RESULTS, dead_letter_stream, task_stream
from support.ill_conductor import IllConductor
from support.services import Streams, running
from support.waiting import eventually

STREAM = task_stream("pay")
PATH = f"/api/v1/dead-letters/{STREAM}"
BODY = json.dumps({"task_id": "t", "workflow_instance_id": "w"})


@pytest.fixture
async def conductor() -> AsyncIterator[IllConductor]:
    """One that knows a workflow which failed with its task."""
    async with IllConductor().running() as conductor:
        conductor.workflows = {"w": {"status": "FAILED", "tasks": [task("FAILED")]}}
        yield conductor


def task(status: str) -> dict[str, Any]:
    return {"taskId": "t", "taskType": "pay", "taskDefName": "pay", "status": status}


@pytest.fixture
async def bridge(conductor: IllConductor, redis_url: str) -> AsyncIterator[httpx.AsyncClient]:
    """A bridge that serves no task, so that a replayed entry stays where it is put."""
    settings = Settings(conductor_url=conductor.url, redis_url=redis_url, task_types=[])
    async with running(create_app(settings)) as client:
        yield client


async def give_up(streams: Streams, body: str = BODY, stream: str = STREAM) -> str:
    letter = dead_letter(
        {BODY_FIELD.encode(): body}, reason="The card is torn.", origin_id=b"1-1", group="payer"
    )
    letter_id = await streams.redis.xadd(dead_letter_stream(stream), letter)
    return str(letter_id.decode())


async def bodies(streams: Streams, stream: str) -> list[bytes]:
    return [fields[BODY_FIELD.encode()] for _, fields in await streams.redis.xrange(stream)]


async def test_they_are_listed_and_shown_with_their_message(
    bridge: httpx.AsyncClient, streams: Streams
) -> None:
    first = await give_up(streams, "\ufffd not json", TASK_RESULTS)
    second = await give_up(streams)
    letters = (await bridge.get("/api/v1/dead-letters/")).json()
    assert {(x["stream"], x["id"], x["workflow_id"]) for x in letters} == {
        (STREAM, second, "w"),
        (TASK_RESULTS, first, None),
    }
    assert letters[0]["reason"] == "The card is torn."
    assert letters[0]["group"] == "payer"
    assert len((await bridge.get("/api/v1/dead-letters/", params={"stream": STREAM})).json()) == 1
    assert (await bridge.get(f"{PATH}/{second}")).json()["body"] == BODY


async def test_one_whose_task_conductor_still_waits_for_goes_back_to_its_stream(
    bridge: httpx.AsyncClient, streams: Streams, conductor: IllConductor
) -> None:
    conductor.workflows["w"] = {"status": "RUNNING", "tasks": [task("IN_PROGRESS")]}
    letter = await give_up(streams)
    answer = await bridge.post(f"{PATH}/{letter}/replay")
    assert answer.json() == {"replay": "published"}
    assert BODY.encode() in await bodies(streams, STREAM)
    assert await streams.redis.xlen(dead_letter_stream(STREAM)) == 0
    assert conductor.retried == []


async def test_one_whose_workflow_failed_is_tried_again_by_conductor(
    bridge: httpx.AsyncClient, streams: Streams, conductor: IllConductor
) -> None:
    letter = await give_up(streams)
    answer = await bridge.post(f"{PATH}/{letter}/replay")
    assert answer.json() == {"replay": "retried"}
    assert conductor.retried == ["w"]
    assert await bodies(streams, STREAM) == []
    assert await streams.redis.xlen(dead_letter_stream(STREAM)) == 0


async def test_one_that_nobody_waits_for_stays_and_the_answer_says_why(
    bridge: httpx.AsyncClient, streams: Streams, conductor: IllConductor
) -> None:
    cases: list[tuple[dict[str, Any], str, str]] = [
        ({"w": {"status": "COMPLETED", "tasks": [task("FAILED")]}}, BODY, "is COMPLETED"),
        ({"w": {"status": "RUNNING", "tasks": [task("FAILED")]}}, BODY, "is RUNNING"),
        ({"w": {"status": "FAILED", "tasks": []}}, BODY, "does not wait for this task"),
        ({}, BODY, "knows no workflow w"),
        ({}, "not json", "names no task"),
    ]
    for workflows, body, because in cases:
        conductor.workflows = workflows
        letter = await give_up(streams, body)
        answer = await bridge.post(f"{PATH}/{letter}/replay")
        assert answer.status_code == 409
        assert because in answer.json()["detail"]
        assert await streams.redis.xlen(dead_letter_stream(STREAM)) == 1
        assert (await bridge.delete(f"{PATH}/{letter}")).status_code == 204
        assert await streams.redis.xlen(dead_letter_stream(STREAM)) == 0


async def test_one_that_is_not_there_is_not_found(bridge: httpx.AsyncClient) -> None:
    for letter in ("1-1", "-", "x"):
        assert (await bridge.get(f"{PATH}/{letter}")).status_code == 404
        assert (await bridge.post(f"{PATH}/{letter}/replay")).status_code == 404
        assert (await bridge.delete(f"{PATH}/{letter}")).status_code == 404


async def test_the_command_does_the_same_without_a_bridge(
    conductor: IllConductor,
    redis_url: str,
    streams: Streams,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("REDIS_URL", redis_url)
    monkeypatch.setenv("CONDUCTOR_URL", conductor.url)

    async def command(*arguments: str) -> tuple[int, list[str]]:
        code = await dead_letters_command.run(arguments)
        return code, capsys.readouterr().out.splitlines()

    letter = await give_up(streams)
    torn = await give_up(streams, "not json")
    code, listed = await command("list", "--stream", STREAM)
    assert code == 0
    assert [json.loads(line)["id"] for line in listed] == [torn, letter]
    code, (shown,) = await command("show", STREAM, letter)
    assert json.loads(shown)["body"] == BODY
    code, replayed = await command("replay", STREAM, "all")
    assert code == 1
    assert replayed == [
        f"{torn}: It names no task that anybody waits for. Drop it.",
        f"{letter}: retried",
    ]
    assert conductor.retried == ["w"]
    assert await command("drop", STREAM, torn) == (0, [f"{torn}: dropped"])
    assert (await command("show", STREAM, torn))[0] == 1


async def test_what_the_bridge_gives_up_is_listed(
    bridge: httpx.AsyncClient, streams: Streams
) -> None:
    await streams.redis.xadd(TASK_RESULTS, {BODY_FIELD: "torn"})

    async def letters() -> list[dict[str, Any]]:
        return list((await bridge.get("/api/v1/dead-letters/")).json())

    (letter,) = await eventually(letters)
    assert (letter["stream"], letter["group"]) == (TASK_RESULTS, "bridge")
