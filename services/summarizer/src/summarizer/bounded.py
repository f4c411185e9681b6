"""Work on what strangers wrote, in a process of its own: it cannot hold up or fill the service."""

import asyncio
import contextlib
import multiprocessing
import os
import resource
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from types import FrameType
from typing import NoReturn, TypeVar

Result = TypeVar("Result")

_GRACE_SECONDS = 5
"""Then the system ends a process that no exception reaches, as in a library's own code."""


class TooMuchError(Exception):
    """A piece of work took more time or memory than it may."""


class BoundedProcess:
    """One process; it starts when it is first needed, and anew where work brought it down."""

    def __init__(self, *, timeout_seconds: int, memory_bytes: int) -> None:
        self.timeout_seconds = timeout_seconds
        self.memory_bytes = memory_bytes
        self._pool: ProcessPoolExecutor | None = None

    async def run(self, work: Callable[[], Result]) -> Result:
        """What `work` gives; it must be picklable. Raises TooMuchError, and what `work` raises."""
        pool = self._pool = self._pool or self._start()
        try:
            return await asyncio.wrap_future(pool.submit(_bounded, work, self.timeout_seconds))
        except (BrokenProcessPool, MemoryError) as error:
            if self._pool is pool:
                # What it allocated it may not give back.
                self._pool = None
                pool.shutdown(wait=False)
            raise TooMuchError from error

    async def close(self) -> None:
        """End the process."""
        if self._pool is not None:
            await asyncio.to_thread(self._pool.shutdown, cancel_futures=True)
            self._pool = None

    def _start(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            1,
            # A forked child would share the service's connections.
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_begin,
            initargs=(self.memory_bytes,),
        )


class TimeIsUp(BaseException):
    """No Exception, so that no library's handler on the way takes it for one of its own."""


def _begin(memory_bytes: int) -> None:
    """In a new process: leave Ctrl-C to the service, but never outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGPROF, _give_up)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    # Not every system bounds what a process allocates.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (memory_bytes, memory_bytes))


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)


def _give_up(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise TimeIsUp


def _bounded(work: Callable[[], Result], timeout_seconds: int) -> Result:
    used = resource.getrusage(resource.RUSAGE_SELF)
    last = int(used.ru_utime + used.ru_stime) + timeout_seconds + _GRACE_SECONDS
    with contextlib.suppress(ValueError, OSError):
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (last, hard))
    # It counts the process' own work, as others may keep the machine busy. And it rings again every
    # second, as Python passes over what is raised while it frees an object.
    signal.setitimer(signal.ITIMER_PROF, timeout_seconds, 1.0)
    try:
        return work()
    except TimeIsUp:
        raise TooMuchError from None
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
