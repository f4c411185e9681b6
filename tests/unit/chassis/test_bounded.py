"""Work in processes of its own takes no more than it may, and no other work pays for it."""

import asyncio
import multiprocessing
import os
import re
import signal
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from functools import partial

import psutil
import pytest

from chassis.bounded import (
    BoundedProcesses,
    Bounds,
    ProcessDiedError,
    TooLongError,
    TooMuchMemoryError,
)
from support.waiting import eventually

BOUNDS = Bounds(seconds=1, memory_bytes=200_000_000)

endless = partial(re.match, r"(a+)+$", "a" * 40 + "b")
huge = partial(bytes, 400_000_000)
easy = partial(max, [1, 2])


SUICIDE = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"


@pytest.fixture
async def process() -> AsyncIterator[BoundedProcesses]:
    """One, not started yet."""
    process = BoundedProcesses(BOUNDS)
    async with process.running():
        yield process


async def test_work_that_takes_too_much_is_given_up_and_the_next_is_done(
    process: BoundedProcesses,
) -> None:
    with pytest.raises(TooLongError):
        await process.run(endless)
    assert await process.run(easy) == 2
    with pytest.raises(TooMuchMemoryError):
        await process.run(huge)
    assert await process.run(easy) == 2


async def test_work_that_brings_its_process_down_fails_alone(process: BoundedProcesses) -> None:
    bad, good = (asyncio.create_task(process.run(work)) for work in (partial(exec, SUICIDE), easy))
    with pytest.raises(ProcessDiedError):
        await bad
    assert await good == 2


async def test_what_work_raises_is_raised(process: BoundedProcesses) -> None:
    with pytest.raises(ValueError, match="empty"):
        await process.run(partial(max, []))


async def test_a_process_that_somebody_killed_is_replaced_and_the_work_done(
    process: BoundedProcesses,
) -> None:
    first = await process.run(os.getpid)
    os.kill(first, signal.SIGKILL)
    assert await process.run(os.getpid) != first


async def test_work_that_nobody_waits_for_any_more_holds_up_no_other(
    process: BoundedProcesses,
) -> None:
    first = await process.run(os.getpid)
    waiting = asyncio.create_task(process.run(endless))
    await asyncio.sleep(0)
    waiting.cancel()
    assert await process.run(os.getpid) != first


async def test_there_are_no_more_processes_than_are_needed_and_allowed() -> None:
    processes = BoundedProcesses(BOUNDS, count=2)
    async with processes.running():
        one_by_one = {await processes.run(os.getpid) for _ in range(3)}
        at_once = set(await asyncio.gather(*(processes.run(os.getpid) for _ in range(6))))
        assert len(one_by_one) == 1
        assert len(at_once) == 2
    assert not {child.pid for child in multiprocessing.active_children()} & at_once


PARENT = """
import asyncio, os, time
from functools import partial
from chassis.bounded import BoundedProcesses, Bounds

async def main():
    processes = BoundedProcesses(Bounds(seconds=60, memory_bytes=200_000_000))
    print(await processes.run(os.getpid), flush=True)
    await processes.run(partial(time.sleep, 60))

if __name__ == "__main__":
    asyncio.run(main())
"""


async def test_a_process_at_work_ends_with_its_parent() -> None:
    parent = await asyncio.create_subprocess_exec(sys.executable, "-c", PARENT, stdout=PIPE)
    assert parent.stdout is not None
    child = int(await parent.stdout.readline())
    parent.kill()
    await parent.wait()

    async def gone() -> bool:
        return not psutil.pid_exists(child) or psutil.Process(child).status() == "zombie"

    await eventually(gone)
