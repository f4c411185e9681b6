"""Conductor to streams: one loop for each task definition, so that none waits for another."""

import asyncio
import contextlib

import structlog
from redis.exceptions import RedisError

from bridge.conductor import ConductorClient
from bridge.domain.capacity import credit
from bridge.domain.envelope import request_from_task
from bridge.errors import ConductorError
from bridge.metrics import Metrics
from bridge.settings import Settings
from bridge.streams import Streams
from bridge.traces import ExecutionTraces
from contracts.task import TaskRequest

log = structlog.get_logger(__name__)

WAIT_FOR_CONSUMERS_SECONDS = 1.0
RETRY_SECONDS = 1.0


class Poller:
    """Takes tasks of one definition from Conductor while its consumers can take them."""

    def __init__(
        self,
        name: str,
        conductor: ConductorClient,
        streams: Streams,
        settings: Settings,
        metrics: Metrics,
        traces: ExecutionTraces,
    ) -> None:
        self.name = name
        self.finished_one = asyncio.Event()
        """Set whenever a task of this definition has ended: there may be room again."""
        self._conductor = conductor
        self._streams = streams
        self._settings = settings
        self._metrics = metrics
        self._traces = traces
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
                self._metrics.poll_errors.labels(self.name).inc()
                await self._pause(RETRY_SECONDS)

    async def _turn(self) -> None:
        self.finished_one.clear()
        room = await self._room()
        if room == 0:
            await self._pause(WAIT_FOR_CONSUMERS_SECONDS)
            return
        # One task first, then whatever else waits: an SQL queue holds a poll for N tasks until
        # all N are there or the time is over.
        timeout = self._settings.poll_timeout_ms
        tasks = await self._conductor.poll(self.name, count=1, timeout_ms=timeout)
        if tasks and room > 1:
            with contextlib.suppress(ConductorError):  # the first one must not be lost with it
                tasks += await self._conductor.poll(self.name, count=room - 1, timeout_ms=0)
        if tasks:
            self._metrics.polled.labels(self.name).inc(len(tasks))
            requests = [request_from_task(task) for task in tasks]
            await self._publish(await self._traces.begin(requests))

    async def _room(self) -> int:
        concurrency, unfinished = await self._streams.load(self.name)
        self._metrics.concurrency.labels(self.name).set(concurrency)
        self._metrics.unfinished.labels(self.name).set(unfinished)
        return credit(concurrency=concurrency, unfinished=unfinished)

    async def _publish(self, requests: list[TaskRequest]) -> None:
        """Conductor gives a task once, so this does not give up while Redis may come back."""
        while True:
            try:
                await self._streams.publish(requests)
            except RedisError as error:
                log.warning("publish_failed", task=self.name, count=len(requests), error=str(error))
                if self._stopping.is_set():
                    raise  # another bridge finds them missing from the streams
                await self._pause(RETRY_SECONDS)
            else:
                return

    async def _pause(self, seconds: float) -> None:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self.finished_one.wait(), seconds)
