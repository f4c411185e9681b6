"""Writes that come together are made together."""

import asyncio

import pytest

from chassis.grouping import Grouping


async def test_what_comes_during_a_write_is_written_together() -> None:
    written: list[list[int]] = []
    first, go_on = asyncio.Event(), asyncio.Event()

    async def write(items: list[int]) -> None:
        written.append(items)
        first.set()
        await go_on.wait()

    grouping = Grouping(write)
    adding = [asyncio.create_task(grouping.add(1))]
    await first.wait()
    adding += [asyncio.create_task(grouping.add(number)) for number in (2, 3, 4)]
    await asyncio.sleep(0)
    adding[2].cancel()
    go_on.set()
    await asyncio.gather(*adding, return_exceptions=True)
    await grouping.add(5)
    assert written == [[1], [2, 3, 4], [5]]


async def test_who_waits_for_a_write_hears_that_it_failed_and_the_next_one_is_made() -> None:
    written: list[int] = []

    async def write(items: list[int]) -> None:
        if 1 in items:
            raise ConnectionError("away")
        written.extend(items)

    grouping = Grouping(write)
    with pytest.raises(ConnectionError):
        await grouping.add(1)
    await grouping.add(2)
    assert written == [2]
