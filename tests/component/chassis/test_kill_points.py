"""A service is killed at every point of a task's way: one effect, one result.

Where the way passes Redis, a proxy goes dead at the point; in the handler, the test holds the
database's lock. The process is killed there, and another one starts.
"""

import asyncio
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from chassis.database import Database
from chassis.settings import sqlite_url
from contracts.streams import TASK_RESULTS, dead_letter_stream
from contracts.task import TaskRequest, TaskStatus
from quotewright.local.process import Process
from support.freezing_proxy import Freeze, FreezingProxy
from support.notebook import SERVICE, STREAM, locked, written
from support.processes import service_process, started
from support.services import Streams, task_request
from support.waiting import PATIENCE_SECONDS, eventually

POINTS = {
    "a task is on its way": (rb'"task_definition_name":"write_note"', Freeze.ANSWER, []),
    "after the commit, before the result": (
        rb"XADD\r\n\$\d+\r\ntask_results",
        Freeze.BEFORE,
        ["once"],
    ),
    # The result, the acknowledgement and the deletion are one MULTI: there is nothing in between.
    "after the result": (rb"XADD\r\n\$\d+\r\ntask_results", Freeze.AFTER, ["once"]),
}
"""Where, and what is written by then."""


@pytest.fixture
def request_() -> TaskRequest:
    """The task that is on its way."""
    return task_request("write_note", {"text": "once"})


def notebook_process(redis_url: str, folder: Path) -> Process:
    return service_process(
        "support.notebook",
        folder,
        REDIS_URL=redis_url,
        DATABASE_URL=sqlite_url(folder / "notes.db"),
        RECLAIM_AFTER_SECONDS="1",
    )


async def one_effect_one_result(streams: Streams, database: Database, request: TaskRequest) -> None:
    result = await streams.result(request.task_id)
    assert result.status is TaskStatus.COMPLETED

    async def settled() -> bool:
        pending = (await streams.redis.xpending(STREAM, SERVICE))["pending"]
        return not pending and not await streams.redis.xlen(STREAM)

    await eventually(settled)
    assert await written(database) == ["once"]
    assert len(await streams.results(request.task_id)) == 1
    assert await streams.redis.xlen(TASK_RESULTS) == 1
    assert await streams.redis.xlen(dead_letter_stream(STREAM)) == 0


@pytest.mark.parametrize("point", POINTS)
async def test_a_service_killed(
    point: str,
    redis_url: str,
    streams: Streams,
    database: Database,
    tmp_path: Path,
    request_: TaskRequest,
) -> None:
    pattern, freeze, so_far = POINTS[point]
    async with FreezingProxy(urlsplit(redis_url).port or 0, pattern, freeze).running() as proxy:
        with started(notebook_process(f"redis://127.0.0.1:{proxy.port}/0", tmp_path)) as service:
            await streams.publish(request_)
            async with asyncio.timeout(PATIENCE_SECONDS):
                await proxy.frozen.wait()
            service.kill()
    assert await written(database) == so_far
    with started(notebook_process(redis_url, tmp_path)):
        await one_effect_one_result(streams, database, request_)


async def test_a_service_killed_in_the_handler(
    redis_url: str, streams: Streams, database: Database, tmp_path: Path, request_: TaskRequest
) -> None:
    with started(notebook_process(redis_url, tmp_path)) as service:
        service.wait_until_healthy(PATIENCE_SECONDS)
        with locked(tmp_path):
            await streams.publish(request_)

            async def in_hand() -> bool:
                return bool((await streams.redis.xpending(STREAM, SERVICE))["pending"])

            await eventually(in_hand)
            service.kill()
    assert await written(database) == []
    with started(notebook_process(redis_url, tmp_path)):
        await one_effect_one_result(streams, database, request_)
