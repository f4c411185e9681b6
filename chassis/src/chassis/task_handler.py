"""Runs one task: typed input in, TaskResult out, and its effects exactly once.

The handler decides; what its errors mean for the task is decided here. Conductor retries, a
service does not: an error that another attempt might mend becomes FAILED, any other
FAILED_WITH_TERMINAL_ERROR.
"""

import asyncio
import inspect
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, get_type_hints

import structlog
from pydantic import ValidationError
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from chassis.database import Database
from chassis.errors import explain, is_retryable
from chassis.inbox import Inbox
from contracts.message import Message
from contracts.task import TaskRequest, TaskResult, TaskStatus

log = structlog.get_logger(__name__)

MAX_REASON_LENGTH = 500
"""Conductor cuts a reason that is longer."""


class Failure(StrEnum):
    """The kinds of failures, told apart in figures."""

    INVALID_INPUT = "invalid_input"
    REFUSED = "refused"
    """The handler said that another attempt changes nothing."""
    ERROR = "error"
    """Any other error of the handler, or of what it needs."""
    TOO_LONG = "too_long"
    MALFORMED = "malformed"
    """The entry is no task request."""
    GIVEN_UP = "given_up"
    """Each process that worked on it died."""

    @property
    def terminal(self) -> bool:
        """Whether another attempt would end the same."""
        return self not in {Failure.ERROR, Failure.TOO_LONG}


OnFailed = Callable[[str, Failure], None]

SHARE_OF_RESPONSE_TIMEOUT = 0.9
"""So that Conductor is told why before it gives the task up by itself."""


def time_limit(request: TaskRequest, longest_seconds: float) -> float:
    """Seconds that a handler may take: what Conductor waits, and never more than the service's."""
    if not request.response_timeout_seconds:
        return longest_seconds
    return min(longest_seconds, request.response_timeout_seconds * SHARE_OF_RESPONSE_TIMEOUT)


@dataclass(frozen=True)
class TaskContext:
    """What a handler may need beside its input."""

    request: TaskRequest
    transaction: AsyncSession | None = None
    """None in a service that keeps no database."""

    @property
    def session(self) -> AsyncSession:
        """Its transaction begins with the first statement, so do slow work before, not after it."""
        if self.transaction is None:
            raise RuntimeError("this service keeps no database")
        return self.transaction


Handler = Callable[[Any, TaskContext], Awaitable[Message]]
"""`async def <task definition name>(self, task: <Input>, context: TaskContext) -> <Output>`"""


class TaskHandler:
    """One task definition's handler with everything around it.

    Without a database there are no effects to do only once: a task that comes again runs again.
    """

    def __init__(
        self,
        handler: Handler,
        worker_id: str,
        database: Database | None = None,
        inbox: Inbox | None = None,
        on_failed: OnFailed = lambda _task, _failure: None,
    ) -> None:
        self.task_definition_name = getattr(handler, "__name__", "")
        self.description = inspect.getdoc(handler) or ""
        hints = get_type_hints(handler)
        self.input_type: type[Message] = hints["task"]
        self.output_type: type[Message] = hints["return"]
        self._handler = handler
        self._database = database
        self._inbox = inbox
        self._worker_id = worker_id
        self._on_failed = on_failed

    async def handle(self, request: TaskRequest, limit_seconds: float) -> TaskResult:
        """What came of the task; only what is wrong with this process itself is raised.

        A handler that takes longer is cancelled, and the task has failed.
        """
        limit = asyncio.timeout(limit_seconds)
        try:
            async with limit:
                return await self.known(request) or await self._run(request)
        except ValidationError as error:
            return self.failed(request, f"Invalid input: {explain(error)}", Failure.INVALID_INPUT)
        except Exception as error:
            if limit.expired():
                log.warning("task_took_too_long", limit_seconds=limit_seconds)
                reason = f"Stopped after {limit_seconds:g} s: it may take no longer."
                return self.failed(request, reason, Failure.TOO_LONG)
            if not is_retryable(error):
                log.info("task_refused", reason=str(error))
                return self.failed(request, str(error), Failure.REFUSED)
            log.exception("task_failed")
            return self.failed(request, f"{type(error).__name__}: {error}", Failure.ERROR)

    async def known(self, request: TaskRequest) -> TaskResult | None:
        """The result of a task that was done before; raises where the database does not answer."""
        if self._database is None or self._inbox is None:
            return None
        async with self._database.reading() as session:
            return await self._inbox.find(session, request.task_id)

    async def _run(self, request: TaskRequest) -> TaskResult:
        task = self.input_type.model_validate(request.input_data)
        if self._database is None or self._inbox is None:
            return self._completed(request, await self._handler(task, TaskContext(request)))
        try:
            async with self._database.transaction() as session:
                output = await self._handler(task, TaskContext(request, session))
                result = self._completed(request, output)
                await self._inbox.add(session, result)
        except IntegrityError:
            # Somebody else finished the same task meanwhile: theirs is the result.
            if known := await self.known(request):
                return known
            raise
        return result

    def _completed(self, request: TaskRequest, output: Message) -> TaskResult:
        return self._result(
            request, TaskStatus.COMPLETED, output_data=output.model_dump(mode="json")
        )

    def failed(self, request: TaskRequest, reason: str, kind: Failure) -> TaskResult:
        """A result that says why there is none."""
        self._on_failed(self.task_definition_name, kind)
        status = TaskStatus.FAILED_WITH_TERMINAL_ERROR if kind.terminal else TaskStatus.FAILED
        return self._result(request, status, reason_for_incompletion=reason[:MAX_REASON_LENGTH])

    def _result(self, request: TaskRequest, status: TaskStatus, **fields: Any) -> TaskResult:
        return TaskResult(
            task_id=request.task_id,
            task_definition_name=request.task_definition_name,
            workflow_instance_id=request.workflow_instance_id,
            correlation_id=request.correlation_id,
            status=status,
            worker_id=self._worker_id,
            completed_at=datetime.now(UTC),
            **fields,
        )
