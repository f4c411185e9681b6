"""Wait for a condition, never for a time."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

Value = TypeVar("Value")

PATIENCE_SECONDS = 60.0
"""Longer than anything takes on a busy machine; only a failure waits so long."""


async def eventually(
    look: Callable[[], Awaitable[Value]], *, within: float = PATIENCE_SECONDS, every: float = 0.05
) -> Value:
    """The first truthy thing that `look` gives; fails with the last one when time is over."""
    deadline = time.monotonic() + within
    while True:
        seen = await look()
        if seen:
            return seen
        if time.monotonic() > deadline:
            raise AssertionError(f"not within {within} s; last seen: {seen!r}")
        await asyncio.sleep(every)
