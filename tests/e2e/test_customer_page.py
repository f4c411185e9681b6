"""The customer's page through the gateway: seen, answered once, and closed to whoever guesses."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

from quotes.domain.guesses import ALLOWED
from quotes.domain.link import CustomerLink, LinkSigner
from quotewright.local.stack import Stack
from support.stack import Product
from support.waiting import eventually

QUOTE = "quote_generation_workflow"


@pytest.fixture
def events(stack: Stack) -> Iterator[list[dict[str, Any]]]:
    """What a webhook's receiver is told while the test runs."""
    told: list[dict[str, Any]] = []

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            """Keep the event."""
            body = self.rfile.read(int(self.headers["Content-Length"]))
            told.append({**json.loads(body), "signature": self.headers["webhook-signature"]})
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    Thread(target=server.serve_forever, daemon=True).start()
    hooks = json.dumps([f"http://127.0.0.1:{server.server_port}/"])
    stack.restart("quotes", {"WEBHOOK_URLS": hooks, "WEBHOOK_SECRET": "a secret"})
    yield told
    stack.restart("quotes", {})
    server.shutdown()
    server.server_close()


async def link_to(product: Product, number: str) -> str:
    answer = await product.api.get(f"/api/v1/quotes/{number}/link")
    return str(answer.raise_for_status().json()["url"])


async def test_a_customer_sees_a_quote_accepts_it_once_and_declines_another(
    product: Product, events: list[dict[str, Any]]
) -> None:
    quote = (await product.run(QUOTE, {"thread_id": 1, "discount_rate": 0.05}))["output"]["quote"]
    number = quote["quote_number"]
    again = {"customer": quote["customer"], "totals": quote, "thread_id": None}
    other = (await product.api.post("/api/v1/quotes/", json=again)).raise_for_status().json()
    page = await link_to(product, number)
    assert page.startswith(product.stack.gateway_url)

    assert number in (await product.api.get(page)).raise_for_status().text
    (await product.api.get(f"{page}/style.css")).raise_for_status()
    pdf = await product.api.get(f"{page}/quote.pdf")
    assert pdf.content == (await product.api.get(f"/api/v1/quotes/{number}/pdf")).content
    form = {"name": "Jana Petersen", "order_number": "PO-77"}
    for name in ("Jana Petersen", "Somebody Else"):
        answered = await product.api.post(f"{page}/accept", data={**form, "name": name})
        assert answered.status_code == 303
    assert "PO-77" in (await product.api.get(page)).text
    declined = await link_to(product, other["quote_number"])
    await product.api.post(f"{declined}/decline", data={"reason": "One is enough."})

    order = (await product.api.get(f"/api/v1/quotes/{number}/order")).json()
    assert (order["ordered_by"], order["order_number"]) == ("Jana Petersen", "PO-77")
    assert order["quote"] == {**quote, "status": "accepted"}

    async def both() -> bool:
        return {event["type"] for event in events} >= {"quote.accepted", "quote.declined"}

    await eventually(both)
    of_first = [event for event in events if event["quote_number"] == number]
    types = [event["type"] for event in of_first]
    assert (types.count("quote.viewed"), types.count("quote.accepted")) == (1, 1)
    (accepted,) = [event for event in of_first if event["type"] == "quote.accepted"]
    assert accepted["details"] == {"order_number": "PO-77"}
    assert accepted["signature"].startswith("v1,")
    (no,) = [event for event in events if event["type"] == "quote.declined"]
    assert (no["quote_number"], no["reason"]) == (other["quote_number"], "One is enough.")


async def test_an_old_link_a_forged_one_and_too_many_of_them_lead_nowhere(
    product: Product,
) -> None:
    quotes = (await product.api.get("/api/v1/quotes/", params={"limit": 1})).json()
    number = quotes[0]["quote_number"]
    secret = (product.stack.settings.data / "customer-link-key").read_text()
    ended = CustomerLink(number, 1, datetime.now(UTC) - timedelta(days=1))
    expired = await product.api.get(f"/quotes/{LinkSigner(secret).sign(ended)}")
    later = CustomerLink(number, 1, datetime.now(UTC) + timedelta(days=1))
    forged = f"/quotes/{LinkSigner('guessed' * 8).sign(later)}"
    answers = [await product.api.get(forged) for _ in range(ALLOWED + 1)]

    assert expired.status_code == 410
    assert [answer.status_code for answer in answers] == [404] * ALLOWED + [429]
    assert not any(number in answer.text for answer in (expired, *answers))
