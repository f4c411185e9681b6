"""Any process is killed once in the middle of a workflow: it completes, with one quote.

A process is frozen first, so that it surely holds the work when it is killed: messages reach its
connections, and nothing comes of them.
"""

import pytest

from support.stack import Product, frozen, killed
from support.waiting import eventually

QUOTE = "quote_generation_workflow"
SUMMARY = "email_summarization_workflow"


async def killed_with_a_task(product: Product, process: str, workflow: str, step: str) -> str:
    """Start a workflow, kill a process that holds the task of one of its steps; its id.

    On a slow machine the step may come too late: then nobody believes any more that the frozen
    process is there, the task waits where it is safe, and it takes another try.
    """

    async def attempt() -> str | None:
        product.stack.processes[process].wait_until_healthy(30)
        with frozen(product.stack, process):
            workflow_id = await product.start(workflow, {"thread_id": 1})
            try:
                await product.task_reaches(workflow_id, step, {"IN_PROGRESS"}, within=6.0)
            except AssertionError:
                return None
        return workflow_id

    workflow_id = await eventually(attempt, within=60)
    assert workflow_id is not None
    return workflow_id


@pytest.mark.parametrize(
    ("service", "step"),
    [
        ("summarizer", "fetch_email_thread"),
        ("pricing", "extract_products"),
        ("quotes", "generate_quote"),
    ],
)
async def test_a_service_killed_with_a_task_in_its_hands(
    product: Product, service: str, step: str
) -> None:
    workflow_id = await killed_with_a_task(product, service, QUOTE, step)
    workflow = await product.ended(workflow_id)
    assert workflow["status"] == "COMPLETED", workflow.get("reasonForIncompletion")
    assert len(await product.quotes_of(workflow)) == 1
    number = workflow["output"]["quote_number"]

    async def mails() -> list[object]:
        return list(product.stack.outbox.glob(f"{number}*"))

    assert len(await eventually(mails)) == 1


async def test_the_bridge_killed_with_polls_open(product: Product) -> None:
    # Conductor hands the task to a connection that nobody reads.
    workflow_id = await killed_with_a_task(product, "bridge", SUMMARY, "fetch_email_thread")
    workflow = await product.ended(workflow_id)
    assert workflow["status"] == "COMPLETED", workflow.get("reasonForIncompletion")
    # Found and published again: no attempt was used up.
    assert not any(task["retryCount"] for task in workflow["tasks"])


async def test_redis_killed_between_two_steps(product: Product) -> None:
    with killed(product.stack, "quotes"):
        workflow_id = await product.start(QUOTE, {"thread_id": 1})
        await product.task_reaches(workflow_id, "generate_quote", {"SCHEDULED", "IN_PROGRESS"})
        with killed(product.stack, "redis"):
            pass
    workflow = await product.ended(workflow_id, within=90)
    assert workflow["status"] == "COMPLETED", workflow.get("reasonForIncompletion")
    assert len(await product.quotes_of(workflow)) == 1
