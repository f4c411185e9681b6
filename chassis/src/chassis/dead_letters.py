"""Entries that cannot be processed: kept beside their stream, with the reason."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from typing import Any

import structlog
from faststream import BaseMiddleware, StreamMessage
from prometheus_client import CollectorRegistry, Counter

from contracts.dead_letters import DEAD_LETTERS_KEPT, dead_letter, named_task
from contracts.streams import dead_letter_stream
from contracts.task import TaskRequest

log = structlog.get_logger(__name__)

Reject = Callable[[StreamMessage[Any], Exception], Awaitable[None]]


class DeadLetters:
    """Where one group's entries end that nothing can be done with."""

    def __init__(self, group: str, registry: CollectorRegistry) -> None:
        self._group = group
        self._total = Counter(
            "quotewright_dead_letters", "Entries given up", ["stream"], registry=registry
        )

    def bury(
        self, pipeline: Any, stream: str, entry_id: bytes, fields: Mapping[bytes, Any], reason: str
    ) -> None:
        """Copy an entry to its dead-letter stream, as part of the caller's transaction."""
        log.error("dead_letter", stream=stream, entry=entry_id.decode(), reason=reason)
        self._total.labels(stream).inc()
        letter = dead_letter(fields, reason=reason, origin_id=entry_id, group=self._group)
        pipeline.xadd(dead_letter_stream(stream), letter, maxlen=DEAD_LETTERS_KEPT)


class MalformedToDeadLetters(BaseMiddleware):
    """Stands around parsing and handler: what is no task request must not come for ever."""

    def __init__(self, msg: Any, /, *, context: Any, reject: Reject) -> None:
        super().__init__(msg, context=context)
        self._reject = reject

    async def consume_scope(
        self, call_next: Callable[[Any], Awaitable[Any]], msg: StreamMessage[Any]
    ) -> Any:
        """What does not parse never will. Any other error leaves the entry to be taken over."""
        try:
            return await call_next(msg)
        except ValueError as error:  # what json, pydantic and FastStream raise for bad input
            return await self._reject(msg, error)


def request_of_malformed(body: Any, task_definition_name: str) -> TaskRequest | None:
    """As much of a request as is needed to answer it; None where it names no task."""
    named = named_task(body)
    if named is None:
        return None
    task_id, workflow_id = named
    return TaskRequest(
        task_id=task_id,
        task_definition_name=task_definition_name,
        reference_task_name="",
        workflow_instance_id=workflow_id,
        workflow_name="",
        input_data={},
        requested_at=datetime.now(UTC),
    )
