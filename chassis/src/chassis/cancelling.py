"""Ends asyncio tasks for sure."""

import asyncio

INSIST_SECONDS = 0.2


async def cancelled(*tasks: asyncio.Task[None]) -> None:
    """Cancel tasks and wait until they have ended.

    redis-py swallows a cancellation now and then, and the task goes on: so it is said again.
    """
    waiting = set(tasks)
    while waiting:
        for task in waiting:
            task.cancel()
        _, waiting = await asyncio.wait(waiting, timeout=INSIST_SECONDS)
    await asyncio.gather(*tasks, return_exceptions=True)
