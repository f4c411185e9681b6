"""Start a workflow and follow it."""

from datetime import UTC, datetime
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Body, Header, Response
from pydantic import BaseModel

from bridge.conductor import ConductorClient
from bridge.starter import WorkflowStarter
from chassis.tracing import name_execution


class StartedWorkflow(BaseModel):
    """An execution that was started, now or by an earlier request with the same key."""

    workflow_id: str


class TaskState(BaseModel):
    """One step of an execution."""

    reference_task_name: str
    task_definition_name: str
    status: str
    retry_count: int
    reason_for_incompletion: str | None
    sub_workflow_id: str | None


class WorkflowState(BaseModel):
    """Where an execution stands."""

    workflow_id: str
    workflow_name: str
    status: str
    reason_for_incompletion: str | None
    input: dict[str, Any]
    output: dict[str, Any]
    started_at: datetime | None
    ended_at: datetime | None
    tasks: list[TaskState]


def create_router(conductor: ConductorClient, starter: WorkflowStarter) -> APIRouter:
    """The bridge's routes."""
    router = APIRouter(prefix="/api/v1/workflows", tags=["workflows"])

    @router.post("/{name}", status_code=HTTPStatus.CREATED, summary="Start a workflow")
    async def start(
        name: str,
        response: Response,
        workflow_input: Annotated[dict[str, Any], Body()],
        idempotency_key: Annotated[str | None, Header(min_length=1, max_length=200)] = None,
    ) -> StartedWorkflow:
        """The body is the workflow's input. The same `Idempotency-Key` gives the same execution."""
        workflow_id, new = await starter.start(name, workflow_input, idempotency_key)
        name_execution(workflow_id)
        if not new:
            response.status_code = HTTPStatus.OK
        return StartedWorkflow(workflow_id=workflow_id)

    @router.get("/{workflow_id}", summary="Follow a workflow")
    async def follow(workflow_id: str) -> WorkflowState:
        return _state(await conductor.workflow(workflow_id))

    return router


def _state(workflow: dict[str, Any]) -> WorkflowState:
    return WorkflowState(
        workflow_id=workflow["workflowId"],
        workflow_name=workflow["workflowName"],
        status=workflow["status"],
        reason_for_incompletion=workflow.get("reasonForIncompletion"),
        input=workflow.get("input") or {},
        output=workflow.get("output") or {},
        started_at=_instant(workflow.get("startTime") or workflow.get("createTime")),
        ended_at=_instant(workflow.get("endTime")),
        tasks=[
            TaskState(
                reference_task_name=task["referenceTaskName"],
                task_definition_name=task.get("taskDefName") or task["taskType"],
                status=task["status"],
                retry_count=task.get("retryCount", 0),
                reason_for_incompletion=task.get("reasonForIncompletion"),
                sub_workflow_id=task.get("subWorkflowId"),
            )
            for task in workflow.get("tasks") or []
        ],
    )


def _instant(epoch_ms: int | None) -> datetime | None:
    return datetime.fromtimestamp(epoch_ms / 1000, UTC) if epoch_ms else None
