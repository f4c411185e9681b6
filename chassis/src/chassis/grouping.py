"""Writes together what comes together.

Whatever comes while one write is under way goes into the next one: under load a few writes carry
much, and what comes alone is written at once, unless it is in no hurry and waits for company.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

Item = TypeVar("Item")


class Grouping(Generic[Item]):
    """One write at a time, each of everything that has come since the last one began."""

    def __init__(
        self, write: Callable[[list[Item]], Awaitable[None]], wait_seconds: float = 0.0
    ) -> None:
        self._write = write
        self._wait_seconds = wait_seconds
        self._waiting: list[tuple[Item, asyncio.Future[None]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def add(self, item: Item) -> None:
        """Written when it returns; raises what the write raised."""
        written = asyncio.get_running_loop().create_future()
        self._waiting.append((item, written))
        if self._writing is None:
            self._writing = asyncio.create_task(self._write_all())
        await written

    async def _write_all(self) -> None:
        while self._waiting:
            if self._wait_seconds:
                await asyncio.sleep(self._wait_seconds)
            group, self._waiting = self._waiting, []
            failure: Exception | None = None
            try:
                await self._write([item for item, _ in group])
            except Exception as error:  # noqa: BLE001 - each of those who wait for it hears of it
                failure = error
            for _, written in group:
                if written.done():
                    continue  # who waited for it was cancelled
                if failure is None:
                    written.set_result(None)
                else:
                    written.set_exception(failure)
        self._writing = None
