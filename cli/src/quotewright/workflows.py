"""Starting a workflow and watching its steps until it has ended."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from quotewright.client import Client
from quotewright.errors import Failed, Waiting

POLL_SECONDS = 0.25
ENDED = {"COMPLETED", "FAILED", "TIMED_OUT", "TERMINATED"}
AWAIT_APPROVAL = "await_approval"


@dataclass(frozen=True)
class Step:
    """One line of the live view."""

    name: str
    status: str
    depth: int
    reason: str | None


OnChange = Callable[[list[Step]], None]


def run_workflow(
    client: Client,
    name: str,
    workflow_input: dict[str, Any],
    on_change: OnChange,
    *,
    idempotency_key: str | None = None,
) -> dict[str, Any]:
    """Run a workflow to its end and give its output; `on_change` sees every step on the way.

    Raises Failed with Conductor's reason where it does not complete, and Waiting where it goes on
    only when a person has decided.
    """
    headers = {"Idempotency-Key": idempotency_key} if idempotency_key else {}
    started = client.post(f"/api/v1/workflows/{name}", workflow_input, headers=headers)
    workflow_id = started["workflow_id"]
    while True:
        workflow = client.get(f"/api/v1/workflows/{workflow_id}")
        on_change(list(_steps(client, workflow)))
        if workflow["status"] in ENDED:
            break
        if any(_awaits_approval(task) for task in workflow["tasks"]):
            raise Waiting(_what_it_waits_for(client, workflow))
        time.sleep(POLL_SECONDS)
    if workflow["status"] != "COMPLETED":
        reason = workflow["reason_for_incompletion"] or "no reason given"
        raise Failed(f"{name} {workflow['status'].lower()}: {reason} (workflow {workflow_id})")
    output: dict[str, Any] = workflow["output"]
    return output


def _awaits_approval(task: dict[str, Any]) -> bool:
    waits = task["reference_task_name"] == AWAIT_APPROVAL
    return waits and task["status"] not in {"COMPLETED", "CANCELED"}


def _what_it_waits_for(client: Client, workflow: dict[str, Any]) -> str:
    made = client.get("/api/v1/quotes/", thread_id=workflow["input"]["thread_id"])
    numbers = [quote["quote_number"] for quote in made if quote["status"] == "needs_review"]
    return (
        f"{', '.join(numbers[:1]) or 'The quote'} waits for somebody's approval: the mail says "
        "why. Decide with `quotewright approve <number>` or `quotewright reject <number>`; "
        f"workflow {workflow['workflow_id']} goes on then."
    )


def _steps(client: Client, workflow: dict[str, Any], depth: int = 0) -> Iterator[Step]:
    for task in workflow["tasks"]:
        yield Step(
            name=task["reference_task_name"],
            status=task["status"],
            depth=depth,
            reason=task["reason_for_incompletion"],
        )
        if task["sub_workflow_id"]:
            nested = client.get(f"/api/v1/workflows/{task['sub_workflow_id']}")
            yield from _steps(client, nested, depth + 1)
