"""Both workflows on the real Conductor, as the guide uses them."""

from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from quotewright.local.settings import REPOSITORY
from support.stack import Product, killed
from support.waiting import PATIENCE_SECONDS, eventually

QUOTE = "quote_generation_workflow"
SUMMARY = "email_summarization_workflow"


async def test_a_thread_becomes_a_summary(product: Product) -> None:
    workflow = await product.run(SUMMARY, {"thread_id": 1})
    assert workflow["status"] == "COMPLETED"
    output = workflow["output"]
    assert output["thread_id"] == 1
    assert output["status"] == "completed"
    assert output["summary"]["reader"] == "rules"
    assert output["summary"]["urgency"] == "high"
    assert output["summary"]["shipping_address"]
    assert len(output["summary"]["products"]) >= 4


async def test_a_thread_becomes_a_quote_with_pdf_and_notification(product: Product) -> None:
    workflow = await product.run(QUOTE, {"thread_id": 1, "discount_rate": 0.1})
    assert workflow["status"] == "COMPLETED", workflow.get("reasonForIncompletion")
    output = workflow["output"]
    quote, number = output["quote"], output["quote_number"]
    assert output["status"] == "completed"
    assert output["pdf_url"] == f"/api/v1/quotes/{number}/pdf"
    assert quote["discount_rate"] == "0.1"
    amounts = [Decimal(line["amount"]) for line in quote["lines"]]
    assert Decimal(quote["subtotal"]) == sum(amounts)
    taxable, tax = Decimal(quote["taxable_amount"]), Decimal(quote["tax_amount"])
    assert taxable == Decimal(quote["subtotal"]) - Decimal(quote["discount_amount"])
    assert Decimal(quote["total"]) == taxable + tax

    assert (await product.api.get(f"/api/v1/quotes/{number}")).json() == quote
    pdf = await product.api.get(output["pdf_url"])
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(pdf.content)).pages)
    assert number in text
    assert f"{Decimal(quote['total']):,.2f}" in text

    async def mails() -> list[Path]:
        return list(product.stack.outbox.glob(f"{number}*.eml"))

    assert len(await eventually(mails)) == 1


async def test_the_rate_is_optional(product: Product) -> None:
    workflow = await product.run(QUOTE, {"thread_id": 1})
    assert workflow["output"]["quote"]["discount_amount"] == "0.00"


@pytest.mark.parametrize(
    ("workflow_input", "reason"),
    [
        ({"thread_id": 999999}, "There is no email thread 999999."),
        ({"thread_id": 1, "discount_rate": 1.5}, "discount_rate must be a number"),
        ({"thread_id": 1, "discount_rate": -0.1}, "discount_rate must be a number"),
        ({"thread_id": 1, "discount_rate": "abc"}, "got abc"),
        ({"thread_id": "one"}, "thread_id: Input should be a valid integer"),
        ({}, "thread_id"),
    ],
)
async def test_bad_input_fails_at_once_with_a_reason_and_is_recorded(
    product: Product, workflow_input: dict[str, Any], reason: str
) -> None:
    workflow = await product.run(QUOTE, workflow_input)
    assert workflow["status"] == "FAILED"
    assert reason in workflow["reasonForIncompletion"]
    assert not any(task["retryCount"] for task in workflow["tasks"])

    async def record() -> list[dict[str, Any]]:
        errors = (await product.api.get("/api/v1/errors/", params={"limit": 500})).json()
        return [error for error in errors if error["workflow_id"] == workflow["workflowId"]]

    (recorded,) = await eventually(record, every=0.2)
    assert reason in recorded["reason"]
    assert recorded["workflow_name"] == QUOTE


async def test_a_thread_that_asks_for_nothing_fails_with_a_reason(product: Product) -> None:
    threads = (await product.api.get("/api/v1/emails/", params={"limit": 500})).json()
    (thread,) = [t for t in threads if "invoice" in t["subject"].lower()]
    workflow = await product.run(QUOTE, {"thread_id": thread["thread_id"]})
    assert workflow["status"] == "FAILED"
    assert "nothing" in workflow["reasonForIncompletion"]
    assert (await product.run(SUMMARY, {"thread_id": thread["thread_id"]}))["status"] == "COMPLETED"


async def test_workflows_can_be_searched_retried_restarted_and_terminated(
    product: Product,
) -> None:
    unknown = 999_999
    failed = await product.run(SUMMARY, {"thread_id": unknown})
    found = await product.conductor.get(
        "/workflow/search",
        params={"query": f"workflowType={SUMMARY}", "sort": "startTime:DESC"},
    )
    assert failed["workflowId"] in {hit["workflowId"] for hit in found.json()["results"]}

    retried = await product.conductor.post(f"/workflow/{failed['workflowId']}/retry")
    assert retried.is_success
    again = await product.ended(failed["workflowId"])
    assert [task["retried"] for task in again["tasks"]] == [True, False]

    done = await product.run(QUOTE, {"thread_id": 1})
    assert (await product.conductor.post(f"/workflow/{done['workflowId']}/restart")).is_success
    again = await product.ended(done["workflowId"])
    assert again["status"] == "COMPLETED", again.get("reasonForIncompletion")
    assert again["output"]["quote_number"] == done["output"]["quote_number"]
    assert len(await product.quotes_of(again)) == 1


async def test_a_running_workflow_can_be_terminated(product: Product) -> None:
    with killed(product.stack, "pricing"):
        workflow_id = await product.start(QUOTE, {"thread_id": 1})
        await product.task_reaches(workflow_id, "extract_products", {"SCHEDULED", "IN_PROGRESS"})
        ended = await product.conductor.delete(f"/workflow/{workflow_id}")
        assert ended.is_success
        assert (await product.workflow(workflow_id))["status"] == "TERMINATED"
    product.stack.processes["pricing"].wait_until_healthy(PATIENCE_SECONDS)


async def test_the_definitions_can_be_posted_as_the_guide_does(product: Product) -> None:
    headers = {"Content-Type": "application/json"}
    for file in sorted((REPOSITORY / "conductor" / "tasks").glob("*.json")):
        answer = await product.conductor.post(
            "/metadata/taskdefs", content=file.read_bytes(), headers=headers
        )
        assert answer.status_code == 200, file.name
    for file in sorted((REPOSITORY / "conductor" / "workflows").glob("*.json")):
        removed = await product.conductor.delete(f"/metadata/workflow/{file.stem}/1")
        assert removed.is_success
        answer = await product.conductor.post(
            "/metadata/workflow", content=file.read_bytes(), headers=headers
        )
        assert answer.status_code == 200, file.name
    assert (await product.run(SUMMARY, {"thread_id": 1}))["status"] == "COMPLETED"


async def test_the_same_idempotency_key_starts_one_workflow(product: Product) -> None:
    path, headers = f"/api/v1/workflows/{SUMMARY}", {"Idempotency-Key": "same"}
    first = await product.api.post(path, json={"thread_id": 1}, headers=headers)
    second = await product.api.post(path, json={"thread_id": 1}, headers=headers)
    other = await product.api.post(path, json={"thread_id": 2}, headers=headers)
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json() == second.json()
    assert other.status_code == 409
    assert "Idempotency-Key" in other.json()["detail"]
    state = await product.api.get(f"/api/v1/workflows/{first.json()['workflow_id']}")
    assert state.json()["workflow_name"] == SUMMARY


async def test_a_workflow_that_does_not_exist_is_a_clear_problem(product: Product) -> None:
    answer = await product.api.post("/api/v1/workflows/no_such_workflow", json={})
    assert answer.status_code == 404
    assert "no_such_workflow" in answer.json()["detail"]
