"""Workflows started and followed while whoever answers may die at any moment."""

import asyncio
from dataclasses import dataclass
from typing import Any

import httpx
from redis.asyncio import Redis

from quotewright.local.conductor import DATABASE_PREFIX
from support.mails import raw_mail
from support.stack import ENDED, Product
from support.waiting import eventually

QUOTE = "quote_generation_workflow"
NO_SUCH_THREAD = 987_654_321
THREADS = 5
AT_A_TIME = 8
LOOK_EVERY_SECONDS = 1.0


@dataclass
class Started:
    """One execution, and how it is to end."""

    workflow_id: str
    expected: str
    ended_as: str | None = None
    reason: str = ""


async def threads_to_quote(product: Product) -> list[int]:
    """Mails that ask for what the sample catalog has, without anything for a person to decide."""
    mails = [
        raw_mail(
            f"Please quote:\n\n- {10 + n} x HEL-1010\n- {2 + n} x KIT-5110\n",
            message_id=f"chaos-{n}@customer.example",
            subject=f"Order {n}",
        )
        for n in range(THREADS)
    ]
    answer = await product.import_mail(*((f"{n}.eml", mail) for n, mail in enumerate(mails)))
    assert answer.status_code == 201, answer.text
    return [thread["thread_id"] for thread in answer.json()["threads"]]


async def start(product: Product, key: str, thread_id: int) -> Started:
    """Start one through the gateway, asking again with the same key until somebody answers."""

    async def ask() -> str | None:
        try:
            answer = await product.api.post(
                f"/api/v1/workflows/{QUOTE}",
                json={"thread_id": thread_id},
                headers={"Idempotency-Key": key},
            )
        except httpx.HTTPError:
            return None
        # 409: the bridge that began it died; 5xx: it, Redis or Conductor is not there.
        return answer.json()["workflow_id"] if answer.is_success else None

    workflow_id = await eventually(ask, within=300, every=0.5)
    assert workflow_id is not None
    expected = "FAILED" if thread_id == NO_SUCH_THREAD else "COMPLETED"
    return Started(workflow_id, expected)


async def follow(product: Product, workflows: list[Started], within: float) -> None:
    """Wait until all have ended, or the time is over."""
    limit = asyncio.Semaphore(AT_A_TIME)

    async def look(started: Started) -> None:
        async with limit:
            try:
                found = await product.conductor.get(
                    f"/workflow/{started.workflow_id}", params={"includeTasks": "false"}
                )
                document: dict[str, Any] = found.raise_for_status().json()
            except (httpx.HTTPError, ValueError):
                return
        if document["status"] in ENDED:
            started.ended_as = document["status"]
            started.reason = document.get("reasonForIncompletion") or ""

    deadline = asyncio.get_running_loop().time() + within
    while running := [w for w in workflows if w.ended_as is None]:
        await asyncio.gather(*map(look, running))
        if asyncio.get_running_loop().time() > deadline:
            return
        await asyncio.sleep(LOOK_EVERY_SECONDS)


async def retry_stumbled(product: Product, workflows: list[Started]) -> int:
    """Retry what Conductor failed by itself, as docs/runbook.md says to; how many these were.

    A sub-workflow that it cannot start, because its own Redis is away, ends the execution: no
    worker was asked, and Conductor does not try again.
    """
    retried = 0
    for started in workflows:
        if started.ended_as == started.expected:
            continue
        found = await product.conductor.get(f"/workflow/{started.workflow_id}")
        document: dict[str, Any] = found.raise_for_status().json()
        if any(map(_never_started, document["tasks"])):
            answer = await product.conductor.post(f"/workflow/{started.workflow_id}/retry")
            answer.raise_for_status()
            started.ended_as, started.reason = None, ""
            retried += 1
    return retried


def _never_started(task: dict[str, Any]) -> bool:
    return (
        task["taskType"] == "SUB_WORKFLOW"
        and task["status"] == "FAILED"
        and not task.get("subWorkflowId")
    )


async def executions(product: Product) -> int:
    """How many executions of the quote workflow Conductor knows."""
    settings = product.stack.settings
    if settings.conductor_database == "redis":  # where there is no search
        async with Redis(port=settings.ports.redis) as redis:
            pattern = f"{DATABASE_PREFIX}.WORKFLOW_DEF_TO_WORKFLOWS.{QUOTE}.*"
            client: Any = redis
            return sum([await client.scard(key) async for key in client.scan_iter(pattern)])
    found = await product.conductor.get(
        "/workflow/search", params={"query": f"workflowType={QUOTE}", "size": 1}
    )
    return int(found.raise_for_status().json()["totalHits"])
