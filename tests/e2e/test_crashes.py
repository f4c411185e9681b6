"""Any process is killed once in the middle of a workflow: it completes, with one quote.

A process is frozen first, so that it surely holds the work when it is killed: messages reach its
connections, and nothing comes of them.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from redis.asyncio import Redis

from contracts.streams import consumers_key, task_stream
from support.stack import Product, frozen, killed
from support.waiting import PATIENCE_SECONDS, eventually

QUOTE = "quote_generation_workflow"
SUMMARY = "email_summarization_workflow"


async def killed_with_a_task(product: Product, process: str, workflow: str, step: str) -> str:
    """Start a workflow, kill a process that holds the task of one of its steps; its id.

    Where the step comes after the frozen process' last poll has ended, it takes another try.
    """

    async def attempt() -> str | None:
        product.stack.processes[process].wait_until_healthy(PATIENCE_SECONDS)
        with frozen(product.stack, process):
            async with announced_for_long(product, step):
                workflow_id = await product.start(workflow, {"thread_id": 1})
                try:
                    await product.task_reaches(workflow_id, step, {"IN_PROGRESS"}, within=10.0)
                except AssertionError:
                    return None
        return workflow_id

    workflow_id = await eventually(attempt, within=3 * PATIENCE_SECONDS)
    assert workflow_id is not None
    return workflow_id


@asynccontextmanager
async def announced_for_long(product: Product, step: str) -> AsyncIterator[None]:
    """Whoever does a step is believed to be there, however long it takes until the step comes."""
    key = consumers_key(task_stream(step))
    async with Redis(port=product.stack.settings.ports.redis) as client:
        redis: Any = client
        seconds, _ = await redis.time()
        consumers = await redis.zrange(key, 0, -1)
        await redis.zadd(key, dict.fromkeys(consumers, (seconds + 600) * 1000))
        try:
            yield
        finally:
            await redis.zrem(key, *consumers)


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
    workflow = await product.ended(workflow_id, within=3 * PATIENCE_SECONDS)
    assert workflow["status"] == "COMPLETED", workflow.get("reasonForIncompletion")
    assert len(await product.quotes_of(workflow)) == 1
