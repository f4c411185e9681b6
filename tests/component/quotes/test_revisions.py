"""Which execution on a thread makes a quote of its own, and which revises the thread's."""

from typing import Any

import httpx
import pytest

from contracts.task import TaskStatus
from support.services import Streams


@pytest.fixture
def first(wanted: dict[str, Any]) -> dict[str, Any]:
    """Read while the thread had one message."""
    return {**wanted, "thread_messages": 1}


def of_more(wanted: dict[str, Any], messages: int) -> dict[str, Any]:
    """A later reading: five vests now."""
    totals = wanted["totals"]
    line = {**totals["lines"][0], "quantity": "5", "amount": "600.00"}
    tax = {"tax_rate": "0.19", "taxable_amount": "600.00", "tax_amount": "114.00"}
    more = {
        **totals,
        "lines": [line],
        "subtotal": "600.00",
        "taxable_amount": "600.00",
        "taxes": [tax],
        "tax_amount": "114.00",
        "total": "714.00",
    }
    return {**wanted, "thread_messages": messages, "totals": more}


async def made(streams: Streams, request: dict[str, Any], workflow: str) -> dict[str, Any]:
    result = await streams.run("generate_quote", request, workflow_instance_id=workflow)
    assert result.status == TaskStatus.COMPLETED, result.reason_for_incompletion
    quote: dict[str, Any] = result.output_data["quote"]
    return quote


async def test_a_new_message_that_changes_the_basket_revises_the_open_quote(
    client: httpx.AsyncClient, streams: Streams, first: dict[str, Any]
) -> None:
    quote = await made(streams, first, "one")
    revised = await made(streams, of_more(first, 2), "two")

    assert revised["quote_number"] == quote["quote_number"]
    assert (quote["revision"], revised["revision"]) == (1, 2)
    url = f"/api/v1/quotes/{quote['quote_number']}"
    revisions = (await client.get(f"{url}/revisions")).json()
    assert [(r["revision"], r["status"]) for r in revisions] == [(1, "superseded"), (2, "approved")]
    assert {**revisions[0], "status": "approved"} == quote
    changes = (await client.get(f"{url}/difference?before=1&after=2")).json()["changes"]
    assert {"field": "lines[VEST-XL].quantity", "before": "2", "after": "5"} in changes
    assert {"field": "total", "before": "285.60", "after": "714.00"} in changes
    # The older execution's task, repeated by Conductor, finds what it made.
    again = await streams.run("generate_quote", first, workflow_instance_id="one", retry_count=1)
    assert again.output_data["quote"]["revision"] == 1
    # Both executions again: nothing new.
    assert await made(streams, of_more(first, 2), "two") == revised


@pytest.mark.parametrize(
    "same",
    ["messages", "basket"],
)
async def test_without_a_new_message_or_a_new_basket_it_is_a_quote_of_its_own(
    client: httpx.AsyncClient, streams: Streams, first: dict[str, Any], same: str
) -> None:
    quote = await made(streams, first, "one")
    later = of_more(first, 1) if same == "messages" else {**first, "thread_messages": 2}
    other = await made(streams, later, "two")
    assert other["quote_number"] != quote["quote_number"]
    assert other["revision"] == 1


@pytest.mark.parametrize("answer", ["accept", "decline"])
async def test_a_quote_whose_life_has_ended_is_left_alone(
    client: httpx.AsyncClient, streams: Streams, first: dict[str, Any], answer: str
) -> None:
    quote = await made(streams, first, "one")
    url = f"/api/v1/quotes/{quote['quote_number']}"
    answered = await client.post(f"{url}/{answer}", json={"by": "Jana", "reason": "As agreed."})
    assert answered.status_code == 200

    other = await made(streams, of_more(first, 2), "two")

    assert other["quote_number"] != quote["quote_number"]
    left = (await client.get(url)).json()
    assert left["status"] == {"accept": "accepted", "decline": "declined"}[answer]


async def test_an_accepted_quote_is_not_revised_by_a_restart(
    client: httpx.AsyncClient, streams: Streams, first: dict[str, Any]
) -> None:
    quote = await made(streams, first, "one")
    await client.post(f"/api/v1/quotes/{quote['quote_number']}/accept")

    same = await made(streams, first, "one")
    other = await streams.run("generate_quote", of_more(first, 2), workflow_instance_id="one")

    assert (same["revision"], same["status"]) == (1, "accepted")
    assert other.status == TaskStatus.FAILED_WITH_TERMINAL_ERROR
    assert "so it is not revised" in (other.reason_for_incompletion or "")
