"""All loops of the bridge together: started, supervised, stopped in order."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from bridge.conductor import ConductorClient
from bridge.conductor_queues import ConductorQueues
from bridge.domain.polling import AnswersAtOnce
from bridge.domain.routing import served
from bridge.errors import ConductorError
from bridge.metrics import Metrics
from bridge.poller import Poller
from bridge.recovery import Recovery
from bridge.results import ResultReporter
from bridge.settings import Settings
from bridge.streams import Streams
from bridge.traces import ExecutionTraces

log = structlog.get_logger(__name__)


class Bridge:
    """Polls for every registered task definition it serves, as they come and go."""

    def __init__(
        self,
        conductor: ConductorClient,
        streams: Streams,
        queues: ConductorQueues,
        settings: Settings,
        metrics: Metrics,
    ) -> None:
        self._conductor = conductor
        self._streams = streams
        self._settings = settings
        self._metrics = metrics
        self._pollers: dict[str, Poller] = {}
        self._server = AnswersAtOnce()
        self._reporter = ResultReporter(conductor, streams, metrics, self._finished)
        self._traces = ExecutionTraces(
            conductor, enabled=bool(settings.otel_exporter_otlp_endpoint)
        )
        self._recovery = Recovery(conductor, streams, queues, settings, metrics, self._traces)
        self._stopping = asyncio.Event()
        self._loops: dict[str, asyncio.Task[None]] = {}
        self._leaving: set[asyncio.Task[None]] = set()
        self._definitions_error = "the task definitions have not been read yet"

    async def start(self) -> None:
        """Start every loop; Conductor and Redis need not be there yet."""
        self._spawn("definitions", self._follow_definitions)
        self._spawn("results", self._reporter.run)
        self._spawn("recovery", self._recovery.run)

    async def stop(self) -> None:
        """Poll no more, publish what was polled, report what was read."""
        self._stopping.set()
        for poller in self._pollers.values():
            poller.stop()
        self._recovery.stop()
        self._reporter.stop()
        await asyncio.gather(*self._loops.values(), *self._leaving, return_exceptions=True)

    async def check(self) -> None:
        """Raise where a loop has ended, or Conductor was not to be reached."""
        dead = [name for name, loop in self._loops.items() if loop.done()]
        if dead:
            raise RuntimeError(f"stopped: {', '.join(sorted(dead))}")
        if self._definitions_error:
            raise ConnectionError(self._definitions_error)

    def _spawn(self, name: str, run: Callable[[], Awaitable[None]]) -> None:
        self._loops[name] = asyncio.create_task(self._supervise(name, run), name=name)

    async def _supervise(self, name: str, run: Callable[[], Awaitable[None]]) -> None:
        """A loop that fails in a way nobody foresaw is a fault to log, not a bridge to lose."""
        ended = False
        while not ended and not self._stopping.is_set():
            try:
                await run()
                ended = True  # it was told to
            except Exception:
                log.exception("loop_failed", loop=name)
                await asyncio.sleep(1)

    def _finished(self, task_definition_name: str) -> None:
        if poller := self._pollers.get(task_definition_name):
            poller.finished_one.set()

    async def _follow_definitions(self) -> None:
        """A task definition registered while the bridge runs is served from then on."""
        while not self._stopping.is_set():
            pause = self._settings.definitions_refresh_seconds
            try:
                names = await self._conductor.task_definition_names()
            except ConductorError as error:
                log.warning("definitions_unreadable", error=str(error))
                self._definitions_error = f"Conductor: {error}"
                pause = 1.0
            else:
                self._definitions_error = ""
                self._serve(served(names, self._settings.task_types))
            try:
                await asyncio.wait_for(self._stopping.wait(), pause)
            except TimeoutError:
                continue

    def _serve(self, names: set[str]) -> None:
        for name in sorted(names - self._pollers.keys()):
            log.info("serving", task=name)
            poller = Poller(
                name,
                self._conductor,
                self._streams,
                self._settings,
                self._metrics,
                self._traces,
                self._server,
            )
            self._pollers[name] = poller
            self._spawn(f"poll {name}", poller.run)
        for name in sorted(self._pollers.keys() - names):
            log.info("serving_no_more", task=name)
            self._pollers.pop(name).stop()
            leaving = self._loops.pop(f"poll {name}")
            # Its open poll may still bring tasks.
            self._leaving.add(leaving)
            leaving.add_done_callback(self._leaving.discard)
