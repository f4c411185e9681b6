"""Streams to Conductor: every result is reported, then acknowledged."""

import asyncio
from collections.abc import Callable

import structlog
from pydantic import ValidationError
from redis.exceptions import RedisError, ResponseError

from bridge.conductor import ConductorClient
from bridge.domain.envelope import refusal, update_from_result
from bridge.errors import ConductorRejected, ConductorUnavailable, NotFound
from bridge.metrics import Metrics
from bridge.streams import Entry, Streams
from contracts.task import TaskResult

log = structlog.get_logger(__name__)

BATCH = 50
BLOCK_MS = 1_000
TAKE_OVER_EVERY_SECONDS = 2.0
MAX_BACKOFF_SECONDS = 2.0


class ResultReporter:
    """Reads `task_results` and updates tasks; an update is safe to repeat, so at least once."""

    def __init__(
        self,
        conductor: ConductorClient,
        streams: Streams,
        metrics: Metrics,
        on_finished: Callable[[str], None],
    ) -> None:
        self._conductor = conductor
        self._streams = streams
        self._metrics = metrics
        self._on_finished = on_finished
        self._stopping = asyncio.Event()

    def stop(self) -> None:
        """Read no more; what was read is reported, or left to another bridge."""
        self._stopping.set()

    async def run(self) -> None:
        """Until `stop`; errors of Redis are waited out."""
        await self._ensure_group()
        clock = asyncio.get_running_loop().time
        take_over_at = clock()
        while not self._stopping.is_set():
            try:
                if clock() >= take_over_at:
                    take_over_at = clock() + TAKE_OVER_EVERY_SECONDS
                    await self._report_all(await self._streams.take_over_results(BATCH))
                await self._report_all(await self._streams.read_results(BATCH, BLOCK_MS))
            except ResponseError as error:
                log.warning("results_group_lost", error=str(error))
                await self._ensure_group()
            except RedisError as error:
                log.warning("results_unreadable", error=str(error))
                await asyncio.sleep(1)

    async def _ensure_group(self) -> None:
        while not self._stopping.is_set():
            try:
                await self._streams.ensure_group()
            except RedisError as error:
                log.warning("redis_unavailable", error=str(error))
                await asyncio.sleep(1)
            else:
                return

    async def _report_all(self, entries: list[Entry]) -> None:
        outcomes = await asyncio.gather(*(self._report(entry) for entry in entries))
        settled, dead = [], []
        for entry, outcome in zip(entries, outcomes, strict=True):
            if outcome is None:
                settled.append(entry)
            elif outcome:
                log.error("dead_letter", stream="task_results", reason=outcome)
                self._metrics.dead_letters.inc()
                dead.append((entry, outcome))
        await self._streams.settle(settled, dead)

    async def _report(self, entry: Entry) -> str | None:
        """None: reported. A sentence: cannot be, and why. Empty: not now, leave it to others."""
        try:
            result = TaskResult.model_validate_json(entry[1])
        except ValidationError as error:
            return f"Not a task result: {error.errors(include_url=False)}"[:400]
        with structlog.contextvars.bound_contextvars(
            task=result.task_definition_name,
            task_id=result.task_id,
            workflow_id=result.workflow_instance_id,
        ):
            outcome = await self._update(result)
        if outcome is None:
            self._metrics.results.labels(result.task_definition_name, result.status.value).inc()
            self._on_finished(result.task_definition_name)
        return outcome

    async def _update(self, result: TaskResult) -> str | None:
        backoff = 0.1
        while True:
            try:
                await self._conductor.update_task(update_from_result(result))
            except NotFound as error:
                return f"Conductor does not know this task: {error}"
            except ConductorRejected as error:
                return await self._refuse(result, str(error))
            except ConductorUnavailable as error:
                log.warning("update_failed", error=str(error))
                self._metrics.update_errors.inc()
                if self._stopping.is_set():
                    return ""
                await asyncio.sleep(backoff)
                backoff = min(backoff * 2, MAX_BACKOFF_SECONDS)
            else:
                return None

    async def _refuse(self, result: TaskResult, why: str) -> str:
        """Conductor must hear of it all the same: the task fails, with the reason."""
        reason = f"Conductor did not accept the task's result: {why}"
        try:
            await self._conductor.update_task(refusal(result, reason[:500]))
        except ConductorUnavailable:
            return ""
        except ConductorRejected as error:
            return f"{reason}; nor that it failed: {error}"
        return reason
