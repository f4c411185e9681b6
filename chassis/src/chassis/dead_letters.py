"""Entries that cannot be processed: kept beside their stream, with the reason."""

from datetime import UTC, datetime

import structlog

from chassis.link import Command, adding
from chassis.stream_reader import Delivery
from chassis.task_metrics import TaskMetrics
from contracts.dead_letters import DEAD_LETTERS_KEPT, dead_letter, named_task
from contracts.streams import dead_letter_stream
from contracts.task import TaskRequest

log = structlog.get_logger(__name__)


class DeadLetters:
    """Where one group's entries end that nothing can be done with."""

    def __init__(self, group: str, metrics: TaskMetrics) -> None:
        self._group = group
        self._metrics = metrics

    def bury(self, delivery: Delivery, reason: str) -> Command:
        """What copies an entry to its dead-letter stream, for the caller's transaction."""
        stream, entry_id = delivery.stream, delivery.entry_id
        log.error("dead_letter", stream=stream, entry=entry_id.decode(), reason=reason)
        self._metrics.given_up(stream)
        letter = dead_letter(delivery.fields, reason=reason, origin_id=entry_id, group=self._group)
        return adding(dead_letter_stream(stream), letter, keep=DEAD_LETTERS_KEPT)


def request_of_malformed(body: bytes, task_definition_name: str) -> TaskRequest | None:
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
