"""Tasks end when they are told to, though a library swallows the first word."""

import asyncio
import contextlib

from chassis.cancelling import cancelled


async def test_a_task_that_swallows_a_cancellation_is_told_again() -> None:
    swallowed = 0

    async def deaf() -> None:
        nonlocal swallowed
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.sleep(60)
        swallowed += 1
        await asyncio.sleep(60)

    task = asyncio.create_task(deaf())
    await asyncio.sleep(0)
    await asyncio.wait_for(cancelled(task), 5)
    assert swallowed == 1
    assert task.cancelled()


async def test_tasks_that_have_ended_are_no_trouble() -> None:
    async def fail() -> None:
        raise ValueError("no matter")

    task = asyncio.create_task(fail())
    await asyncio.wait([task])
    await cancelled(task)
    await cancelled()
