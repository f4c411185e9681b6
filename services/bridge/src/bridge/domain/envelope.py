"""Conductor's documents and the streams' messages, each made from the other.

Conductor's side stays a plain dict: its Task has some sixty fields, and one that is new or odd
must not lose a task.
"""

from datetime import UTC, datetime
from typing import Any

from contracts.task import TaskRequest, TaskResult, TaskStatus


def request_from_task(task: dict[str, Any], *, now: datetime | None = None) -> TaskRequest:
    """The message for a task that Conductor handed out."""
    return TaskRequest(
        task_id=task["taskId"],
        task_definition_name=task.get("taskDefName") or task["taskType"],
        reference_task_name=task["referenceTaskName"],
        workflow_instance_id=task["workflowInstanceId"],
        workflow_name=task.get("workflowType") or "",
        correlation_id=task.get("correlationId"),
        domain=task.get("domain") or "",
        retry_count=task.get("retryCount", 0),
        poll_count=task.get("pollCount", 1),
        input_data=task.get("inputData") or {},
        requested_at=now or datetime.now(UTC),
        response_timeout_seconds=task.get("responseTimeoutSeconds") or 0,
    )


def update_from_result(result: TaskResult) -> dict[str, Any]:
    """The body of Conductor's `POST /tasks`."""
    update: dict[str, Any] = {
        "taskId": result.task_id,
        "workflowInstanceId": result.workflow_instance_id,
        "workerId": result.worker_id,
        "status": result.status.value,
        "outputData": result.output_data,
    }
    if result.reason_for_incompletion:
        update["reasonForIncompletion"] = result.reason_for_incompletion
    return update


def failure(task_id: str, workflow_instance_id: str, reason: str) -> dict[str, Any]:
    """An update that fails a task for good, for a result that Conductor does not accept."""
    return {
        "taskId": task_id,
        "workflowInstanceId": workflow_instance_id,
        "status": TaskStatus.FAILED_WITH_TERMINAL_ERROR.value,
        "outputData": {},
        "reasonForIncompletion": reason,
    }
