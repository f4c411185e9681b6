"""Conductor to streams: one loop for each task definition, so that none waits for another."""

import asyncio
import contextlib

import structlog
from redis.exceptions import RedisError

from bridge.conductor import ConductorClient
from bridge.domain.envelope import request_from_task
from bridge.domain.polling import AnswersAtOnce, PollPlan
from bridge.domain.routing import TaskQueue
from bridge.domain.standstill import Standstill
from bridge.errors import ConductorError
from bridge.metrics import Metrics
from bridge.settings import Settings
from bridge.streams import Streams
from bridge.traces import ExecutionTraces
from contracts.streams import task_stream
from contracts.task import TaskRequest

log = structlog.get_logger(__name__)

WAIT_FOR_CONSUMERS_SECONDS = 1.0
RETRY_SECONDS = 1.0


class Poller:
    """Takes tasks of one definition from Conductor while its consumers can take them."""

    def __init__(
        self,
        queue: TaskQueue,
        conductor: ConductorClient,
        streams: Streams,
        settings: Settings,
        metrics: Metrics,
        traces: ExecutionTraces,
        server: AnswersAtOnce,
        standstill: Standstill,
    ) -> None:
        self.queue = queue
        self.name = str(queue)
        self._stream = task_stream(queue.task_definition_name, queue.domain)
        self.finished_one = asyncio.Event()
        """Set whenever a task of this definition has ended: there may be room again."""
        self._conductor = conductor
        self._streams = streams
        self._metrics = metrics
        self._traces = traces
        self._standstill = standstill
        self._plan = PollPlan(server, settings.poll_timeout_ms)
        self._room = 0
        """Claimed, and not yet polled for."""
        self._stopping = asyncio.Event()

    def stop(self) -> None:
        """Poll no more. A poll under way is waited for: what it brings is ours already."""
        self._stopping.set()
        self.finished_one.set()

    async def run(self) -> None:
        """Until `stop`; errors of Conductor and Redis are waited out."""
        while not self._stopping.is_set():
            try:
                await self._turn()
            except (ConductorError, RedisError) as error:
                log.warning("poll_failed", task=self.name, error=str(error))
                kind = error.kind if isinstance(error, ConductorError) else "redis"
                self._metrics.poll_errors.labels(self.name, kind).inc()
                self._plan.failed()
                self._room = 0
                await self._pause(RETRY_SECONDS)
        with contextlib.suppress(RedisError):  # else the claim ends by itself
            await self._streams.give_up_claim(self._stream)

    async def _turn(self) -> None:
        self.finished_one.clear()
        if not self._room:
            await self._publish([])
        if not self._room:
            await self._pause(WAIT_FOR_CONSUMERS_SECONDS)
            return
        poll = self._plan.poll(self._room)
        clock = asyncio.get_running_loop().time
        began = clock()
        tasks = await self._conductor.poll(
            self.queue.task_definition_name,
            domain=self.queue.domain,
            count=poll.count,
            timeout_ms=poll.timeout_ms,
        )
        self._plan.answered(poll, len(tasks), (clock() - began) * 1000)
        self._metrics.polls.labels(self.name).inc()
        if tasks:
            self._metrics.polled.labels(self.name).inc(len(tasks))
        await self._publish(await self._traces.begin(map(request_from_task, tasks)))

    async def _publish(self, requests: list[TaskRequest]) -> None:
        """Put what was polled on the stream, and claim room for the next poll, in one go.

        Conductor gives a task once, so this does not give up while Redis may come back.
        """
        while True:
            try:
                claim = await self._streams.publish_and_claim(
                    self._stream, requests, self._plan.wish()
                )
            except RedisError as error:
                if not requests or self._stopping.is_set():
                    raise  # another bridge finds them missing from the streams
                self._metrics.poll_errors.labels(self.name, "redis").inc()
                log.warning("publish_failed", task=self.name, count=len(requests), error=str(error))
                await self._pause(RETRY_SECONDS)
            else:
                for request in requests:
                    self._standstill.moved(request.workflow_instance_id)
                self._room = claim.granted
                self._metrics.concurrency.labels(self.name).set(claim.concurrency)
                self._metrics.unfinished.labels(self.name).set(claim.unfinished)
                return

    async def _pause(self, seconds: float) -> None:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self.finished_one.wait(), seconds)
