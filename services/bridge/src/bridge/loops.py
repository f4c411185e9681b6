"""Keeps loops running, and knows when one does not."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from bridge.metrics import Metrics
from chassis.cancelling import cancelled

log = structlog.get_logger(__name__)

RESTART_SECONDS = 1.0
TRUSTED_AFTER_SECONDS = 5.0
"""A loop that has failed counts as running once it has run for so long again."""


class Loops:
    """Loops by name.

    One that fails in a way nobody foresaw is a fault to log, not a bridge to lose: it is started
    again.
    """

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics
        self._only_look: set[str] = set()
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._failed_at: dict[str, tuple[float, str]] = {}
        self._leaving: set[asyncio.Task[None]] = set()
        self._stopping = False

    def start(
        self, name: str, run: Callable[[], Awaitable[None]], *, only_looks: bool = False
    ) -> None:
        """Run it until it ends by itself; one that only looks may be cut off at any moment."""
        if only_looks:
            self._only_look.add(name)
        self._tasks[name] = asyncio.create_task(self._supervise(name, run), name=name)

    def leave(self, name: str) -> None:
        """Let one end, which has been told to, without anybody missing it."""
        task = self._tasks.pop(name)
        self._failed_at.pop(name, None)
        self._leaving.add(task)
        task.add_done_callback(self._leaving.discard)

    async def ended(self) -> None:
        """Wait until all have ended, which have been told to; none is started again."""
        self._stopping = True
        await cancelled(*(self._tasks[name] for name in self._only_look))
        await asyncio.gather(*self._tasks.values(), *self._leaving, return_exceptions=True)

    def check(self) -> None:
        """Raise where a loop has ended, or keeps failing."""
        now = asyncio.get_running_loop().time()
        ill = {name: "has ended" for name, task in self._tasks.items() if task.done()}
        ill |= {
            name: error
            for name, (failed_at, error) in self._failed_at.items()
            if now - failed_at < RESTART_SECONDS + TRUSTED_AFTER_SECONDS
        }
        if ill:
            raise RuntimeError("; ".join(f"{name}: {why}" for name, why in sorted(ill.items())))

    async def _supervise(self, name: str, run: Callable[[], Awaitable[None]]) -> None:
        while not self._stopping:
            try:
                await run()
            except Exception as error:
                log.exception("loop_failed", loop=name)
                self._metrics.loop_failures.labels(name).inc()
                now = asyncio.get_running_loop().time()
                self._failed_at[name] = (now, f"{type(error).__name__}: {error}")
                await asyncio.sleep(RESTART_SECONDS)
            else:
                return  # it was told to
