"""Waiting for what starts beside this process: a database, Redis."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from chassis.errors import CannotStart

log = structlog.get_logger(__name__)

PAUSE_SECONDS = 1.0


async def until_ready(
    step: Callable[[], Awaitable[None]], seconds: float, *, pause_seconds: float = PAUSE_SECONDS
) -> None:
    """Repeat `step` while it raises CannotStart; after so many seconds let that through.

    A machine that comes back starts everything at once and in no order: a process that ended
    because its database was not there yet would be started again and again.
    """
    deadline = asyncio.get_running_loop().time() + seconds
    while True:
        try:
            return await step()
        except CannotStart as error:
            if asyncio.get_running_loop().time() >= deadline:
                raise
            log.warning("waiting_to_start", reason=str(error))
        await asyncio.sleep(pause_seconds)
