"""When work flowed: the moments at which some service had done another task."""

import asyncio
import re
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx

from quotewright.local.stack import SERVICES, Stack

LOOK_EVERY_SECONDS = 0.2
DONE = re.compile(r"^quotewright_tasks_total\{.*\} ([0-9.]+)$", re.MULTILINE)


class Flow:
    """Watches the services' counters."""

    def __init__(self, stack: Stack) -> None:
        self._urls = {name: f"{stack.url_of(name)}/metrics" for name in SERVICES}
        self._moments: list[float] = []

    def first_after(self, moment: float) -> float | None:
        """Seconds from a moment until a task was done after it; None where none was."""
        return next((seen - moment for seen in self._moments if seen >= moment), None)

    @asynccontextmanager
    async def watched(self) -> AsyncIterator["Flow"]:
        """Watch while the block runs."""
        watching = asyncio.create_task(self._watch())
        try:
            yield self
        finally:
            watching.cancel()
            await asyncio.gather(watching, return_exceptions=True)

    async def _watch(self) -> None:
        done: dict[str, float] = {}
        async with httpx.AsyncClient(timeout=1.0) as http:
            while True:
                for name, url in self._urls.items():
                    seen = await _done(http, url)
                    # A process that was started again counts from zero.
                    if seen is not None and seen != done.get(name, 0.0):
                        done[name] = seen
                        if seen:
                            self._moments.append(time.monotonic())
                await asyncio.sleep(LOOK_EVERY_SECONDS)


async def _done(http: httpx.AsyncClient, url: str) -> float | None:
    try:
        text = (await http.get(url)).text
    except httpx.HTTPError:
        return None
    return sum(float(count) for count in DONE.findall(text))
