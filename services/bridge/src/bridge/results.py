"""Streams to Conductor: every result is reported, then acknowledged."""

import asyncio
import logging
from collections.abc import Callable, Iterable
from functools import partial

import structlog
from pydantic import ValidationError
from redis.exceptions import RedisError, ResponseError

from bridge.conductor import ConductorClient
from bridge.domain.envelope import failure, update_from_result
from bridge.domain.waiting import names_a_place
from bridge.errors import (
    ConductorError,
    ConductorFailing,
    ConductorRejected,
    ConductorUnavailable,
    NotFound,
)
from bridge.metrics import Metrics
from bridge.streams import Entry, Streams
from bridge.waiting import find_waiting_task
from chassis.cancelling import cancelled
from chassis.tracing import updating
from contracts.dead_letters import named_task
from contracts.task import TaskResult, TaskStatus, WaitingTaskResult

log = structlog.get_logger(__name__)

AT_A_TIME = 50
BLOCK_MS = 1_000
UPKEEP_SHARE = 0.2
"""How much of the time after which others take a result over passes before it is kept again."""
FIRST_BACKOFF_SECONDS = 0.1
MAX_BACKOFF_SECONDS = 2.0
GIVE_UP_AFTER_FAILURES = 150
"""About five minutes of Conductor answering that it failed: then it is this result's fault."""


class ResultReporter:
    """Reads `task_results` and updates tasks; an update is safe to repeat, so at least once.

    Each result has an asyncio task of its own: one that Conductor cannot take now holds up no
    other.
    """

    def __init__(
        self,
        conductor: ConductorClient,
        streams: Streams,
        metrics: Metrics,
        on_finished: Callable[[TaskResult], None],
    ) -> None:
        self._conductor = conductor
        self._streams = streams
        self._metrics = metrics
        self._on_finished = on_finished
        self._in_hand: dict[bytes, asyncio.Task[None]] = {}
        self._stopping = asyncio.Event()

    def stop(self) -> None:
        """Read no more; what was read is reported, or left to another bridge."""
        self._stopping.set()

    async def run(self) -> None:
        """Until `stop`; errors of Redis are waited out."""
        await self._ensure_group()
        upkeep = asyncio.create_task(self._upkeep())
        try:
            while not self._stopping.is_set():
                await self._read_some()
            await asyncio.gather(*self._in_hand.values())
        finally:
            await cancelled(upkeep)

    async def _read_some(self) -> None:
        try:
            self._take(await self._streams.read_results(await self._room(), BLOCK_MS))
        except ResponseError as error:
            log.warning("results_group_lost", error=str(error))
            await self._ensure_group()
            await asyncio.sleep(0.1)
        except RedisError as error:
            log.warning("results_unreadable", error=str(error))
            await asyncio.sleep(1)

    async def _upkeep(self) -> None:
        """Keep what is in hand from being taken over, and take over what others left."""
        while True:
            try:
                await self._streams.keep_results(list(self._in_hand))
                if len(self._in_hand) < AT_A_TIME and not self._stopping.is_set():
                    room = AT_A_TIME - len(self._in_hand)
                    self._take(await self._streams.take_over_results(room))
            except RedisError as error:
                log.warning("results_not_kept", error=str(error))
            await asyncio.sleep(UPKEEP_SHARE * self._streams.reclaim_after_seconds)

    async def _ensure_group(self) -> None:
        while not self._stopping.is_set():
            try:
                await self._streams.ensure_group()
            except RedisError as error:
                log.warning("redis_unavailable", error=str(error))
                await asyncio.sleep(1)
            else:
                return

    async def _room(self) -> int:
        """How many more results may be read; waits until it is at least one."""
        while len(self._in_hand) >= AT_A_TIME:
            await asyncio.wait(self._in_hand.values(), return_when=asyncio.FIRST_COMPLETED)
        return AT_A_TIME - len(self._in_hand)

    def _take(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
            entry_id = entry[0]
            if entry_id not in self._in_hand:  # else this bridge's own, kept alive too late
                task = asyncio.create_task(self._settle(entry))
                self._in_hand[entry_id] = task
                task.add_done_callback(partial(self._put_down, entry_id))

    def _put_down(self, entry_id: bytes, _task: asyncio.Task[None]) -> None:
        del self._in_hand[entry_id]

    async def _settle(self, entry: Entry) -> None:
        """Report and acknowledge; whatever goes wrong, the entry is there to be taken over."""
        try:
            dead_because = await self._report(entry)
            if dead_because:
                log.error("dead_letter", stream="task_results", reason=dead_because)
                self._metrics.dead_letters.inc()
            await self._streams.settle(entry, dead_because)
        except (ConductorUnavailable, RedisError) as error:
            log.warning("result_left_for_later", error=str(error))
        except Exception:
            log.exception("result_failed")

    async def _report(self, entry: Entry) -> str | None:
        """None: reported. A sentence: why it never will be; Conductor was told where it could."""
        try:
            result = await self._read(entry[1])
        except ValidationError as error:
            reason = f"Not a task result: {error.errors(include_url=False)}"[:400]
            return await self._tell(named_task(entry[1]), reason)
        except NotFound as error:
            return f"Conductor does not know this workflow: {error}"
        if result is None:
            return None
        with (
            structlog.contextvars.bound_contextvars(
                task=result.task_definition_name,
                task_id=result.task_id,
                workflow_id=result.workflow_instance_id,
                correlation_id=result.correlation_id,
            ),
            updating(result),
        ):
            dead_because = await self._update(result)
            if dead_because is None:
                self._count(result)
        self._on_finished(result)
        return dead_because

    async def _read(self, body: bytes) -> TaskResult | None:
        """The result under its task's id; None where nobody waits for it any more."""
        try:
            return TaskResult.model_validate_json(body)
        except ValidationError:
            if not names_a_place(body):
                raise
        return await find_waiting_task(self._conductor, WaitingTaskResult.model_validate_json(body))

    async def _update(self, result: TaskResult) -> str | None:
        backoff, failures = FIRST_BACKOFF_SECONDS, 0
        ids = (result.task_id, result.workflow_instance_id)
        while True:
            try:
                with self._metrics.update_seconds.labels(result.task_definition_name).time():
                    await self._conductor.update_task(update_from_result(result))
            except NotFound as error:
                self._failed(result, error)
                return f"Conductor does not know this task: {error}"
            except ConductorRejected as error:
                self._failed(result, error)
                return await self._tell(ids, f"Conductor did not accept the task's result: {error}")
            except ConductorUnavailable as error:
                self._failed(result, error)
                failures += isinstance(error, ConductorFailing)
                if failures >= GIVE_UP_AFTER_FAILURES:
                    return await self._tell(ids, f"Conductor could not take the result: {error}")
                if self._stopping.is_set():
                    raise
                log.warning("update_failed", error=str(error))
                await asyncio.sleep(backoff)
                backoff = min(backoff * 2, MAX_BACKOFF_SECONDS)
            else:
                return None

    def _count(self, result: TaskResult) -> None:
        self._metrics.results.labels(result.task_definition_name, result.status.value).inc()
        # One line for each task would bury the rest; the service has written one already.
        level = logging.DEBUG if result.status is TaskStatus.COMPLETED else logging.INFO
        log.log(
            level,
            "task_reported",
            status=result.status.value,
            reason=result.reason_for_incompletion,
        )

    def _failed(self, result: TaskResult, error: ConductorError) -> None:
        self._metrics.update_errors.labels(result.task_definition_name, error.kind).inc()

    async def _tell(self, ids: tuple[str, str] | None, reason: str) -> str:
        """Fail the task for good with the reason, where it has a name; the reason."""
        if ids is not None:
            try:
                await self._conductor.update_task(failure(*ids, reason[:500]))
            except (ConductorRejected, ConductorFailing) as error:
                return f"{reason}; nor that it failed: {error}"
        return reason
