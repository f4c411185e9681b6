"""Consumes the streams of a service's tasks, and loses none.

The result, the acknowledgement and the deletion of an entry are one transaction in Redis, so an
entry that is gone has a result, and a stream's length is the number of its unfinished tasks.
"""

import asyncio
import os
import secrets
import socket
from collections.abc import Iterable
from functools import partial

import structlog
from pydantic import ValidationError

from chassis.cancelling import cancelled
from chassis.dead_letters import DeadLetters, request_of_malformed
from chassis.group_keeper import GroupKeeper
from chassis.link import Link
from chassis.settings import TaskSettings
from chassis.settling import Settler
from chassis.stream_reader import Delivery, StreamReader
from chassis.task_handler import Failure, TaskHandler, time_limit
from chassis.task_metrics import TaskMetrics
from chassis.tracing import handling, task_handled
from chassis.wire import connect
from contracts.streams import BODY_FIELD, task_stream
from contracts.task import TaskRequest

log = structlog.get_logger(__name__)

PING_SECONDS = 2.0
_BODY = BODY_FIELD.encode()


def consumer_name() -> str:
    """A name that no other process has or had: a container's pid is always 1."""
    return f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(3)}"


class TaskWorker:
    """The consumers of one service."""

    def __init__(
        self,
        service: str,
        handlers: Iterable[TaskHandler],
        settings: TaskSettings,
        metrics: TaskMetrics,
        consumer: str,
    ) -> None:
        self._settings = settings
        self._handlers = {
            task_stream(h.task_definition_name, settings.task_domain): h for h in handlers
        }
        self._redis = connect(settings.redis_url)
        self._link = Link(settings.redis_url)
        self._settler = Settler(self._link, service, DeadLetters(service, metrics))
        self._readers = [
            StreamReader(
                self._redis,
                Link(settings.redis_url),
                stream,
                group=service,
                consumer=consumer,
                concurrency=settings.concurrency_of(handler.task_definition_name),
                work=self._work,
            )
            for stream, handler in self._handlers.items()
        ]
        self._keeper = GroupKeeper(self._redis, self._readers, settings.reclaim_after_seconds)
        self._reading: list[asyncio.Task[None]] = []
        self._metrics = metrics
        for reader in self._readers:
            name = self._handlers[reader.stream].task_definition_name
            metrics.watch(name, partial(_count_in_hand, reader))

    async def start(self) -> None:
        """Connect, make the groups, consume. Raises redis' error where Redis is not there."""
        for reader in self._readers:
            await reader.ensure_group()
        await self._keeper.start()
        self._reading = [asyncio.create_task(reader.read_for_ever()) for reader in self._readers]

    async def stop(self) -> None:
        """Take no more tasks, let running ones finish, leave the rest to other consumers."""
        await self._keeper.take_leave()
        await cancelled(*self._reading)
        for reader in self._readers:
            reader.close()
        seconds = self._settings.shutdown_seconds
        await asyncio.gather(*(reader.finish(seconds) for reader in self._readers))
        await self._keeper.stop()
        self._link.close()
        await self._redis.aclose()

    async def check(self) -> None:
        """Raise where this process could not do its work, though Redis may answer."""
        async with asyncio.timeout(PING_SECONDS):
            await self._redis.ping()
        if stopped := [reading for reading in self._reading if reading.done()]:
            raise ConnectionError(f"{len(stopped)} of the stream consumers do not run")
        self._keeper.check()

    async def _work(self, delivery: Delivery) -> None:
        handler = self._handlers[delivery.stream]
        self._metrics.delivered(
            handler.task_definition_name,
            delivery.times,
            self._keeper.age_seconds(delivery.entry_id),
        )
        try:
            request = TaskRequest.model_validate_json(delivery.fields.get(_BODY, b""))
        except ValidationError as error:
            await self._reject(delivery, handler, error)
            return
        # What is done already has a result, however often it came.
        if delivery.times > self._settings.max_deliveries and not await handler.known(request):
            reason = (
                f"Given up after {delivery.times - 1} deliveries that ended without an outcome: "
                "the process that worked on it died each time."
            )
            failed = handler.failed(request, reason, Failure.GIVEN_UP)
            await self._settler.settle(delivery, failed, dead_because=reason)
        else:
            await self._run(handler, request, delivery)

    async def _run(self, handler: TaskHandler, request: TaskRequest, delivery: Delivery) -> None:
        with (
            structlog.contextvars.bound_contextvars(
                task=request.task_definition_name,
                task_id=request.task_id,
                workflow_id=request.workflow_instance_id,
                correlation_id=request.correlation_id,
            ),
            handling(request) as span,
        ):
            limit = time_limit(request, self._settings.longest_task_seconds)
            with self._metrics.seconds.labels(request.task_definition_name).time():
                result = task_handled(span, await handler.handle(request, limit))
            # Where this fails the entry comes again, and the inbox knows the result.
            await self._settler.settle(delivery, result)
            self._metrics.ended(result)
            log.info("task_done", status=result.status.value)

    async def _reject(
        self, delivery: Delivery, handler: TaskHandler, error: ValidationError
    ) -> None:
        """An entry that is no TaskRequest: bury it, and tell Conductor where it names a task."""
        reason = f"Not a task request: {error.errors(include_url=False)}"[:400]
        request = request_of_malformed(
            delivery.fields.get(_BODY, b""), handler.task_definition_name
        )
        result = handler.failed(request, reason, Failure.MALFORMED) if request else None
        await self._settler.settle(delivery, result, dead_because=reason)


def _count_in_hand(reader: StreamReader) -> int:
    return len(reader.in_hand)
