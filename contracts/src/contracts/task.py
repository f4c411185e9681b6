"""The envelopes: a Conductor task on its way to a service, and results on their way back."""

from datetime import datetime
from enum import StrEnum
from typing import Any, Literal

from contracts.message import Message


class TaskStatus(StrEnum):
    """What a task ended as, in Conductor's own words."""

    COMPLETED = "COMPLETED"
    FAILED = "FAILED"
    FAILED_WITH_TERMINAL_ERROR = "FAILED_WITH_TERMINAL_ERROR"


class ConsumerAnnouncement(Message):
    """A consumer of a task stream says that it is there, once a second.

    The bridge takes from Conductor only what consumers heard of lately can work on at a time.
    (Redis cannot tell: before 7.2 a read that finds nothing leaves no trace.)
    """

    consumer: str
    concurrency: int
    """How many tasks of the stream it works on at a time."""


class TaskRequest(Message):
    """One attempt at a task, as the bridge publishes it to `tasks.<task definition name>`.

    `task_id` names the attempt (a retry by Conductor is a new one), `workflow_instance_id` the
    execution. `poll_count` tells apart repeated deliveries of one attempt by Conductor itself.
    """

    schema_version: Literal[1] = 1
    task_id: str
    task_definition_name: str
    reference_task_name: str
    workflow_instance_id: str
    workflow_name: str
    correlation_id: str | None = None
    domain: str = ""
    """Conductor's `taskToDomain` for this task; empty where it has none."""
    retry_count: int = 0
    poll_count: int = 1
    input_data: dict[str, Any]
    requested_at: datetime
    response_timeout_seconds: int = 0
    """How long after it was taken Conductor gives the task up for another attempt; 0: not told."""
    trace_context: dict[str, str] = {}
    """W3C trace context (`traceparent`, `tracestate`); empty where nothing is traced."""


class TaskResult(Message):
    """What came of a task, as a service publishes it to `task_results`.

    `reason_for_incompletion` is a sentence for a person, shown in Conductor's UI; it is there
    whenever `status` is not COMPLETED.
    """

    schema_version: Literal[1] = 1
    task_id: str
    task_definition_name: str
    workflow_instance_id: str
    correlation_id: str | None = None
    status: TaskStatus
    output_data: dict[str, Any] = {}
    reason_for_incompletion: str | None = None
    worker_id: str
    completed_at: datetime
    trace_context: dict[str, str] = {}
    """That of the work that gave this result."""


class WaitingTaskResult(Message):
    """What came of a task that Conductor gave to nobody, as a HUMAN task; on `task_results` too.

    Whoever decides knows the execution and the task's place in it, not the task's id. Where the
    task is not there yet, the bridge waits for it; where it or the execution has ended, there is
    nobody left to tell.
    """

    schema_version: Literal[1] = 1
    workflow_instance_id: str
    reference_task_name: str
    task_input: dict[str, Any] = {}
    """What the task must have been given: tells one round of a restarted workflow from another."""
    status: TaskStatus
    output_data: dict[str, Any] = {}
    reason_for_incompletion: str | None = None
    worker_id: str
    completed_at: datetime
    trace_context: dict[str, str] = {}
