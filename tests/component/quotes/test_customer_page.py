"""The customer's page, as a browser without script asks for it, on both databases."""

import io
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from pypdf import PdfReader
from sqlalchemy import update

from chassis.database import Database
from quotes.app import create_app
from quotes.clock import utc_now
from quotes.domain.guesses import ALLOWED
from quotes.domain.link import CustomerLink, LinkSigner
from quotes.settings import Settings
from quotes.tables import quote_states
from support.services import Streams, running

CSP = "default-src 'none'"
WORKFLOW = {"workflow_instance_id": "workflow-1"}


@pytest.fixture
async def quote(client: httpx.AsyncClient, wanted: dict[str, Any]) -> dict[str, Any]:
    """An approved quote."""
    made = await client.post("/api/v1/quotes/", json=wanted)
    return dict(made.json())


@pytest.fixture
async def page(client: httpx.AsyncClient, quote: dict[str, Any]) -> str:
    """The path that the customer is given."""
    return await link_to(client, quote["quote_number"])


async def link_to(client: httpx.AsyncClient, number: str) -> str:
    answer = (await client.get(f"/api/v1/quotes/{number}/link")).json()
    return str(urlsplit(answer["url"]).path)


async def status_of(client: httpx.AsyncClient, quote: dict[str, Any]) -> str:
    return str((await client.get(f"/api/v1/quotes/{quote['quote_number']}")).json()["status"])


async def test_the_page_shows_the_quote_and_its_pdf_and_asks_nobody_else(
    client: httpx.AsyncClient, quote: dict[str, Any], page: str
) -> None:
    shown = await client.get(page)
    pdf = await client.get(f"{page}/quote.pdf")
    logo = await client.get(f"{page}/logo")

    assert shown.status_code == 200
    for said in (quote["quote_number"], "Vest XL", "EUR 285.60", "Accept this quote"):
        assert said in shown.text
    for part in (shown, pdf, logo):
        assert part.headers["content-security-policy"].startswith(CSP)
        assert part.headers["referrer-policy"] == "no-referrer"
        assert part.headers["cache-control"] == "no-store"
        assert "set-cookie" not in part.headers
    assert "<script" not in shown.text
    assert "http" not in shown.text.replace("https://", "http")
    assert "EUR 285.60" in PdfReader(io.BytesIO(pdf.content)).pages[0].extract_text()
    assert logo.headers["content-type"].startswith("image/svg")


async def test_viewed_is_what_a_browser_shows_and_not_what_a_robot_fetches(
    client: httpx.AsyncClient, quote: dict[str, Any], page: str
) -> None:
    await client.get(page)
    await client.head(page)
    await client.get(f"{page}/style.css", headers={"Sec-Purpose": "prefetch"})
    before = await status_of(client, quote)
    style = await client.get(f"{page}/style.css")
    await client.get(f"{page}/style.css")

    assert before == "approved"
    assert style.headers["content-type"].startswith("text/css")
    assert await status_of(client, quote) == "viewed"
    events = (await client.get(f"/api/v1/quotes/{quote['quote_number']}/events")).json()
    assert [(e["type"], e["actor"]) for e in events][-1:] == [("quote.viewed", "customer")]


async def test_a_customer_accepts_once_and_it_becomes_an_order(
    client: httpx.AsyncClient, quote: dict[str, Any], page: str
) -> None:
    order_url = f"/api/v1/quotes/{quote['quote_number']}/order"
    too_early = await client.get(order_url)
    form = {"name": " Jana <b> Petersen ", "order_number": "PO-77"}
    accepted = await client.post(f"{page}/accept", data=form)
    again = await client.post(f"{page}/accept", data={"name": "Somebody Else"})
    too_late = await client.post(f"{page}/decline", data={"reason": "No."})
    shown = await client.get(page)
    order = (await client.get(order_url)).json()

    assert too_early.status_code == 409
    for answer in (accepted, again, too_late):
        assert (answer.status_code, answer.headers["location"]) == (303, page)
    assert "by Jana &lt;b&gt; Petersen. Thank you!" in shown.text
    assert "PO-77" in shown.text
    assert "<form" not in shown.text
    assert order["ordered_by"] == "Jana <b> Petersen"
    assert order["order_number"] == "PO-77"
    assert order["quote"]["total"] == "285.60"
    assert order["quote"]["status"] == "accepted"
    events = (await client.get(f"/api/v1/quotes/{quote['quote_number']}/events")).json()
    assert [event["type"] for event in events].count("quote.accepted") == 1


async def test_a_customer_declines_with_a_reason_that_is_kept(
    client: httpx.AsyncClient, quote: dict[str, Any], page: str
) -> None:
    declined = await client.post(f"{page}/decline", data={"reason": "Too dear\x00"})
    shown = await client.get(page)

    assert declined.status_code == 303
    assert "Declined on" in shown.text
    assert "<form" not in shown.text
    (event,) = [
        event
        for event in (await client.get(f"/api/v1/quotes/{quote['quote_number']}/events")).json()
        if event["type"] == "quote.declined"
    ]
    assert event["reason"] == "Too dear"
    assert (await client.get(f"/api/v1/quotes/{quote['quote_number']}/order")).status_code == 409


async def test_a_form_that_says_too_little_or_too_much_is_asked_for_again(
    client: httpx.AsyncClient, quote: dict[str, Any], page: str
) -> None:
    forms: list[tuple[str, dict[str, str], str]] = [
        ("accept", {"name": "  "}, "Please tell us your name"),
        ("accept", {"name": "x" * 201}, "Please tell us your name"),
        ("accept", {"name": "Jana", "order_number": "7" * 201}, "The order number may have"),
        ("accept", {"name": "Jana", "order_number": "7" * 30_000}, "Please tell us your name"),
        ("decline", {}, "Please tell us the reason"),
    ]
    for form, fields, told in forms:
        answer = await client.post(f"{page}/{form}", data=fields)

        assert answer.status_code == 422
        assert told in answer.text
    assert await status_of(client, quote) == "approved"


async def test_a_link_to_an_older_revision_says_so_and_accepts_nothing(
    client: httpx.AsyncClient, streams: Streams, wanted: dict[str, Any]
) -> None:
    quote = (await streams.run("generate_quote", wanted, **WORKFLOW)).output_data["quote"]
    older = await link_to(client, quote["quote_number"])
    elsewhere = {**wanted, "shipping_address": "Elsewhere 1", "language": "de"}
    await streams.run("generate_quote", elsewhere, **WORKFLOW)
    newer = await link_to(client, quote["quote_number"])

    await client.post(f"{older}/accept", data={"name": "Jana"})

    old_page, new_page = await client.get(older), await client.get(newer)
    assert "A newer version" in old_page.text
    assert "<form" not in old_page.text
    assert "Kranweg 4" in old_page.text
    assert "Revision" in new_page.text
    assert "Angebot annehmen" in new_page.text
    assert await status_of(client, quote) == "approved"


async def test_a_quote_whose_last_day_has_ended_says_so_and_is_not_accepted(
    client: httpx.AsyncClient, database_url: str, quote: dict[str, Any], page: str
) -> None:
    database = Database(database_url)
    async with database.transaction() as session:
        await session.execute(update(quote_states).values(expires_at=utc_now()))
    await database.close()

    refused = await client.post(f"{page}/accept", data={"name": "Jana"})
    shown = await client.get(page)

    assert refused.status_code == 303
    assert "This quote was valid until" in shown.text
    assert "<form" not in shown.text
    assert await status_of(client, quote) in {"approved", "expired"}


async def test_a_link_that_has_expired_shows_nothing_of_the_quote(
    client: httpx.AsyncClient, settings: Settings, quote: dict[str, Any]
) -> None:
    signer = LinkSigner(settings.customer_link_secret.get_secret_value())
    gone = await client.get(
        f"/quotes/{signer.sign(CustomerLink(quote['quote_number'], 1, utc_now()))}",
        headers={"Accept-Language": "fr-CH, en;q=0.5"},
    )

    assert gone.status_code == 410
    assert "Ce lien a expiré" in gone.text
    assert quote["quote_number"] not in gone.text


async def test_a_quote_that_is_not_approved_is_shown_to_nobody(
    client: httpx.AsyncClient, settings: Settings, wanted: dict[str, Any]
) -> None:
    unresolved = {"description": "the blue thing", "quantity": "2", "reason": "ambiguous"}
    quote = (
        await client.post("/api/v1/quotes/", json={**wanted, "unresolved": [unresolved]})
    ).json()
    signer = LinkSigner(settings.customer_link_secret.get_secret_value())
    link = CustomerLink(quote["quote_number"], 1, utc_now() + timedelta(days=1))
    page = f"/quotes/{signer.sign(link)}"

    assert (await client.get(f"/api/v1/quotes/{quote['quote_number']}/link")).status_code == 409
    for path in ("", "/quote.pdf"):
        refused = await client.get(f"{page}{path}")
        assert refused.status_code == 404
        assert "Vest XL" not in refused.text
    await client.post(f"{page}/accept", data={"name": "Jana"})
    assert await status_of(client, quote) == "needs_review"


async def test_whoever_guesses_waits_and_others_do_not(
    client: httpx.AsyncClient, page: str
) -> None:
    changed = f"{page[:-1]}{'A' if page[-1] != 'A' else 'B'}"
    answers = [await client.get(changed) for _ in range(ALLOWED)]
    limited = await client.get(page)

    assert {answer.status_code for answer in answers} == {404}
    assert "whole link" in answers[0].text
    assert limited.status_code == 429
    async with elsewhere(client) as other:
        assert (await other.get(page)).status_code == 200


def elsewhere(client: httpx.AsyncClient) -> httpx.AsyncClient:
    """The same service, asked from another address."""
    transport = client._transport
    assert isinstance(transport, httpx.ASGITransport)
    return httpx.AsyncClient(
        transport=httpx.ASGITransport(transport.app, client=("192.0.2.7", 1)),
        base_url="http://test",
    )


async def test_without_a_secret_there_is_no_page(settings: Settings, quote: dict[str, Any]) -> None:
    without = settings.model_copy(update={"customer_link_secret": Settings().customer_link_secret})
    async with running(create_app(without)) as client:
        answer = await client.get(f"/api/v1/quotes/{quote['quote_number']}/link")
        page = await client.get("/quotes/x")

    assert (answer.status_code, page.status_code) == (409, 404)
    assert "CUSTOMER_LINK_SECRET" in answer.json()["detail"]
