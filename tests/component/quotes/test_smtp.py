"""Mails over TLS with a login, to a real SMTP server; and the quote's own to its customer."""

from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import httpx
import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword
from pydantic import SecretStr

from quotes.app import create_app
from quotes.settings import Settings
from support.certificates import Authority
from support.ports import free_port
from support.services import Streams, running
from support.waiting import eventually

# Of TLS from the first byte the server's library does not know that it is there.
pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")

PASSWORD = "let me in"


class Postbox:
    """A real SMTP server's memory."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.logins: list[str] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        """Take the mail."""
        self.mails.append(message_from_bytes(envelope.content, policy=default))
        return "250 OK"

    def __call__(self, *asked: Any) -> AuthResult:
        """Let in who knows the password."""
        given = asked[-1]
        right = isinstance(given, LoginPassword) and given.password == PASSWORD.encode()
        if right:
            self.logins.append(given.login.decode())
        return AuthResult(success=right)


Serve = Callable[[bool], tuple[Postbox, dict[str, Any]]]


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """Starts a server with TLS and login; gives its memory and the settings to reach it."""
    authority = Authority(tmp_path)
    context = authority.server_context()
    controllers: list[Controller] = []

    def start(implicit: bool) -> tuple[Postbox, dict[str, Any]]:
        postbox, port = Postbox(), free_port()
        tls: dict[str, Any] = {"ssl_context": context} if implicit else {"tls_context": context}
        controller = Controller(
            postbox,
            hostname="localhost",
            port=port,
            authenticator=postbox,
            auth_required=True,
            auth_require_tls=not implicit,
            require_starttls=not implicit,
            **tls,
        )
        controller.start()
        controllers.append(controller)
        return postbox, {
            "smtp_host": "localhost",
            "smtp_port": port,
            "smtp_tls": implicit,
            "smtp_ca_file": authority.file,
            "smtp_username": "quotes",
            "smtp_password": SecretStr(PASSWORD),
        }

    yield start
    for controller in controllers:
        controller.stop()


@pytest.mark.parametrize("implicit", [False, True], ids=["starttls", "tls"])
async def test_a_quote_reaches_its_customer_over_tls_and_is_sent(
    settings: Settings, streams: Streams, wanted: dict[str, Any], serve: Serve, *, implicit: bool
) -> None:
    postbox, to_reach_it = serve(implicit)
    async with running(create_app(settings.model_copy(update=to_reach_it))) as client:
        german = {**wanted, "language": "de"}
        number = (await streams.run("generate_quote", german)).output_data["quote_number"]
        for _ in range(2):
            answer = await client.post(f"/api/v1/quotes/{number}/send", json={"by": "Ann"})
            assert answer.status_code == 200

        async def sent() -> bool:
            quote = (await client.get(f"/api/v1/quotes/{number}")).json()
            return bool(quote["status"] == "sent")

        await eventually(sent)
    assert postbox.logins == ["quotes"]
    (mail,) = postbox.mails
    assert mail["To"] == "jana@customer.example"
    assert mail["Reply-To"] == settings.seller_email
    assert mail["Subject"] == f"Unser Angebot {number}"
    body = mail.get_body()
    assert body is not None
    assert "EUR 285,60" in body.get_content()
    (pdf,) = mail.iter_attachments()
    assert pdf.get_content().startswith(b"%PDF")


async def test_a_server_whose_certificate_is_not_trusted_gets_no_mail(
    settings: Settings, streams: Streams, wanted: dict[str, Any], serve: Serve
) -> None:
    postbox, to_reach_it = serve(True)
    changes = {**to_reach_it, "smtp_ca_file": None}
    async with running(create_app(settings.model_copy(update=changes))) as client:
        number = (await streams.run("generate_quote", wanted)).output_data["quote_number"]
        await client.post(f"/api/v1/quotes/{number}/send")

        async def refused() -> list[dict[str, Any]]:
            listed = (await client.get("/api/v1/notifications/?status=pending")).json()
            return [n for n in listed if "certificate" in (n["last_error"] or "").lower()]

        assert await eventually(refused)
        assert (await client.get(f"/api/v1/quotes/{number}")).json()["status"] == "approved"
    assert postbox.mails == []


async def test_an_offer_that_does_not_hold_any_more_is_not_sent(
    settings: Settings, streams: Streams, wanted: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quotes.outbox.LOOK_EVERY_SECONDS", 0.1)
    away = settings.model_copy(
        update={"smtp_host": "127.0.0.1", "smtp_port": free_port(), "smtp_starttls": False}
    )
    async with running(create_app(away)) as client:
        number = (await streams.run("generate_quote", wanted)).output_data["quote_number"]
        url = f"/api/v1/quotes/{number}"
        await client.post(f"{url}/send")
        await client.post(f"{url}/decline", json={"reason": "By telephone."})

        async def given_up() -> list[dict[str, Any]]:
            found: list[dict[str, Any]] = (
                await client.get("/api/v1/notifications/?status=dead")
            ).json()
            return found

        (mail,) = await eventually(given_up)
        assert "is declined" in mail["last_error"]
        assert (await client.get(url)).json()["status"] == "declined"


async def test_a_customer_without_an_address_is_said_to_be_one(
    client: httpx.AsyncClient, streams: Streams, wanted: dict[str, Any]
) -> None:
    nameless = {**wanted, "customer": {"name": "Jana"}}
    number = (await streams.run("generate_quote", nameless)).output_data["quote_number"]
    answer = await client.post(f"/api/v1/quotes/{number}/send")
    assert answer.status_code == 409
    assert "No mail address" in answer.json()["detail"]
