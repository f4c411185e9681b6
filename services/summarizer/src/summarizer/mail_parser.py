"""Takes mail apart in a process of its own, so that no mail holds up the service or fills it."""

import asyncio
import contextlib
import multiprocessing
import os
import resource
import signal
import threading
from collections.abc import AsyncIterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from types import FrameType
from typing import NoReturn

from summarizer.domain.mail import ReceivedMail, read_mail
from summarizer.errors import NotMailError

_GRACE_SECONDS = 5
"""Then the system ends a process that no exception reaches, as in a library's own code."""


class MailParser:
    """One process; it starts when it is first needed, and anew where a mail brought it down."""

    def __init__(
        self, seller_domains: list[str], *, timeout_seconds: int, memory_bytes: int
    ) -> None:
        self._seller_domains = seller_domains
        self._timeout_seconds = timeout_seconds
        self._memory_bytes = memory_bytes
        self._pool: ProcessPoolExecutor | None = None

    async def read(self, raw: bytes) -> ReceivedMail:
        """One message from its bytes; raises NotMailError where they are none.

        Where it takes more than it may, its files are listed and not read; where it still does,
        it is refused.
        """
        for open_files in (True, False):
            with contextlib.suppress(TooMuchError):
                return await self._try(raw, open_files=open_files)
        raise NotMailError(
            f"it takes more than {self._timeout_seconds} seconds (MAIL_TIMEOUT_SECONDS) or "
            f"{self._memory_bytes} bytes of memory (MAIL_MEMORY_BYTES) to take apart"
        )

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """End the process with the block."""
        try:
            yield
        finally:
            if self._pool is not None:
                await asyncio.to_thread(self._pool.shutdown, cancel_futures=True)
                self._pool = None

    async def _try(self, raw: bytes, *, open_files: bool) -> ReceivedMail:
        pool = self._pool = self._pool or self._start()
        try:
            work = pool.submit(
                _parse, raw, self._seller_domains, self._timeout_seconds, open_files=open_files
            )
            return await asyncio.wrap_future(work)
        except (BrokenProcessPool, MemoryError) as error:
            if self._pool is pool:
                # What it allocated it may not give back.
                self._pool = None
                pool.shutdown(wait=False)
            raise TooMuchError from error

    def _start(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            1,
            # A forked child would share the service's connections.
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_begin,
            initargs=(self._memory_bytes,),
        )


class TooMuchError(Exception):
    """A mail took more time or memory than it may."""


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


def _parse(
    raw: bytes, seller_domains: list[str], timeout_seconds: int, *, open_files: bool
) -> ReceivedMail:
    used = resource.getrusage(resource.RUSAGE_SELF)
    last = int(used.ru_utime + used.ru_stime) + timeout_seconds + _GRACE_SECONDS
    with contextlib.suppress(ValueError, OSError):
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (last, hard))
    # It counts the process' own work, as others may keep the machine busy. And it rings again every
    # second, as Python passes over what is raised while it frees an object.
    signal.setitimer(signal.ITIMER_PROF, timeout_seconds, 1.0)
    try:
        return read_mail(raw, seller_domains, open_files=open_files)
    except TimeIsUp:
        raise TooMuchError from None
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
