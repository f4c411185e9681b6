"""The quotes service's tasks, over real streams, on both databases."""

import asyncio
import hashlib
import io
from typing import Any

import httpx
from pypdf import PdfReader

from contracts.task import TaskStatus
from support.services import Streams, task_request

REFUSED = TaskStatus.FAILED_WITH_TERMINAL_ERROR


def day_and_sequence(number: str) -> tuple[str, int]:
    """`Q-20231215-007` taken apart."""
    _, day, sequence = number.split("-")
    return day, int(sequence)


async def test_twenty_workflows_at_once_get_twenty_numbers_without_a_gap(
    client: httpx.AsyncClient, streams: Streams, wanted: dict[str, Any]
) -> None:
    requests = [task_request("generate_quote", wanted) for _ in range(20)]
    await asyncio.gather(*(streams.publish(request) for request in requests))
    results = [await streams.result(request.task_id) for request in requests]

    assert {result.status for result in results} == {TaskStatus.COMPLETED}
    numbers = [result.output_data["quote_number"] for result in results]
    of_day: dict[str, list[int]] = {}
    for day, sequence in map(day_and_sequence, numbers):
        of_day.setdefault(day, []).append(sequence)
    # Midnight may pass meanwhile.
    for sequences in of_day.values():
        assert sorted(sequences) == list(range(1, len(sequences) + 1))


async def test_a_workflow_that_asks_again_gets_its_quote_and_a_change_is_a_revision(
    client: httpx.AsyncClient, streams: Streams, wanted: dict[str, Any]
) -> None:
    workflow = {"workflow_instance_id": "workflow-1"}
    first = (await streams.run("generate_quote", wanted, **workflow)).output_data
    again = (await streams.run("generate_quote", wanted, **workflow)).output_data
    elsewhere = {**wanted, "shipping_address": "Elsewhere 1"}
    revised = (await streams.run("generate_quote", elsewhere, **workflow)).output_data

    assert again == first
    assert revised["quote_number"] == first["quote_number"]
    assert revised["quote"]["revision"] == 2
    newest = await client.get(f"/api/v1/quotes/{first['quote_number']}")
    assert newest.json() == revised["quote"]
    assert (await client.get("/api/v1/quotes/")).headers["X-Total-Count"] == "1"


async def test_one_workflow_asking_twice_at_once_gets_one_quote(
    client: httpx.AsyncClient, streams: Streams, wanted: dict[str, Any]
) -> None:
    requests = [
        task_request("generate_quote", wanted, workflow_instance_id="workflow-1") for _ in range(6)
    ]
    await asyncio.gather(*(streams.publish(request) for request in requests))
    results = [await streams.result(request.task_id) for request in requests]

    assert {result.status for result in results} == {TaskStatus.COMPLETED}
    assert len({result.output_data["quote_number"] for result in results}) == 1
    assert {result.output_data["quote"]["revision"] for result in results} == {1}


async def test_totals_that_do_not_add_up_fail_at_once_and_cost_no_number(
    client: httpx.AsyncClient, streams: Streams, wanted: dict[str, Any]
) -> None:
    wrong = {**wanted, "totals": {**wanted["totals"], "total": "1.00"}}

    refused = await streams.run("generate_quote", wrong)
    issued = await streams.run("generate_quote", wanted)

    assert refused.status == REFUSED
    assert "total is 1.00, its parts make 285.60" in (refused.reason_for_incompletion or "")
    assert day_and_sequence(issued.output_data["quote_number"])[1] == 1


async def test_the_pdf_is_rendered_once_and_served(
    client: httpx.AsyncClient, streams: Streams, wanted: dict[str, Any]
) -> None:
    quote = (await streams.run("generate_quote", wanted)).output_data["quote"]

    first = (await streams.run("generate_pdf", {"quote": quote})).output_data
    again = (await streams.run("generate_pdf", {"quote": quote})).output_data
    served = await client.get(first["pdf_url"])
    unknown = await streams.run("generate_pdf", {"quote": {**quote, "revision": 2}})

    assert first == again
    assert served.headers["content-type"] == "application/pdf"
    assert served.headers["content-disposition"] == (
        f'inline; filename="{quote["quote_number"]}.pdf"'
    )
    assert first["sha256"] == hashlib.sha256(served.content).hexdigest()
    assert first["size"] == len(served.content)
    text = PdfReader(io.BytesIO(served.content)).pages[0].extract_text()
    assert quote["quote_number"] in text
    assert "EUR 285.60" in text
    assert unknown.status == REFUSED


async def test_a_failed_workflow_is_recorded_once_with_its_last_reason(
    client: httpx.AsyncClient, streams: Streams
) -> None:
    failure = {
        "workflow_id": "workflow-1",
        "workflow_name": "quote_generation_workflow",
        "reason": "No such thread \x00.",
        "failed_task": "fetch_email_thread",
        "workflow_input": {"thread_id": 99},
    }

    await streams.run("handle_error", failure)
    result = await streams.run("handle_error", {**failure, "reason": "Nothing to quote."})

    assert result.output_data == {"workflow_id": "workflow-1", "recorded": True}
    (recorded,) = (await client.get("/api/v1/errors/")).json()
    assert recorded["reason"] == "Nothing to quote."
    assert recorded["workflow_input"] == {"thread_id": 99}
    assert recorded["recorded_at"].endswith("Z")
