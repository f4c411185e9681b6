"""A quote that needs a person, through the real Conductor, from the HUMAN task to its end."""

from pathlib import Path
from typing import Any

from support.stack import Product, killed, paused
from support.waiting import eventually

QUOTE = "quote_generation_workflow"
GENEROUS = {"thread_id": 1, "discount_rate": 0.2}


async def waiting(product: Product) -> tuple[str, str]:
    """An execution that waits for approval, and its quote's number."""
    workflow_id = await product.start(QUOTE, GENEROUS)
    await product.task_reaches(workflow_id, "await_approval", {"IN_PROGRESS"})
    workflow = await product.workflow(workflow_id)
    (human,) = [t for t in workflow["tasks"] if t["referenceTaskName"] == "await_approval"]
    assert human["taskType"] == "HUMAN"
    assert human["inputData"]["reasons"] == ["The discount of 20% is above the limit of 15%."]
    number: str = human["inputData"]["quote_number"]
    assert f"/api/v1/quotes/{number}/approve" in human["inputData"]["approve"]
    return workflow_id, number


def mails(product: Product, number: str) -> list[str]:
    return sorted(file.name for file in Path(product.stack.outbox).glob(f"{number}-*.eml"))


async def decide(product: Product, number: str, what: str, **body: Any) -> dict[str, Any]:
    answer = await product.api.post(f"/api/v1/quotes/{number}/{what}", json={"by": "Ann", **body})
    assert answer.status_code == 200, answer.text
    decided: dict[str, Any] = answer.json()
    return decided


async def test_an_approved_quote_goes_on_to_pdf_and_notification(product: Product) -> None:
    workflow_id, number = await waiting(product)
    assert (await product.api.get(f"/api/v1/quotes/{number}")).json()["status"] == "needs_review"

    await decide(product, number, "approve")
    workflow = await product.ended(workflow_id)

    assert workflow["status"] == "COMPLETED", workflow.get("reasonForIncompletion")
    assert workflow["output"]["status"] == "completed"
    assert workflow["output"]["quote"]["status"] == "approved"
    assert workflow["output"]["pdf_url"] == f"/api/v1/quotes/{number}/pdf"

    async def both() -> bool:
        return mails(product, number) == [f"{number}-r1-review_needed.eml", f"{number}-r1.eml"]

    await eventually(both)


async def test_a_rejected_quote_ends_its_workflow_with_the_reason(product: Product) -> None:
    workflow_id, number = await waiting(product)

    await decide(product, number, "reject", reason="We never give that much.")
    workflow = await product.ended(workflow_id)

    assert workflow["status"] == "TERMINATED"
    assert "We never give that much." in workflow["reasonForIncompletion"]
    assert workflow["output"]["status"] == "rejected"
    assert workflow["output"]["decided_by"] == "Ann"

    async def told() -> bool:
        return mails(product, number) == [f"{number}-r1-review_needed.eml"]

    await eventually(told)

    async def handled() -> list[dict[str, Any]]:
        answer = await product.conductor.get(
            "/workflow/search",
            params={"query": "workflowType=error_handling_workflow AND status=COMPLETED"},
        )
        hits: list[dict[str, Any]] = answer.json()["results"]
        return [hit for hit in hits if workflow_id in hit["input"]]

    assert await eventually(handled, every=0.2)
    errors = (await product.api.get("/api/v1/errors/", params={"limit": 500})).json()
    assert workflow_id not in {error["workflow_id"] for error in errors}

    # Restarted, it asks again, about the next revision.
    assert (await product.conductor.post(f"/workflow/{workflow_id}/restart")).is_success
    await product.task_reaches(workflow_id, "await_approval", {"IN_PROGRESS"})
    await decide(product, number, "approve", revision=2)
    assert (await product.ended(workflow_id))["output"]["quote"]["revision"] == 2


async def test_a_decision_taken_while_bridge_and_conductor_are_away_arrives(
    product: Product,
) -> None:
    workflow_id, number = await waiting(product)
    with killed(product.stack, "bridge"), paused(product.stack, "conductor"):
        await decide(product, number, "approve")
    workflow = await product.ended(workflow_id, within=120)
    assert workflow["output"]["quote"]["status"] == "approved"


async def test_a_terminated_workflows_quote_is_closed_and_a_restart_asks_about_the_next_revision(
    product: Product,
) -> None:
    workflow_id, number = await waiting(product)
    ended = await product.conductor.delete(f"/workflow/{workflow_id}", params={"reason": "Oh no."})
    assert ended.is_success

    answer = await product.api.post(f"/api/v1/quotes/{number}/approve", json={"by": "Ann"})
    assert answer.status_code == 409
    assert "ended as TERMINATED: Oh no." in answer.json()["detail"]
    assert (await product.api.get(f"/api/v1/quotes/{number}")).json()["status"] == "rejected"

    assert (await product.conductor.post(f"/workflow/{workflow_id}/restart")).is_success
    await product.task_reaches(workflow_id, "await_approval", {"IN_PROGRESS"})
    await decide(product, number, "approve")
    workflow = await product.ended(workflow_id)
    assert workflow["output"]["quote_number"] == number
    assert workflow["output"]["quote"]["revision"] == 2
