"""The work that is measured: a workflow of tasks in sequence, each of which does nothing."""

from typing import Any

import httpx

WORKFLOW = "bench_noop"
IN_SEQUENCE = 5
TYPES = 11
"""As many task types as the product has; the idle figures are with all of them."""

_OWNER = "bench@seller.example"


def task_names(count: int) -> list[str]:
    """The first `count` task types."""
    return [f"noop_{number}" for number in range(1, count + 1)]


def register(conductor_url: str) -> None:
    """Register the task definitions and the workflow."""
    tasks: list[dict[str, Any]] = [
        {"name": name, "ownerEmail": _OWNER, "retryCount": 0, "responseTimeoutSeconds": 120}
        for name in task_names(TYPES)
    ]
    workflow = {
        "name": WORKFLOW,
        "version": 1,
        "schemaVersion": 2,
        "ownerEmail": _OWNER,
        "timeoutPolicy": "ALERT_ONLY",
        "timeoutSeconds": 0,
        "tasks": [
            {"name": name, "taskReferenceName": name, "type": "SIMPLE", "inputParameters": {}}
            for name in task_names(IN_SEQUENCE)
        ],
    }
    with httpx.Client(base_url=conductor_url, timeout=30) as http:
        http.post("/metadata/taskdefs", json=tasks).raise_for_status()
        http.put("/metadata/workflow", json=[workflow]).raise_for_status()
