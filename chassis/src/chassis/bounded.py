"""Work that may take too much, in processes of its own: it cannot hold up or fill the service."""

import asyncio
import contextlib
import multiprocessing
import os
import resource
import signal
import threading
import time
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from types import FrameType
from typing import NoReturn, TypeVar

Result = TypeVar("Result")

_GRACE_SECONDS = 5
"""Then the system ends a process that no exception reaches, as in a library's own code."""


class TooMuchError(Exception):
    """A piece of work took more than it may."""


class TooLongError(TooMuchError):
    """It took more of a processor's time."""


class TooMuchMemoryError(TooMuchError):
    """It took more memory."""


class ProcessDiedError(TooMuchError):
    """It brought its process down."""


@dataclass(frozen=True)
class Bounds:
    """What one piece of work may take: of a processor's time, and of memory in its process."""

    seconds: int
    memory_bytes: int


def _nothing() -> None:
    """What most processes need before their first work."""


class BoundedProcesses:
    """A few processes with one piece of work at a time in each, so that its fault is its own.

    Each starts when it is first needed, and anew where work brought it down. `prepare` runs in a
    new one before its first work. It and all work must be picklable.
    """

    def __init__(
        self, bounds: Bounds, *, count: int = 1, prepare: Callable[[], None] = _nothing
    ) -> None:
        self.bounds = bounds
        self._idle = [_BoundedProcess(bounds, prepare) for _ in range(count)]
        self._free = asyncio.Semaphore(count)

    async def run(self, work: Callable[[], Result]) -> Result:
        """What `work` gives. Raises a TooMuchError, and what `work` raises."""
        async with self._free:
            process = self._idle.pop()  # the one that was used last: others may never start
            try:
                return await process.run(work)
            finally:
                self._idle.append(process)

    async def close(self) -> None:
        """End the processes, once they have done what they are at."""
        await asyncio.gather(*(process.close() for process in self._idle))

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """End the processes with the block."""
        try:
            yield
        finally:
            await self.close()


class _BoundedProcess:
    def __init__(self, bounds: Bounds, prepare: Callable[[], None]) -> None:
        self._bounds = bounds
        self._prepare = prepare
        self._pool: ProcessPoolExecutor | None = None

    async def run(self, work: Callable[[], Result]) -> Result:
        began = time.monotonic()
        try:
            return await self._try(work)
        except ProcessDiedError:
            # Sooner than by its own limit: it may have died of another's need for memory, even
            # before this work came.
            if time.monotonic() - began > self._bounds.seconds:
                raise
            return await self._try(work)

    async def _try(self, work: Callable[[], Result]) -> Result:
        try:
            pool = self._pool = self._pool or self._start()
            return await asyncio.wrap_future(pool.submit(_bounded, work, self._bounds.seconds))
        except BrokenProcessPool as error:
            self._leave()
            raise ProcessDiedError from error
        except MemoryError as error:
            self._leave()  # what it allocated it may not give back
            raise TooMuchMemoryError from error
        except asyncio.CancelledError:
            self._leave()  # nobody waits for what it is at
            raise

    def _leave(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=False)
            self._pool = None

    async def close(self) -> None:
        if self._pool is not None:
            await asyncio.to_thread(self._pool.shutdown, cancel_futures=True)
            self._pool = None

    def _start(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            1,
            # A forked child would share the service's connections.
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_begin,
            initargs=(self._bounds.memory_bytes, self._prepare),
        )


class _TimeIsUp(BaseException):
    """No Exception, so that no library's handler on the way takes it for one of its own."""


def _begin(memory_bytes: int, prepare: Callable[[], None]) -> None:
    """In a new process: leave Ctrl-C to the service, but never outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGPROF, _give_up)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    # Not every system bounds what a process allocates.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (memory_bytes, memory_bytes))
    prepare()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)


def _give_up(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise _TimeIsUp


def _bounded(work: Callable[[], Result], seconds: int) -> Result:
    used = resource.getrusage(resource.RUSAGE_SELF)
    last = int(used.ru_utime + used.ru_stime) + seconds + _GRACE_SECONDS
    with contextlib.suppress(ValueError, OSError):
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (last, hard))
    # It counts the process' own work, as others may keep the machine busy. And it rings again every
    # second, as Python passes over what is raised while it frees an object.
    signal.setitimer(signal.ITIMER_PROF, seconds, 1.0)
    try:
        return work()
    except _TimeIsUp:
        raise TooLongError from None
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
