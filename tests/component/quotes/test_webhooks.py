"""Webhooks over real HTTP: signed, repeated, given up, sent again."""

import base64
import hashlib
import hmac
import json
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import httpx
import pytest
from aiohttp import web
from pydantic import SecretStr

from quotes.app import create_app
from quotes.settings import Settings
from support.ports import free_port
from support.services import Streams, running
from support.waiting import eventually
from support.web_server import served

SECRET = b"a secret of the receiver's"


class Receiver:
    """Somebody who is told, and answers as it is told to."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}/hooks"
        self.statuses: list[int] = []
        self.calls: list[tuple[dict[str, str], bytes]] = []

    async def take(self, request: web.Request) -> web.Response:
        """Remember the call; answer the next status."""
        self.calls.append((dict(request.headers), await request.read()))
        return web.Response(status=self.statuses.pop(0) if self.statuses else 204)

    @property
    def events(self) -> list[dict[str, Any]]:
        """What was told, in the order in which it came."""
        return [json.loads(body) for _, body in self.calls]


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    """A server of its own."""
    port = free_port()
    receiver = Receiver(port)
    app = web.Application()
    app.router.add_post("/hooks", receiver.take)
    async with served(app, port):
        yield receiver


@pytest.fixture
async def told(
    settings: Settings, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[httpx.AsyncClient]:
    """The service, which tells the receiver and does not wait long between attempts."""
    monkeypatch.setattr("quotes.outbox.FIRST_DELAY", timedelta(0))
    monkeypatch.setattr("quotes.outbox.LOOK_EVERY_SECONDS", 0.1)
    changes = {
        "webhook_urls": [receiver.url],
        "webhook_secret": SecretStr("whsec_" + base64.b64encode(SECRET).decode()),
        "webhook_attempts": 3,
    }
    async with running(create_app(settings.model_copy(update=changes))) as client:
        yield client


async def test_every_event_is_told_once_and_signed(
    told: httpx.AsyncClient, receiver: Receiver, streams: Streams, wanted: dict[str, Any]
) -> None:
    output = (await streams.run("generate_quote", wanted)).output_data
    number = output["quote_number"]
    await told.post(f"/api/v1/quotes/{number}/decline", json={"by": "Jana", "reason": "Dear."})

    async def three() -> bool:
        return len(receiver.calls) == 3

    await eventually(three)
    types = sorted(event["type"] for event in receiver.events)
    assert types == ["quote.approved", "quote.declined", "quote.issued"]
    trail = (await told.get(f"/api/v1/quotes/{number}/events")).json()
    assert {e["event_id"] for e in trail} == {e["event_id"] for e in receiver.events}
    (declined,) = [e for e in receiver.events if e["type"] == "quote.declined"]
    assert (declined["actor"], declined["reason"]) == ("Jana", "Dear.")
    assert declined["quote"]["status"] == "declined"
    assert declined["quote"]["total"] == "285.60"
    for headers, body in receiver.calls:
        signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
        digest = hmac.new(SECRET, signed, hashlib.sha256).digest()
        assert headers["webhook-signature"] == "v1," + base64.b64encode(digest).decode()
        assert json.loads(body)["event_id"] == headers["webhook-id"]


async def test_a_call_that_fails_is_repeated_then_dead_then_sent_again_by_hand(
    told: httpx.AsyncClient, receiver: Receiver, streams: Streams, wanted: dict[str, Any]
) -> None:
    receiver.statuses = [500, 302, 503, 500, 500, 500]
    await streams.run("generate_quote", wanted)

    async def dead() -> list[dict[str, Any]]:
        answer = await told.get("/api/v1/webhooks/", params={"status": "dead"})
        found: list[dict[str, Any]] = answer.json()
        return found if len(found) == 2 else []

    calls = await eventually(dead)
    assert {call["attempts"] for call in calls} == {3}
    assert "answered 50" in calls[0]["last_error"]

    async def counted() -> bool:
        text = (await told.get("/metrics")).text
        return 'quotewright_outbox{channel="webhook",status="dead"} 2.0' in text

    await eventually(counted)
    before = len(receiver.calls)
    replayed = await told.post(f"/api/v1/webhooks/{calls[0]['delivery_id']}/replay")
    assert replayed.status_code == 200

    async def sent() -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = (
            await told.get("/api/v1/webhooks/", params={"status": "sent"})
        ).json()
        return found

    (delivered,) = await eventually(sent)
    assert delivered["event"]["event_id"] == calls[0]["event"]["event_id"]
    assert len(receiver.calls) == before + 1
    unknown = await told.post("/api/v1/webhooks/none/replay")
    assert unknown.status_code == 404
