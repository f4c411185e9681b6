"""All loops of the bridge together: started, supervised, stopped in order."""

import asyncio

import structlog

from bridge.conductor import ConductorClient
from bridge.conductor_notes import ConductorNotes
from bridge.conductor_queues import ConductorQueues
from bridge.domain.polling import AnswersAtOnce
from bridge.domain.routing import TaskQueue, served, task_queues
from bridge.domain.standstill import Standstill
from bridge.errors import ConductorError
from bridge.loops import Loops
from bridge.metrics import Metrics
from bridge.poller import Poller
from bridge.recovery.loop import Recovery
from bridge.recovery.undelivered import Undelivered
from bridge.recovery.unstarted import Unstarted
from bridge.recovery.unstored import Unstored
from bridge.recovery.unswept import Unswept
from bridge.results import ResultReporter
from bridge.sampling import Sampling, StreamSampler
from bridge.settings import Settings
from bridge.streams import Streams
from bridge.traces import ExecutionTraces
from contracts.task import TaskResult

log = structlog.get_logger(__name__)


class Bridge:
    """Polls for every registered task definition it serves, as they come and go."""

    def __init__(
        self,
        conductor: ConductorClient,
        streams: Streams,
        queues: ConductorQueues,
        notes: ConductorNotes,
        sampler: StreamSampler,
        settings: Settings,
        metrics: Metrics,
    ) -> None:
        self._conductor = conductor
        self._streams = streams
        self._settings = settings
        self._metrics = metrics
        self._pollers: dict[TaskQueue, Poller] = {}
        self._server = AnswersAtOnce()
        self._standstill = Standstill()
        self._reporter = ResultReporter(conductor, streams, metrics, self._finished)
        self._traces = ExecutionTraces(
            conductor, enabled=bool(settings.otel_exporter_otlp_endpoint)
        )
        self._recovery = Recovery(
            conductor,
            [
                Undelivered(streams, settings, metrics, self._traces),
                Unstarted(queues, metrics),
                Unstored(conductor, notes, metrics),
                Unswept(conductor, metrics),
            ],
            self._standstill,
            settings.recovery_seconds,
        )
        self._sampling = Sampling(conductor, sampler, metrics, self._served)
        self._loops = Loops(metrics)
        self._definitions_error = "the task definitions have not been read yet"

    async def start(self) -> None:
        """Start every loop; Conductor and Redis need not be there yet."""
        self._loops.start("definitions", self._follow_definitions, only_looks=True)
        self._loops.start("recovery", self._recovery.run, only_looks=True)
        self._loops.start("sampling", self._sampling.run, only_looks=True)
        self._loops.start("results", self._reporter.run)

    async def stop(self) -> None:
        """Poll no more, publish what was polled, report what was read."""
        for poller in self._pollers.values():
            poller.stop()
        self._reporter.stop()
        await self._loops.ended()

    async def check_loops(self) -> None:
        """Raise where a loop has ended, or keeps failing."""
        self._loops.check()

    async def check_conductor(self) -> None:
        """Raise where Conductor was not to be reached."""
        if self._definitions_error:
            raise ConnectionError(self._definitions_error)

    def _served(self) -> list[str]:
        return sorted(map(str, self._pollers))

    def _finished(self, result: TaskResult) -> None:
        self._standstill.moved(result.workflow_instance_id)
        for queue, poller in self._pollers.items():
            if queue.task_definition_name == result.task_definition_name:
                poller.finished_one.set()

    async def _follow_definitions(self) -> None:
        """A task definition registered while the bridge runs is served from then on."""
        while True:
            pause = self._settings.definitions_refresh_seconds
            try:
                names = await self._conductor.task_definition_names()
            except ConductorError as error:
                log.warning("definitions_unreadable", error=str(error))
                self._definitions_error = f"Conductor: {error}"
                pause = 1.0
            else:
                self._definitions_error = ""
                ours = served(names, self._settings.task_types)
                self._serve(task_queues(ours, self._settings.task_domains))
            await asyncio.sleep(pause)

    def _serve(self, queues: set[TaskQueue]) -> None:
        for queue in sorted(queues - self._pollers.keys()):
            log.info("serving", task=str(queue))
            poller = Poller(
                queue,
                self._conductor,
                self._streams,
                self._settings,
                self._metrics,
                self._traces,
                self._server,
                self._standstill,
            )
            self._pollers[queue] = poller
            self._loops.start(f"poll {queue}", poller.run)
        for queue in sorted(self._pollers.keys() - queues):
            log.info("serving_no_more", task=str(queue))
            self._pollers.pop(queue).stop()
            self._loops.leave(f"poll {queue}")  # its open poll may still bring tasks
