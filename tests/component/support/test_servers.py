"""A run of the tests that is killed leaves none of its servers behind."""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE
from pathlib import Path

import psutil

from support.waiting import eventually

TESTS = Path(__file__).parents[2]
START = """
import pathlib, sys, time
from support.redis_server import RedisServer
server = RedisServer(pathlib.Path(sys.argv[1]))
server.start()
print(server.pid, flush=True)
time.sleep(600)
"""


async def test_a_server_ends_with_the_process_that_started_it(tmp_path: Path) -> None:
    starter = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", START, str(tmp_path)),
        stdout=PIPE,
        env={**os.environ, "PYTHONPATH": str(TESTS)},
    )
    assert starter.stdout is not None
    server = psutil.Process(int(await starter.stdout.readline()))
    assert server.is_running()
    starter.kill()
    await starter.wait()

    async def ended() -> bool:
        return not server.is_running() or server.status() == psutil.STATUS_ZOMBIE

    await eventually(ended)
