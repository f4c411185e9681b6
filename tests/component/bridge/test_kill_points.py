"""The bridge is killed at every point of a task's way: the task is done once and reported.

A proxy between the bridge and Redis or Conductor goes dead at the point; then the process is
killed, and another one starts.
"""

import asyncio
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from contracts.streams import TASK_RESULTS, dead_letter_stream
from support.freezing_proxy import Freeze, FreezingProxy
from support.ill_conductor import IllConductor, a_task
from support.plain_consumer import PlainConsumer
from support.processes import service_process, started
from support.services import Streams
from support.waiting import PATIENCE_SECONDS, eventually

TASK = "fetch_pricing"

REDIS, CONDUCTOR = "redis", "conductor"
POINTS = {
    "the answer to a poll is on its way": (CONDUCTOR, rb'"taskId": "t"', Freeze.ANSWER),
    "after the poll, before XADD": (REDIS, rb"XADD\r\n\$\d+\r\ntasks\.", Freeze.BEFORE),
    "after XADD": (REDIS, rb"XADD\r\n\$\d+\r\ntasks\.", Freeze.AFTER),
    "a result is on its way": (REDIS, rb'"status": "COMPLETED"', Freeze.ANSWER),
    "after reading the result, before the update": (
        CONDUCTOR,
        rb"POST /api/tasks ",
        Freeze.BEFORE,
    ),
    "after the update": (CONDUCTOR, rb"POST /api/tasks ", Freeze.AFTER),
    "after the update, before the acknowledgement": (REDIS, rb"\r\nXACK\r\n", Freeze.BEFORE),
    "after the acknowledgement": (REDIS, rb"\r\nXACK\r\n", Freeze.AFTER),
}


@pytest.mark.parametrize("point", POINTS)
async def test_the_bridge_killed(
    point: str, redis_url: str, streams: Streams, tmp_path: Path
) -> None:
    peer, pattern, freeze = POINTS[point]
    async with (
        IllConductor().running() as conductor,
        PlainConsumer(redis_url, TASK).running() as consumer,
    ):
        conductor.task_definitions = [TASK]
        ports = {REDIS: urlsplit(redis_url).port or 0, CONDUCTOR: conductor.port}

        def environment(ports: dict[str, int]) -> dict[str, str]:
            return {
                "REDIS_URL": f"redis://127.0.0.1:{ports[REDIS]}/0",
                "CONDUCTOR_URL": f"http://127.0.0.1:{ports[CONDUCTOR]}/api",
                "RECOVERY_SECONDS": "0.5",
                "RECLAIM_AFTER_SECONDS": "1.5",
            }

        async with FreezingProxy(ports[peer], pattern, freeze).running() as proxy:
            through = environment(ports | {peer: proxy.port})
            with started(service_process("bridge", tmp_path, **through)) as bridge:
                conductor.waiting = [a_task("t")]
                async with asyncio.timeout(PATIENCE_SECONDS):
                    await proxy.frozen.wait()
                bridge.kill()

        with started(service_process("bridge", tmp_path, **environment(ports))):

            async def settled() -> bool:
                ended = conductor.status_of("t") == "COMPLETED"
                return ended and not await streams.redis.xlen(TASK_RESULTS)

            await eventually(settled)

    assert consumer.done == ["t"]
    assert {update["status"] for update in conductor.updates} == {"COMPLETED"}
    assert await streams.redis.xlen(dead_letter_stream(TASK_RESULTS)) == 0
