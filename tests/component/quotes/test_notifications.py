"""Notifications leave the outbox once, as a file or by a real SMTP server."""

from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import httpx
import pytest
from aiosmtpd.controller import Controller

from contracts.task import TaskStatus
from quotes.app import create_app
from quotes.settings import Settings
from support.ports import free_port
from support.services import Streams, running, task_request
from support.waiting import eventually


class Postbox:
    """A real SMTP server's memory."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        """Take the mail."""
        self.mails.append(message_from_bytes(envelope.content, policy=default))
        return "250 OK"


@pytest.fixture
def smtp_settings(settings: Settings) -> Settings:
    """Mails go to a port that nothing listens on yet."""
    changes = {"smtp_host": "127.0.0.1", "smtp_port": free_port(), "smtp_starttls": False}
    return settings.model_copy(update=changes)


@pytest.fixture
def postbox(smtp_settings: Settings) -> Iterator[Postbox]:
    """A server that listens there."""
    postbox = Postbox()
    controller = Controller(postbox, hostname="127.0.0.1", port=smtp_settings.smtp_port)
    controller.start()
    yield postbox
    controller.stop()


async def listed(client: httpx.AsyncClient, status: str) -> list[dict[str, Any]]:
    """The service's notifications of one status."""
    answer = await client.get("/api/v1/notifications/", params={"status": status})
    return list(answer.json())


def the_only_file(folder: Path, name: str) -> EmailMessage:
    """The mail in the folder that holds one file of this name and nothing else."""
    (file,) = folder.iterdir()
    assert file.name == name
    mail = message_from_bytes(file.read_bytes(), policy=default)
    assert isinstance(mail, EmailMessage)
    return mail


async def test_a_mail_with_the_pdf_is_put_into_the_folder(
    client: httpx.AsyncClient,
    settings: Settings,
    streams: Streams,
    wanted: dict[str, Any],
    summary: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # So that nothing but the task's commit wakes the outbox.
    monkeypatch.setattr("quotes.outbox.LOOK_EVERY_SECONDS", 600.0)
    quote = (await streams.run("generate_quote", wanted)).output_data["quote"]
    await streams.run("generate_pdf", {"quote": quote})
    result = await streams.run("notify_completion", {"quote": quote, "summary": summary})
    await eventually(lambda: listed(client, "sent"))

    assert result.output_data["recipient"] == "team@seller.example"
    mail = the_only_file(settings.notification_folder, f"{quote['quote_number']}-r1.eml")
    assert mail["Subject"] == f"Quote {quote['quote_number']}: EUR 285.60"
    body = mail.get_body()
    assert body is not None
    assert "Jana asks for two vests." in body.get_content()
    (pdf,) = mail.iter_attachments()
    assert pdf.get_content().startswith(b"%PDF")


async def test_repeated_tasks_and_two_replicas_send_each_mail_once(
    smtp_settings: Settings,
    postbox: Postbox,
    streams: Streams,
    wanted: dict[str, Any],
    summary: dict[str, Any],
) -> None:
    async with (
        running(create_app(smtp_settings)) as client,
        running(create_app(smtp_settings)),
    ):
        quotes = [
            (await streams.run("generate_quote", wanted)).output_data["quote"] for _ in range(5)
        ]
        tasks = [
            task_request("notify_completion", {"quote": quote, "summary": summary})
            for quote in quotes
            for _attempt in range(2)
        ]
        for task in [*tasks, *tasks]:
            await streams.publish(task)
        results = [await streams.result(task.task_id) for task in tasks]
        assert {result.status for result in results} == {TaskStatus.COMPLETED}

        async def all_sent() -> bool:
            return len(await listed(client, "sent")) == 5

        await eventually(all_sent)
        assert await listed(client, "pending") == []

    numbers = sorted(quote["quote_number"] for quote in quotes)
    assert sorted(mail["Subject"].split()[1].rstrip(":") for mail in postbox.mails) == numbers
    assert {mail["To"] for mail in postbox.mails} == {"team@seller.example"}


async def test_a_customer_is_sent_the_approved_quote_with_its_link_where_that_is_wanted(
    settings: Settings, streams: Streams, wanted: dict[str, Any], summary: dict[str, Any]
) -> None:
    telling = settings.model_copy(update={"customer_notification": True})
    async with running(create_app(telling)) as client:
        quote = (await streams.run("generate_quote", wanted)).output_data["quote"]
        url = f"/api/v1/quotes/{quote['quote_number']}"
        for _ in range(2):
            await streams.run("notify_completion", {"quote": quote, "summary": summary})

        async def sent() -> bool:
            return bool((await client.get(url)).json()["status"] == "sent")

        await eventually(sent)
        mails = [n for n in await listed(client, "sent") if n["kind"] == "offer"]
        link = (await client.get(f"{url}/link")).json()["url"]
    assert [mail["recipient"] for mail in mails] == ["jana@customer.example"]
    assert link in mails[0]["body"]


async def test_a_server_that_is_away_is_reported_and_leaves_the_service_healthy(
    smtp_settings: Settings,
    streams: Streams,
    wanted: dict[str, Any],
    summary: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("quotes.outbox.FIRST_DELAY", timedelta(hours=1))
    async with running(create_app(smtp_settings)) as client:
        quote = (await streams.run("generate_quote", wanted)).output_data["quote"]
        await streams.run("notify_completion", {"quote": quote, "summary": summary})

        async def failed() -> list[dict[str, Any]]:
            return [n for n in await listed(client, "pending") if n["last_error"]]

        (notification,) = await eventually(failed)

        assert notification["attempts"] == 1
        assert "127.0.0.1" in notification["last_error"]
        assert notification["next_attempt_at"] > notification["created_at"]
        assert await listed(client, "sent") == []
        assert (await client.get("/health")).json()["status"] == "ok"
