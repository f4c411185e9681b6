"""Consumes the streams of a service's tasks, and loses none.

Each task definition has two subscribers on one group: one reads new entries, the other takes over
entries whose consumer stopped keeping them alive. The result, the acknowledgement and the deletion
of the entry are one transaction in Redis, so an entry that is gone has a result and a stream's
length is the number of its unfinished tasks.
"""

import asyncio
import os
import secrets
import socket
from collections.abc import Iterable
from typing import Any, Literal

import structlog
from faststream import AckPolicy, StreamMessage
from faststream.redis import RedisBroker, StreamSub
from faststream.redis.annotations import RedisStreamMessage
from prometheus_client import CollectorRegistry, Counter, Histogram

from chassis.dead_letters import DeadLetters, MalformedToDeadLetters, request_of_malformed
from chassis.group_keeper import GroupKeeper, cancelled, forever
from chassis.settings import ServiceSettings
from chassis.task_handler import TaskHandler
from chassis.tracing import handling, task_handled
from chassis.wire import POLLING_INTERVAL_MS, create_broker, make_patient
from contracts.streams import TASK_RESULTS, task_stream
from contracts.task import ConsumerAnnouncement, TaskRequest, TaskResult

log = structlog.get_logger(__name__)

REVIVE_SECONDS = 1.0


def consumer_name() -> str:
    """A name that no other process has or had: a container's pid is always 1."""
    return f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(3)}"


class TaskWorker:
    """The consumers of one service."""

    def __init__(
        self,
        service: str,
        handlers: Iterable[TaskHandler],
        settings: ServiceSettings,
        registry: CollectorRegistry,
        consumer: str,
    ) -> None:
        self.broker: RedisBroker = create_broker(
            settings.redis_url,
            shutdown_seconds=settings.shutdown_seconds,
            middlewares=[self._middleware],
        )
        self._service = service
        self._consumer = consumer
        self._settings = settings
        self._handlers = {task_stream(h.task_definition_name): h for h in handlers}
        self._results = self.broker.publisher(
            stream=TASK_RESULTS, title="task_results", schema=TaskResult
        )
        self._dead_letters = DeadLetters(service, registry)
        self._keeper = GroupKeeper(
            self._handlers,
            service,
            ConsumerAnnouncement(consumer=consumer, concurrency=settings.task_concurrency),
            self._dead_letters,
            heartbeat_seconds=settings.reclaim_after_seconds / 3,
            max_deliveries=settings.max_deliveries,
        )
        self._reviving: asyncio.Task[None] | None = None
        self._tasks_total = Counter(
            "quotewright_tasks", "Tasks by outcome", ["task", "status"], registry=registry
        )
        self._task_seconds = Histogram(
            "quotewright_task_seconds", "Time a handler took", ["task"], registry=registry
        )
        for stream, handler in self._handlers.items():
            self._subscribe(stream, handler)

    async def start(self) -> None:
        """Connect, make the groups, consume. Raises redis' error where Redis is not there."""
        await self.broker.connect()
        make_patient(self._redis)
        self._keeper.connect(self._redis)
        await self._keeper.ensure_groups()
        await self.broker.start()
        await self._keeper.start()
        self._reviving = asyncio.create_task(forever(self._revive_subscribers, REVIVE_SECONDS))

    async def stop(self) -> None:
        """Take no more tasks, let running ones finish, leave the rest to other consumers."""
        if self._reviving is not None:
            await cancelled(self._reviving)
        await self._keeper.take_leave()
        await self.broker.stop()
        await self._keeper.stop()

    async def check(self) -> None:
        """Raise where this process could not do its work, though Redis may answer."""
        if not await self.broker.ping(timeout=2.0):
            raise ConnectionError("Redis does not answer")
        if stopped := [s for s in self.broker.subscribers if not s.running]:
            raise ConnectionError(f"{len(stopped)} of the stream consumers do not run")
        self._keeper.check()

    @property
    def _redis(self) -> Any:
        # redis-py types its answers for every option that a client could have been made with.
        return self.broker.config.connection.client

    def _subscribe(self, stream: str, handler: TaskHandler) -> None:
        concurrency = self._settings.task_concurrency
        # One at a time, so that several consumers share what there is.
        new = self._stream_sub(stream, max_records=1)
        abandoned = self._stream_sub(
            stream, min_idle_time=int(self._settings.reclaim_after_seconds * 1000)
        )

        slots = asyncio.Semaphore(concurrency)

        async def consume(request: TaskRequest, message: RedisStreamMessage) -> None:
            async with self._keeper.holding(stream, _entry_id(message)) as ours:
                if ours:
                    async with slots:
                        await self._settle(message, await self._run(handler, request))

        async def take_over(request: TaskRequest, message: RedisStreamMessage) -> None:
            deliveries = await message.get_delivery_count()
            known = None
            if deliveries > self._settings.max_deliveries:
                known = await handler.known(request)
            if deliveries <= self._settings.max_deliveries or known is not None:
                return await consume(request, message)
            reason = (
                f"Given up after {deliveries - 1} deliveries that ended without an outcome: "
                "the process that worked on it died each time."
            )
            result = handler.failed(request, reason, terminal=True)
            return await self._settle(message, result, dead_because=reason)

        self.broker.subscriber(
            stream=new,
            max_workers=concurrency,
            ack_policy=AckPolicy.MANUAL,
            title=handler.task_definition_name,
            description=handler.description,
        )(consume)
        self.broker.subscriber(
            stream=abandoned,
            max_workers=concurrency,
            ack_policy=AckPolicy.MANUAL,
            include_in_schema=False,
        )(take_over)

    def _stream_sub(self, stream: str, **options: Any) -> StreamSub[Literal[False]]:
        return StreamSub(
            stream,
            group=self._service,
            consumer=self._consumer,
            polling_interval=POLLING_INTERVAL_MS,
            **options,
        )

    async def _run(self, handler: TaskHandler, request: TaskRequest) -> TaskResult:
        with (
            structlog.contextvars.bound_contextvars(
                task=request.task_definition_name,
                task_id=request.task_id,
                workflow_id=request.workflow_instance_id,
                correlation_id=request.correlation_id,
            ),
            handling(request) as span,
        ):
            with self._task_seconds.labels(request.task_definition_name).time():
                result = task_handled(span, await handler.handle(request))
            self._tasks_total.labels(request.task_definition_name, result.status).inc()
            log.info("task_done", status=result.status.value)
            return result

    async def _settle(
        self,
        message: StreamMessage[Any],
        result: TaskResult | None,
        *,
        dead_because: str | None = None,
    ) -> None:
        """Publish the result, acknowledge and delete the entry: all or nothing."""
        raw, entry_id = message.raw_message, _entry_id(message)
        stream = raw["channel"]
        async with self._redis.pipeline(transaction=True) as pipeline:
            if result is not None:
                await self._results.publish(result, pipeline=pipeline)
            if dead_because is not None:
                self._dead_letters.bury(pipeline, stream, entry_id, raw["data"], dead_because)
            pipeline.xack(stream, self._service, entry_id)
            pipeline.xdel(stream, entry_id)
            # Where this fails the entry comes again, and the inbox knows the result.
            await pipeline.execute()

    def _middleware(self, msg: Any, /, *, context: Any) -> MalformedToDeadLetters:
        return MalformedToDeadLetters(msg, context=context, reject=self._reject)

    async def _reject(self, message: StreamMessage[Any], error: Exception) -> None:
        """An entry that is no TaskRequest: bury it, and tell Conductor where it names a task."""
        reason = f"Not a task request: {type(error).__name__}: {error}"[:400]
        handler = self._handlers[message.raw_message["channel"]]
        request = request_of_malformed(message.body, handler.task_definition_name)
        result = handler.failed(request, reason, terminal=True) if request else None
        await self._settle(message, result, dead_because=reason)

    async def _revive_subscribers(self) -> None:
        """A subscriber stops for good when its group is gone; Redis may have lost its data."""
        stopped = [s for s in self.broker.subscribers if not s.running]
        if stopped:
            await self._keeper.ensure_groups()
            for subscriber in stopped:
                log.warning("subscriber_restarted", subscriber=str(subscriber))
                await subscriber.start()


def _entry_id(message: StreamMessage[Any]) -> bytes:
    entry_id: bytes = message.raw_message["message_ids"][0]
    return entry_id
