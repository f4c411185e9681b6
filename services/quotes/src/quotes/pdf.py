"""Renders PDFs in processes of their own, so that none holds up the service or outlives it."""

import gc
from contextlib import AbstractAsyncContextManager
from functools import partial
from typing import Final

from chassis.bounded import BoundedProcesses, Bounds, ProcessDiedError, TooLongError, TooMuchError
from contracts.quoting import Quote
from quotes.domain.seller import Seller
from quotes.errors import RenderingError

MEGABYTE: Final = 2**20


class PdfRenderer:
    """One PDF may take `timeout_seconds` of a processor, and its process `memory_megabytes`."""

    def __init__(
        self, seller: Seller, *, workers: int, timeout_seconds: int, memory_megabytes: int
    ) -> None:
        self._seller = seller
        bounds = Bounds(timeout_seconds, memory_megabytes * MEGABYTE)
        self._processes = BoundedProcesses(bounds, count=workers, prepare=_prepare)

    async def render(self, quote: Quote) -> bytes:
        """The quote's PDF; raises RenderingError where it takes too much, or the process dies."""
        try:
            return await self._processes.run(partial(_render, quote, self._seller))
        except TooMuchError as error:
            raise RenderingError(_because(error, quote)) from error

    def running(self) -> AbstractAsyncContextManager[None]:
        """Ends the processes with the block."""
        return self._processes.running()


def _because(error: TooMuchError, quote: Quote) -> str:
    if isinstance(error, ProcessDiedError):
        return f"The process that rendered {quote.quote_number} died; try again."
    if isinstance(error, TooLongError):
        return "The PDF took too long to render: the quote may be too large."
    return "The PDF took too much memory to render: the quote or the theme may be too large."


def _prepare() -> None:
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
    gc.set_threshold(400_000, 5, 5)


def _render(quote: Quote, seller: Seller) -> bytes:
    from quotes.document import render_pdf  # noqa: PLC0415

    return render_pdf(quote, seller)
