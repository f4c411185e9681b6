"""The customer's page through the gateway: seen, answered once, and closed to whoever guesses."""

from datetime import UTC, datetime, timedelta
from typing import Any

from quotes.domain.guesses import ALLOWED
from quotes.domain.link import CustomerLink, LinkSigner
from support.stack import Product
from support.waiting import eventually
from support.webhook_receiver import WebhookReceiver

QUOTE = "quote_generation_workflow"


async def link_to(product: Product, number: str) -> str:
    answer = await product.api.get(f"/api/v1/quotes/{number}/link")
    return str(answer.raise_for_status().json()["url"])


async def test_a_customer_sees_a_quote_accepts_it_once_and_declines_another(
    product: Product, webhooks: WebhookReceiver
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

    async def told() -> list[dict[str, Any]]:
        happened = webhooks.of(number)
        return happened if any(event["type"] == "quote.accepted" for event in happened) else []

    happened = await eventually(told)
    types = [event["type"] for event in happened]
    assert (types.count("quote.viewed"), types.count("quote.accepted")) == (1, 1)
    (accepted,) = [event for event in happened if event["type"] == "quote.accepted"]
    assert accepted["details"] == {"order_number": "PO-77"}
    assert accepted["signature"].startswith("v1,")
    kept = (await product.api.get(f"/api/v1/quotes/{other['quote_number']}/events")).json()
    assert (kept[-1]["type"], kept[-1]["reason"]) == ("quote.declined", "One is enough.")


async def test_an_old_link_a_forged_one_and_too_many_of_them_lead_nowhere(
    product: Product,
) -> None:
    number = "Q-20260101-001"
    secret = (product.stack.settings.data / "customer-link-key").read_text()
    ended = CustomerLink(number, 1, datetime.now(UTC) - timedelta(days=1))
    expired = await product.api.get(f"/quotes/{LinkSigner(secret).sign(ended)}")
    later = CustomerLink(number, 1, datetime.now(UTC) + timedelta(days=1))
    forged = f"/quotes/{LinkSigner('guessed' * 8).sign(later)}"
    answers = [await product.api.get(forged) for _ in range(ALLOWED + 1)]

    assert expired.status_code == 410
    assert [answer.status_code for answer in answers] == [404] * ALLOWED + [429]
    assert not any(number in answer.text for answer in (expired, *answers))
