"""Consumes the streams of a service's tasks, and loses none.

Each task definition has two subscribers on one group: one reads new entries, the other takes over
entries whose consumer stopped keeping them alive. The result, the acknowledgement and the deletion
of the entry are one transaction in Redis, so an entry that is gone has a result and a stream's
length is the number of its unfinished tasks.

What FastStream leaves to its user and this adds: groups that begin at the stream's start, entries
kept alive while they are worked on, dead letters, subscribers that come back after Redis lost its
groups.
"""

import asyncio
import contextlib
import json
import os
import secrets
import socket
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

import structlog
from faststream import AckPolicy, BaseMiddleware, StreamMessage
from faststream.redis import RedisBroker, StreamSub
from faststream.redis.annotations import RedisStreamMessage
from prometheus_client import CollectorRegistry, Counter, Histogram
from redis.exceptions import RedisError, ResponseError

from chassis.settings import ServiceSettings
from chassis.task_handler import TaskHandler
from chassis.wire import POLLING_INTERVAL_MS, create_broker
from contracts.streams import (
    TASK_RESULTS,
    consumers_key,
    dead_letter_stream,
    task_stream,
)
from contracts.task import ConsumerAnnouncement, TaskRequest, TaskResult

log = structlog.get_logger(__name__)

DEAD_LETTERS_KEPT = 10_000
CONSUMER_FORGOTTEN_AFTER_MS = 3_600_000
ANNOUNCE_SECONDS = 1.0


def consumer_name() -> str:
    """A name that no other process has or had: a container's pid is always 1."""
    return f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(3)}"


class TaskWorker:
    """The consumers of one service, and the loops that keep them healthy."""

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
        self._handlers = {handler.task_definition_name: handler for handler in handlers}
        self._results = self.broker.publisher(
            stream=TASK_RESULTS, title="task_results", schema=TaskResult
        )
        self._released: set[bytes] = set()
        self._loops: list[asyncio.Task[None]] = []
        self._tasks_total = Counter(
            "quotewright_tasks", "Tasks by outcome", ["task", "status"], registry=registry
        )
        self._task_seconds = Histogram(
            "quotewright_task_seconds", "Time a handler took", ["task"], registry=registry
        )
        self._dead_letters_total = Counter(
            "quotewright_dead_letters", "Entries given up", ["stream"], registry=registry
        )
        for handler in self._handlers.values():
            self._subscribe(handler)

    # -- life ---------------------------------------------------------------------------------

    async def start(self) -> None:
        """Connect, make the groups, consume. Raises redis' error where Redis is not there."""
        await self.broker.connect()
        await self._ensure_groups()
        await self.broker.start()
        await self._announce()
        self._loops = [
            asyncio.create_task(self._forever(self._announce, ANNOUNCE_SECONDS)),
            asyncio.create_task(self._forever(self._keep_alive, self._heartbeat_seconds)),
            asyncio.create_task(self._forever(self._revive_subscribers, 1.0)),
            asyncio.create_task(self._forever(self._tidy, 30.0)),
        ]

    async def stop(self) -> None:
        """Take no more tasks, let running ones finish, leave the rest to other consumers."""
        announcing, *others = self._loops
        announcing.cancel()
        with contextlib.suppress(RedisError):
            await self._take_leave()
        await self.broker.stop()
        for loop in others:
            loop.cancel()
        await asyncio.gather(*self._loops, return_exceptions=True)

    async def check(self) -> None:
        """Raise where this process could not do its work, though Redis may answer."""
        if not await self.broker.ping(timeout=2.0):
            raise ConnectionError("Redis does not answer")
        if stopped := [s for s in self.broker.subscribers if not s.running]:
            raise ConnectionError(f"{len(stopped)} of the stream consumers do not run")

    # -- consuming ----------------------------------------------------------------------------

    def _subscribe(self, handler: TaskHandler) -> None:
        stream = task_stream(handler.task_definition_name)
        concurrency = self._settings.task_concurrency
        new = StreamSub(
            stream,
            group=self._service,
            consumer=self._consumer,
            max_records=concurrency,
            polling_interval=POLLING_INTERVAL_MS,
        )
        abandoned = StreamSub(
            stream,
            group=self._service,
            consumer=self._consumer,
            min_idle_time=int(self._settings.reclaim_after_seconds * 1000),
            polling_interval=POLLING_INTERVAL_MS,
        )

        async def consume(request: TaskRequest, message: RedisStreamMessage) -> None:
            await self._settle(message, await self._run(handler, request))

        async def take_over(request: TaskRequest, message: RedisStreamMessage) -> None:
            deliveries = await message.get_delivery_count()
            if deliveries > self._settings.max_deliveries:
                reason = (
                    f"Given up after {deliveries - 1} deliveries that ended without an outcome: "
                    "the process that worked on it died each time."
                )
                result = handler.failed(request, reason, terminal=True)
                await self._settle(message, result, dead_because=reason)
            else:
                await self._settle(message, await self._run(handler, request))

        self.broker.subscriber(
            stream=new,
            max_workers=concurrency,
            ack_policy=AckPolicy.MANUAL,
            title=handler.task_definition_name,
            description=handler.description,
        )(consume)
        self.broker.subscriber(
            stream=abandoned, ack_policy=AckPolicy.MANUAL, include_in_schema=False
        )(take_over)

    async def _run(self, handler: TaskHandler, request: TaskRequest) -> TaskResult:
        with structlog.contextvars.bound_contextvars(
            task=request.task_definition_name,
            task_id=request.task_id,
            workflow_id=request.workflow_instance_id,
            correlation_id=request.correlation_id,
        ):
            with self._task_seconds.labels(request.task_definition_name).time():
                result = await handler.handle(request)
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
        raw = message.raw_message
        stream, entry_id = raw["channel"], raw["message_ids"][0]
        self._released.discard(entry_id)
        try:
            async with self._redis.pipeline(transaction=True) as pipeline:
                if result is not None:
                    await self._results.publish(result, pipeline=pipeline)
                if dead_because is not None:
                    self._bury(pipeline, stream, entry_id, raw["data"], dead_because)
                pipeline.xack(stream, self._service, entry_id)
                pipeline.xdel(stream, entry_id)
                await pipeline.execute()
        except RedisError:
            # No longer kept alive: it comes again, and the inbox knows the result.
            self._released.add(entry_id)
            raise

    def _bury(
        self, pipeline: Any, stream: str, entry_id: bytes, fields: dict[bytes, Any], reason: str
    ) -> None:
        log.error("dead_letter", stream=stream, entry=entry_id.decode(), reason=reason)
        self._dead_letters_total.labels(stream).inc()
        pipeline.xadd(
            dead_letter_stream(stream),
            fields | {b"reason": reason, b"origin_id": entry_id, b"group": self._service},
            maxlen=DEAD_LETTERS_KEPT,
            approximate=True,
        )

    def _middleware(self, msg: Any, /, *, context: Any) -> "MalformedToDeadLetters":
        return MalformedToDeadLetters(msg, context=context, reject=self._reject)

    async def _reject(self, message: StreamMessage[Any], error: Exception) -> None:
        """An entry that is no TaskRequest: bury it, and tell Conductor where it names a task."""
        reason = f"Not a task request: {type(error).__name__}: {error}"[:400]
        await self._settle(message, self._result_of_malformed(message, reason), dead_because=reason)

    def _result_of_malformed(self, message: StreamMessage[Any], reason: str) -> TaskResult | None:
        with contextlib.suppress(ValueError):
            request = TaskRequest.model_construct(**_loose_fields(message.body))
            name = str(message.raw_message["channel"]).removeprefix("tasks.")
            request = request.model_copy(update={"task_definition_name": name})
            return self._handlers[name].failed(request, reason, terminal=True)
        return None

    # -- the loops ----------------------------------------------------------------------------

    @property
    def _redis(self) -> Any:
        # redis-py types its answers for every option that a client could have been made with.
        return self.broker.config.connection.client

    @property
    def _heartbeat_seconds(self) -> float:
        return self._settings.reclaim_after_seconds / 3

    @property
    def _streams(self) -> list[str]:
        return [task_stream(name) for name in self._handlers]

    async def _forever(self, step: Callable[[], Awaitable[None]], seconds: float) -> None:
        while True:
            await asyncio.sleep(seconds)
            try:
                await step()
            except RedisError as error:
                log.warning("redis_unavailable", during=step.__name__, error=str(error))

    async def _ensure_groups(self) -> None:
        for stream in self._streams:
            try:
                # From the stream's start: what was published before the first start counts too.
                await self._redis.xgroup_create(stream, self._service, id="0", mkstream=True)
            except ResponseError as error:
                if "BUSYGROUP" not in str(error):
                    raise

    @property
    def _announcement(self) -> str:
        return ConsumerAnnouncement(
            consumer=self._consumer, concurrency=self._settings.task_concurrency
        ).model_dump_json()

    async def _announce(self) -> None:
        seconds, microseconds = await self._redis.time()
        now_ms = seconds * 1000 + microseconds // 1000
        async with self._redis.pipeline(transaction=False) as pipeline:
            for stream in self._streams:
                pipeline.zadd(consumers_key(stream), {self._announcement: now_ms})
            await pipeline.execute()

    async def _take_leave(self) -> None:
        async with self._redis.pipeline(transaction=False) as pipeline:
            for stream in self._streams:
                pipeline.zrem(consumers_key(stream), self._announcement)
            await pipeline.execute()

    async def _keep_alive(self) -> None:
        """Reset the idle time of every entry that this process holds, queued ones too."""
        for stream in self._streams:
            pending = await self._redis.xpending_range(
                stream, self._service, "-", "+", 1_000, consumername=self._consumer
            )
            held = [e["message_id"] for e in pending if e["message_id"] not in self._released]
            if held:
                await self._redis.xclaim(
                    stream, self._service, self._consumer, 0, held, justid=True
                )

    async def _revive_subscribers(self) -> None:
        """A subscriber stops for good when its group is gone; Redis may have lost its data."""
        stopped = [s for s in self.broker.subscribers if not s.running]
        if stopped:
            await self._ensure_groups()
            for subscriber in stopped:
                log.warning("subscriber_restarted", subscriber=str(subscriber))
                await subscriber.start()

    async def _tidy(self) -> None:
        """Bury entries that no subscriber could even parse; forget consumers long gone."""
        for stream in self._streams:
            too_often = self._settings.max_deliveries + 2
            for entry in await self._redis.xpending_range(stream, self._service, "-", "+", 100):
                if entry["times_delivered"] > too_often:
                    await self._bury_unparsed(stream, entry["message_id"])
            for consumer in await self._redis.xinfo_consumers(stream, self._service):
                idle = consumer["idle"] > CONSUMER_FORGOTTEN_AFTER_MS
                if idle and not consumer["pending"]:
                    await self._redis.xgroup_delconsumer(stream, self._service, consumer["name"])

    async def _bury_unparsed(self, stream: str, entry_id: bytes) -> None:
        entries = await self._redis.xrange(stream, entry_id, entry_id)
        async with self._redis.pipeline(transaction=True) as pipeline:
            for _, fields in entries:
                reason = "Delivered again and again without ever reaching a handler."
                self._bury(pipeline, stream, entry_id, fields, reason)
            pipeline.xack(stream, self._service, entry_id)
            pipeline.xdel(stream, entry_id)
            await pipeline.execute()


class MalformedToDeadLetters(BaseMiddleware):
    """Stands around parsing and handler: what is no task request must not come for ever."""

    def __init__(
        self,
        msg: Any,
        /,
        *,
        context: Any,
        reject: Callable[[StreamMessage[Any], Exception], Awaitable[None]],
    ) -> None:
        super().__init__(msg, context=context)
        self._reject = reject

    async def consume_scope(
        self, call_next: Callable[[Any], Awaitable[Any]], msg: StreamMessage[Any]
    ) -> Any:
        """Handlers turn their own errors into results, so what arrives here never got that far."""
        try:
            return await call_next(msg)
        except RedisError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, it would recur for ever
            return await self._reject(msg, error)


def _loose_fields(body: Any) -> dict[str, Any]:
    """The ids of a message that does not validate, where it has any."""
    document = json.loads(body)
    if not isinstance(document, dict):
        raise ValueError("not an object")  # noqa: TRY004 - one error for both shapes
    ids = {key: document.get(key) for key in ("task_id", "workflow_instance_id")}
    if not all(isinstance(value, str) for value in ids.values()):
        raise ValueError("no ids")
    return ids
