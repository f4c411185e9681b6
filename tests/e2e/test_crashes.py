"""Any process is killed once in the middle of a workflow: it completes, with one quote.

A process is frozen first, so that it surely holds the work when it is killed: messages reach its
connections, and nothing comes of them.
"""

import pytest

from support.stack import Product, frozen

QUOTE = "quote_generation_workflow"


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
    with frozen(product.stack, service):
        workflow_id = await product.start(QUOTE, {"thread_id": 1})
        await product.task_reaches(workflow_id, step, {"IN_PROGRESS"})
    workflow = await product.ended(workflow_id)
    assert workflow["status"] == "COMPLETED", workflow.get("reasonForIncompletion")
    assert len(await product.quotes_of(workflow)) == 1
    assert len(list(product.stack.outbox.glob(f"{workflow['output']['quote_number']}*"))) == 1


async def test_the_bridge_killed_with_polls_open(product: Product) -> None:
    with frozen(product.stack, "bridge"):
        workflow_id = await product.start(QUOTE, {"thread_id": 1})
        # Conductor handed the task to a connection that nobody reads.
        await product.task_reaches(workflow_id, "fetch_email_thread", {"IN_PROGRESS"})
    workflow = await product.ended(workflow_id)
    assert workflow["status"] == "COMPLETED", workflow.get("reasonForIncompletion")
    assert not any(task["retryCount"] for task in workflow["tasks"])
    assert len(await product.quotes_of(workflow)) == 1


async def test_redis_killed_between_two_steps(product: Product) -> None:
    product.stack.processes["quotes"].kill()
    workflow_id = await product.start(QUOTE, {"thread_id": 1})
    await product.task_reaches(workflow_id, "generate_quote", {"SCHEDULED", "IN_PROGRESS"})
    product.stack.processes["redis"].kill()
    product.stack.processes["redis"].start()
    product.stack.processes["quotes"].start()
    workflow = await product.ended(workflow_id, within=90)
    assert workflow["status"] == "COMPLETED", workflow.get("reasonForIncompletion")
    assert len(await product.quotes_of(workflow)) == 1
