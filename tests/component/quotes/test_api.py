"""Quotes over HTTP, without a workflow."""

import asyncio
from typing import Any

import httpx
from alembic import command

from chassis.migrations import alembic_config
from quotes.app import MIGRATIONS


def test_migrations_make_the_tables_that_the_code_expects(database_url: str) -> None:
    command.check(alembic_config(MIGRATIONS, database_url))


async def test_a_quote_is_made_listed_and_read(
    client: httpx.AsyncClient, wanted: dict[str, Any]
) -> None:
    made = await client.post("/api/v1/quotes/", json=wanted)
    other = await client.post("/api/v1/quotes/", json={**wanted, "thread_id": None})

    assert (made.status_code, other.status_code) == (201, 201)
    quote = made.json()
    assert quote["total"] == "285.60"
    assert quote["pdf_url"] == f"/api/v1/quotes/{quote['quote_number']}/pdf"
    assert (await client.get(f"/api/v1/quotes/{quote['quote_number']}")).json() == quote
    listed = await client.get("/api/v1/quotes/", params={"limit": 1})
    assert listed.json() == [other.json()]
    assert listed.headers["X-Total-Count"] == "2"
    assert (await client.get("/api/v1/quotes/?limit=1&offset=1")).json() == [quote]
    assert (await client.get("/api/v1/quotes/", params={"thread_id": 7})).json() == [quote]


async def test_an_idempotency_key_makes_one_quote_even_at_once(
    client: httpx.AsyncClient, wanted: dict[str, Any]
) -> None:
    async def make(request: dict[str, Any]) -> httpx.Response:
        headers = {"Idempotency-Key": "order-17"}
        return await client.post("/api/v1/quotes/", json=request, headers=headers)

    first, second = await asyncio.gather(make(wanted), make(wanted))
    changed = await make({**wanted, "shipping_address": "Elsewhere 1"})

    assert first.json() == second.json()
    assert changed.status_code == 422
    assert "order-17" in changed.json()["detail"]


async def test_what_cannot_be_answered_is_a_problem(
    client: httpx.AsyncClient, wanted: dict[str, Any]
) -> None:
    wrong = {**wanted, "totals": {**wanted["totals"], "subtotal": "1.00"}}
    answers = {
        404: [
            await client.get("/api/v1/quotes/Q-20231215-001"),
            await client.get("/api/v1/quotes/Q-20231215-001/pdf"),
        ],
        422: [
            await client.post("/api/v1/quotes/", json=wrong),
            await client.post("/api/v1/quotes/", json={"customer": {}}),
            await client.get("/api/v1/quotes/", params={"limit": 0}),
        ],
    }

    for status, problems in answers.items():
        for answer in problems:
            assert answer.status_code == status
            assert answer.headers["content-type"] == "application/problem+json"
    assert "do not add up" in answers[422][0].json()["detail"]
