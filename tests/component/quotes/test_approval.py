"""A quote that needs a person waits for one: who may decide, how often, and who is told."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import httpx
import pytest
from aiohttp import web
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bridge.api import WorkflowState
from chassis.database import Database
from contracts.streams import BODY_FIELD, TASK_RESULTS
from contracts.task import TaskStatus, WaitingTaskResult
from quotes.app import create_app
from quotes.settings import Settings
from support.ports import free_port
from support.services import Streams, running
from support.waiting import eventually
from support.web_server import served

WORKFLOW = {"workflow_instance_id": "workflow-1"}


@pytest.fixture
def doubtful(wanted: dict[str, Any]) -> dict[str, Any]:
    """A request of which something could not be priced."""
    unresolved = {"description": "the blue thing", "quantity": "2", "reason": "ambiguous"}
    return {**wanted, "unresolved": [unresolved]}


async def decisions(streams: Streams) -> list[WaitingTaskResult]:
    """What was published for tasks that wait."""
    entries = await streams.redis.xrange(TASK_RESULTS)
    bodies = [json.loads(fields[BODY_FIELD.encode()]) for _, fields in entries]
    return [WaitingTaskResult.model_validate(b) for b in bodies if "task_id" not in b]


async def history(client: httpx.AsyncClient, number: str) -> list[tuple[int, str, str]]:
    """Revision, event and actor of all that happened."""
    events = (await client.get(f"/api/v1/quotes/{number}/events")).json()
    return [(e["revision"], e["type"].removeprefix("quote."), e["actor"]) for e in events]


async def test_a_quote_within_the_limits_needs_nobody(
    client: httpx.AsyncClient, streams: Streams, wanted: dict[str, Any]
) -> None:
    output = (await streams.run("generate_quote", wanted, **WORKFLOW)).output_data

    assert (output["approval_required"], output["approval_reasons"]) == (False, [])
    assert output["quote"]["status"] == "approved"
    assert await history(client, output["quote_number"]) == [
        (1, "issued", "system"),
        (1, "approved", "system"),
    ]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        (
            {"unresolved": [{"description": "it", "quantity": None, "reason": "unknown"}]},
            'Asked for and not priced: "it" (not in our catalogue).',
        ),
        (
            {"warnings": [{"code": "suspicious_text", "detail": "dictates a price"}]},
            "The thread is suspicious: dictates a price",
        ),
    ],
    ids=["unresolved", "suspicious"],
)
async def test_what_is_not_clear_waits_for_a_person(
    client: httpx.AsyncClient,
    streams: Streams,
    wanted: dict[str, Any],
    changes: dict[str, Any],
    reason: str,
) -> None:
    output = (await streams.run("generate_quote", {**wanted, **changes}, **WORKFLOW)).output_data

    assert output["approval_required"] is True
    assert output["approval_reasons"] == [reason]
    assert output["quote"]["status"] == "needs_review"
    number = output["quote_number"]
    notifications = (await client.get("/api/v1/notifications/")).json()
    (mail,) = [n for n in notifications if n["quote_number"] == number]
    assert mail["kind"] == "review_needed"
    assert reason in mail["body"]
    assert f"/api/v1/quotes/{number}/approve" in mail["body"]


async def test_a_customer_is_asked_about_what_is_not_clear_where_that_is_wanted(
    settings: Settings, streams: Streams, doubtful: dict[str, Any]
) -> None:
    questions = {
        "language": "en",
        "recipient": "jana@customer.example",
        "subject": "Re: Vests",
        "body": "Which blue thing do you mean?",
        "in_reply_to": "first@customer.example",
    }
    asking = settings.model_copy(update={"clarification_notification": True})
    async with running(create_app(asking)) as client:
        request = {**doubtful, "clarification": questions}
        for _ in range(2):
            await streams.run("generate_quote", request, **WORKFLOW)

        async def sent() -> list[dict[str, Any]]:
            listed = (await client.get("/api/v1/notifications/?status=sent")).json()
            return [n for n in listed if n["kind"] == "clarification"]

        (mail,) = await eventually(sent)
    assert mail["recipient"] == "jana@customer.example"
    (file,) = settings.notification_folder.glob("*-clarification.eml")
    raw = file.read_text()
    assert "In-Reply-To: <first@customer.example>" in raw
    assert "Which blue thing do you mean?" in raw


async def test_an_approval_reaches_the_waiting_workflow_once(
    client: httpx.AsyncClient, streams: Streams, doubtful: dict[str, Any]
) -> None:
    number = (await streams.run("generate_quote", doubtful, **WORKFLOW)).output_data["quote_number"]
    url = f"/api/v1/quotes/{number}"

    answers = await asyncio.gather(
        client.post(f"{url}/approve", json={"by": "Ann"}),
        client.post(f"{url}/approve", json={"by": "Bob"}),
        client.post(f"{url}/approve"),
    )
    late = await client.post(f"{url}/reject", json={"by": "Eve", "reason": "no"})

    assert {(a.status_code, a.json()["status"]) for a in answers} == {(200, "approved")}
    assert late.status_code == 409
    assert "is approved: it cannot become rejected" in late.json()["detail"]
    (decision,) = await eventually(lambda: decisions(streams))
    assert decision.workflow_instance_id == "workflow-1"
    assert decision.reference_task_name == "await_approval"
    assert decision.task_input == {"quote_number": number, "revision": 1}
    assert decision.output_data["decision"] == "approved"
    assert decision.output_data["quote"]["status"] == "approved"
    approved = [entry for entry in await history(client, number) if entry[1] == "approved"]
    assert len(approved) == 1
    # A retry of generate_quote after the decision does not wait for another.
    again = (await streams.run("generate_quote", doubtful, **WORKFLOW)).output_data
    assert (again["approval_required"], again["quote"]["revision"]) == (False, 1)


async def test_a_rejection_needs_a_reason_and_is_not_asked_again_by_a_retry(
    client: httpx.AsyncClient, streams: Streams, doubtful: dict[str, Any]
) -> None:
    number = (await streams.run("generate_quote", doubtful, **WORKFLOW)).output_data["quote_number"]
    url = f"/api/v1/quotes/{number}"

    assert (await client.post(f"{url}/reject", json={"by": "Ann"})).status_code == 422
    assert (await client.post(f"{url}/reject", json={"reason": "  "})).status_code == 422
    rejected = await client.post(f"{url}/reject", json={"by": "Ann", "reason": "Too vague."})
    once_more = await client.post(f"{url}/reject", json={"by": "Bob", "reason": "Yes."})
    approved = await client.post(f"{url}/approve", json={"by": "Eve"})

    assert rejected.json()["status"] == "rejected"
    assert once_more.status_code == 200
    assert approved.status_code == 409
    (decision,) = await eventually(lambda: decisions(streams))
    assert decision.output_data["decision"] == "rejected"
    assert decision.output_data["reason"] == "Too vague."

    retried = await streams.run("generate_quote", doubtful, retry_count=1, **WORKFLOW)
    assert retried.output_data["quote"]["revision"] == 1
    assert retried.output_data["approval_required"] is True
    restarted = (await streams.run("generate_quote", doubtful, **WORKFLOW)).output_data
    assert restarted["quote"]["revision"] == 2
    assert restarted["quote"]["status"] == "needs_review"
    assert (await client.get(f"{url}/revisions/1")).json()["status"] == "rejected"


async def test_a_revision_that_was_superseded_cannot_be_approved(
    client: httpx.AsyncClient, streams: Streams, doubtful: dict[str, Any]
) -> None:
    number = (await streams.run("generate_quote", doubtful, **WORKFLOW)).output_data["quote_number"]
    url = f"/api/v1/quotes/{number}"
    elsewhere = {**doubtful, "shipping_address": "Elsewhere 1"}
    await streams.run("generate_quote", elsewhere, **WORKFLOW)

    stale = await client.post(f"{url}/approve", json={"by": "Ann", "revision": 1})
    assert stale.status_code == 409
    assert "newest revision" in stale.json()["detail"]
    fresh = await client.post(f"{url}/approve", json={"by": "Ann", "revision": 2})
    assert fresh.json()["status"] == "approved"
    assert [entry[:2] for entry in await history(client, number)] == [
        (1, "issued"),
        (1, "needs_review"),
        (1, "superseded"),
        (2, "issued"),
        (2, "needs_review"),
        (2, "approved"),
    ]
    changes = await client.get(f"{url}/difference", params={"before": 1, "after": 2})
    assert changes.json()["changes"] == [
        {
            "field": "shipping_address",
            "before": "Kranweg 4, 21109 Hamburg",
            "after": "Elsewhere 1",
        }
    ]


async def test_no_answer_in_time_is_no_approval(
    settings: Settings,
    streams: Streams,
    doubtful: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("quotes.deadlines.LOOK_EVERY_SECONDS", 0.1)
    hasty = settings.model_copy(update={"approval_hours": 1e-6})
    async with running(create_app(hasty)) as client:
        output = (await streams.run("generate_quote", doubtful, **WORKFLOW)).output_data
        (decision,) = await eventually(lambda: decisions(streams))
        assert decision.output_data["decision"] == "rejected"
        assert decision.output_data["by"] == "system"
        url = f"/api/v1/quotes/{output['quote_number']}"
        late = await client.post(f"{url}/approve", json={"by": "Ann"})
        assert late.status_code == 409


async def test_a_decision_is_told_although_redis_is_away_when_it_is_taken(
    settings: Settings,
    client: httpx.AsyncClient,
    streams: Streams,
    doubtful: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("quotes.outbox.FIRST_DELAY", timedelta(0))
    monkeypatch.setattr("quotes.outbox.LOOK_EVERY_SECONDS", 0.1)
    number = (await streams.run("generate_quote", doubtful, **WORKFLOW)).output_data["quote_number"]
    await streams.redis.config_set("maxmemory", "1")
    try:
        approved = await client.post(f"/api/v1/quotes/{number}/approve", json={"by": "Ann"})
        assert approved.status_code == 200
    finally:
        await streams.redis.config_set("maxmemory", "0")
    (decision,) = await eventually(lambda: decisions(streams))
    assert decision.output_data["by"] == "Ann"


class Bridge:
    """Answers for executions as the bridge does."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.status = "TERMINATED"

    async def follow(self, request: web.Request) -> web.Response:
        """Where any execution stands."""
        state = WorkflowState(
            workflow_id=request.match_info["id"],
            workflow_name="quote_generation_workflow",
            status=self.status,
            reason_for_incompletion="No longer wanted",
            input={},
            output={},
            started_at=None,
            ended_at=None,
            tasks=[],
        )
        return web.json_response(text=state.model_dump_json())


@pytest.fixture
async def bridge() -> AsyncIterator[Bridge]:
    """A server of its own."""
    port = free_port()
    bridge, app = Bridge(port), web.Application()
    app.router.add_get("/api/v1/workflows/{id}", bridge.follow)
    async with served(app, port):
        yield bridge


async def test_an_approval_that_nobody_waits_for_closes_the_quote(
    settings: Settings, streams: Streams, bridge: Bridge, doubtful: dict[str, Any]
) -> None:
    asking = settings.model_copy(update={"bridge_url": bridge.url})
    async with running(create_app(asking)) as client:
        output = (await streams.run("generate_quote", doubtful, **WORKFLOW)).output_data
        number = output["quote_number"]
        refused = await client.post(f"/api/v1/quotes/{number}/approve", json={"by": "Ann"})
        again = await client.post(f"/api/v1/quotes/{number}/approve", json={"by": "Ann"})
        events = (await client.get(f"/api/v1/quotes/{number}/events")).json()
        bridge.status = "RUNNING"
        restarted = (await streams.run("generate_quote", doubtful, **WORKFLOW)).output_data
        approved = await client.post(f"/api/v1/quotes/{number}/approve", json={"by": "Ann"})

    assert (refused.status_code, again.status_code) == (409, 409)
    assert "ended as TERMINATED: No longer wanted" in refused.json()["detail"]
    assert "Restart the workflow" in refused.json()["detail"]
    assert (events[-1]["type"], events[-1]["actor"]) == ("quote.rejected", "system")
    assert "No longer wanted" in events[-1]["reason"]
    assert restarted["quote"]["revision"] == 2
    assert approved.json()["status"] == "approved"


async def test_a_bridge_that_is_away_keeps_nobody_from_deciding(
    settings: Settings, streams: Streams, doubtful: dict[str, Any]
) -> None:
    away = settings.model_copy(update={"bridge_url": f"http://127.0.0.1:{free_port()}"})
    async with running(create_app(away)) as client:
        output = (await streams.run("generate_quote", doubtful, **WORKFLOW)).output_data
        url = f"/api/v1/quotes/{output['quote_number']}/approve"
        assert (await client.post(url)).json()["status"] == "approved"


async def test_a_workflow_that_failed_leaves_nothing_to_approve(
    client: httpx.AsyncClient, streams: Streams, doubtful: dict[str, Any], summary: dict[str, Any]
) -> None:
    quote = (await streams.run("generate_quote", doubtful, **WORKFLOW)).output_data["quote"]
    # Somebody ends the HUMAN task in Conductor, and the workflow goes on.
    told = await streams.run("notify_completion", {"quote": quote, "summary": summary}, **WORKFLOW)
    assert told.status == TaskStatus.FAILED_WITH_TERMINAL_ERROR
    assert "is needs review, so nobody is told of it" in (told.reason_for_incompletion or "")

    await streams.run(
        "handle_error",
        {"workflow_id": "workflow-1", "failure_status": "FAILED", "reason": "Not approved."},
    )

    events = (await client.get(f"/api/v1/quotes/{quote['quote_number']}/events")).json()
    assert (events[-1]["type"], events[-1]["reason"]) == (
        "quote.rejected",
        "Its workflow has ended as FAILED: Not approved.",
    )
    late = await client.post(f"/api/v1/quotes/{quote['quote_number']}/approve")
    assert late.status_code == 409


async def test_the_trail_and_the_snapshots_cannot_be_changed(
    client: httpx.AsyncClient, database_url: str, wanted: dict[str, Any]
) -> None:
    await client.post("/api/v1/quotes/", json=wanted)
    database = Database(database_url)
    for statement in (
        "UPDATE quote_events SET document = '{}'",
        "DELETE FROM quote_events",
        "UPDATE quote_revisions SET document = '{}'",
        "DELETE FROM quote_revisions",
    ):
        with pytest.raises(DBAPIError, match="append-only"):
            async with database.transaction() as session:
                await session.execute(text(statement))
    await database.close()
