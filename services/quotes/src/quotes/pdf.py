"""Renders PDFs in processes of their own, so that none holds up the service or outlives it."""

import asyncio
import contextlib
import gc
import multiprocessing
import os
import resource
import signal
import sys
import threading
from collections.abc import AsyncIterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from types import FrameType
from typing import Final, NoReturn

from contracts.quoting import Quote
from quotes.domain.seller import Seller
from quotes.errors import RenderingError

MEGABYTE: Final = 2**20


class PdfRenderer:
    """A small pool of processes; each starts when it is first needed.

    One PDF may take `timeout_seconds`, and a process `memory_megabytes` of address space.
    """

    def __init__(
        self, seller: Seller, *, workers: int, timeout_seconds: int, memory_megabytes: int
    ) -> None:
        self._seller = seller
        self._workers = workers
        self._timeout_seconds = timeout_seconds
        self._memory_megabytes = memory_megabytes
        self._pool: ProcessPoolExecutor | None = None

    async def render(self, quote: Quote) -> bytes:
        """The quote's PDF; raises RenderingError where it takes too much, or the process dies."""
        pool = self._pool = self._pool or self._start()
        try:
            work = pool.submit(_render, quote, self._seller, self._timeout_seconds)
            return await asyncio.wrap_future(work)
        except BrokenProcessPool as error:
            if self._pool is pool:
                self._pool = None
            raise RenderingError(
                f"The process that rendered {quote.quote_number} died; try again."
            ) from error

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """End the processes with the block."""
        try:
            yield
        finally:
            if self._pool is not None:
                await asyncio.to_thread(self._pool.shutdown, cancel_futures=True)
                self._pool = None

    def _start(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self._workers,
            # A forked child would share the service's connections.
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_begin,
            initargs=(self._memory_megabytes,),
        )


def _begin(memory_megabytes: int) -> None:
    """In a new process: leave Ctrl-C to the service, but never outlive it."""
    if sys.platform == "linux":  # Others count other things as address space, or nothing.
        limit = memory_megabytes * MEGABYTE
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGALRM, _give_up)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    # Loaded here and not above: the service itself never lays out a page.
    import quotes.document  # noqa: F401, PLC0415

    collect_seldom()


def collect_seldom() -> None:
    """Have the garbage collector look at what a layout leaves, and not all the time meanwhile.

    A layout makes a hundred thousand objects and frees them at its end: looking for garbage among
    them as often as Python does takes a sixth of the time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(200_000, 5, 5)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)


class TimeIsUp(BaseException):
    """No Exception, so that no library's handler on the way takes it for one of its own."""


def _give_up(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise TimeIsUp


def _render(quote: Quote, seller: Seller, timeout_seconds: int) -> bytes:
    from quotes.document import render_pdf  # noqa: PLC0415

    # Again every second: Python passes over what is raised while it frees an object.
    signal.setitimer(signal.ITIMER_REAL, timeout_seconds, 1.0)
    try:
        return render_pdf(quote, seller)
    except TimeIsUp:
        raise RenderingError(
            "The PDF took too long to render: the quote may be too large."
        ) from None
    except MemoryError:
        raise RenderingError(
            "The PDF took too much memory to render: the quote or the theme may be too large."
        ) from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
