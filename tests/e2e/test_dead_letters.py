"""A task that is given up, and tried again by the command, on the real Conductor."""

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from redis.asyncio import Redis
from typer.testing import CliRunner

from contracts.streams import BODY_FIELD, TASK_RESULTS, dead_letter_stream
from quotewright.main import app
from support.plain_consumer import PlainConsumer
from support.stack import Product
from support.waiting import eventually

TASK = WORKFLOW = "be_given_up"


@pytest.fixture
async def redis(product: Product) -> AsyncIterator[Any]:
    """The stack's Redis."""
    async with Redis(port=product.stack.settings.ports.redis) as redis:
        yield redis


async def register(product: Product) -> None:
    task = {"name": TASK, "retryCount": 0, "timeoutSeconds": 60, "responseTimeoutSeconds": 30}
    step = {"name": TASK, "taskReferenceName": TASK, "type": "SIMPLE"}
    workflow = {"name": WORKFLOW, "version": 1, "schemaVersion": 2, "tasks": [step]}
    common = {"ownerEmail": "tests@seller.example"}
    answer = await product.conductor.post("/metadata/taskdefs", json=[task | common])
    assert answer.is_success, answer.text
    answer = await product.conductor.put("/metadata/workflow", json=[workflow | common])
    assert answer.is_success, answer.text


def dead_letters(product: Product, *arguments: str) -> str:
    result = CliRunner().invoke(
        app, ["dead-letters", *arguments, "--url", product.stack.gateway_url]
    )
    assert result.exit_code == 0, result.output
    return result.output


async def test_a_result_that_cannot_be_read_fails_the_task_until_it_is_replayed(
    product: Product, redis: Any
) -> None:
    await register(product)
    consumer = PlainConsumer(f"redis://127.0.0.1:{product.stack.settings.ports.redis}/0", TASK)
    consumer.garbled = True
    async with consumer.running():
        workflow_id = await product.start(WORKFLOW, {})
        failed = await product.ended(workflow_id)
        assert failed["status"] == "FAILED"
        assert "Not a task result" in failed["reasonForIncompletion"]

        async def listed() -> list[dict[str, Any]]:
            letters = json.loads(dead_letters(product, "list", "--json"))
            return [letter for letter in letters if letter["workflow_id"] == workflow_id]

        (letter,) = await eventually(listed)
        assert letter["stream"] == TASK_RESULTS
        consumer.garbled = False
        assert "retried" in dead_letters(product, "replay", TASK_RESULTS, letter["id"])
        assert (await product.ended(workflow_id))["status"] == "COMPLETED"
    assert len(consumer.done) == 2
    assert not await listed()


async def test_a_result_for_a_task_that_has_ended_changes_nothing(
    product: Product, redis: Any
) -> None:
    await register(product)
    consumer = PlainConsumer(f"redis://127.0.0.1:{product.stack.settings.ports.redis}/0", TASK)
    async with consumer.running():
        workflow_id = await product.start(WORKFLOW, {})
        before = await product.ended(workflow_id)
        dead = await redis.xlen(dead_letter_stream(TASK_RESULTS))
        result = {
            "task_id": consumer.done[0],
            "task_definition_name": TASK,
            "workflow_instance_id": workflow_id,
            "status": "FAILED_WITH_TERMINAL_ERROR",
            "reason_for_incompletion": "It comes too late.",
            "worker_id": "late",
            "completed_at": "2020-01-01T00:00:00Z",
        }
        await redis.xadd(TASK_RESULTS, {BODY_FIELD: json.dumps(result)})

        async def settled() -> bool:
            return not await redis.xlen(TASK_RESULTS)

        await eventually(settled)
    assert await product.workflow(workflow_id) == before
    assert await redis.xlen(dead_letter_stream(TASK_RESULTS)) == dead
