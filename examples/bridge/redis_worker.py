"""Does Conductor's task `greet` over redis-py alone: `python redis_worker.py`.

Needs the package redis. REDIS_URL says where Redis is.
"""

import asyncio
import json
import os
import socket
from datetime import UTC, datetime
from typing import Any

from redis.asyncio import Redis
from redis.exceptions import ResponseError

TASK = "greet"
STREAM = f"tasks.{TASK}"
GROUP = "greeter"
CONSUMER = f"{socket.gethostname()}-{os.getpid()}"
AT_A_TIME = 10
TAKE_OVER_AFTER_MS = 10_000

redis: Any = Redis.from_url(os.environ.get("REDIS_URL", "redis://127.0.0.1:6379/0"))
in_hand: set[bytes] = set()


async def greet(task: dict[str, Any]) -> dict[str, Any]:
    """The work itself. It may see a task twice: after a crash, the same `task_id` comes again."""
    return {"greeting": f"Hello {task['name']}"}


async def handle(entry_id: bytes, fields: dict[bytes, bytes]) -> None:
    """One task: do it, and give its result, acknowledge it and delete it in one go."""
    request = json.loads(fields[b"__data__"])
    result = {
        "task_id": request["task_id"],
        "task_definition_name": request["task_definition_name"],
        "workflow_instance_id": request["workflow_instance_id"],
        "worker_id": CONSUMER,
        "completed_at": datetime.now(UTC).isoformat(),
    }
    try:
        result |= {"status": "COMPLETED", "output_data": await greet(request["input_data"])}
    except Exception as error:  # noqa: BLE001 - Conductor tries again, retryCount times
        result |= {"status": "FAILED", "reason_for_incompletion": repr(error)}
    async with redis.pipeline(transaction=True) as pipeline:
        pipeline.xadd("task_results", {"__data__": json.dumps(result)})
        pipeline.xack(STREAM, GROUP, entry_id)
        pipeline.xdel(STREAM, entry_id)
        await pipeline.execute()
    in_hand.discard(entry_id)


async def say_here() -> None:
    """Tell the bridge how much can be taken; keep what is in hand from being taken over."""
    announcement = json.dumps({"consumer": CONSUMER, "concurrency": AT_A_TIME})
    while True:
        seconds, microseconds = await redis.time()
        now_ms = seconds * 1000 + microseconds // 1000
        await redis.zadd(f"{STREAM}.consumers", {announcement: now_ms})
        if in_hand:
            await redis.xclaim(STREAM, GROUP, CONSUMER, 0, list(in_hand), justid=True)
        await asyncio.sleep(1)


async def main() -> None:
    """New tasks as they come; those of a consumer that died, after ten seconds."""
    try:
        await redis.xgroup_create(STREAM, GROUP, id="0", mkstream=True)
    except ResponseError as error:
        if "BUSYGROUP" not in str(error):
            raise
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(say_here())
        while True:
            room = AT_A_TIME - len(in_hand)
            if room == 0:
                await asyncio.sleep(0.01)
                continue
            abandoned = await redis.xautoclaim(
                STREAM, GROUP, CONSUMER, TAKE_OVER_AFTER_MS, count=room
            )
            entries = abandoned[1] or [
                entry
                for _, new in await redis.xreadgroup(
                    GROUP, CONSUMER, {STREAM: ">"}, count=room, block=1000
                )
                for entry in new
            ]
            for entry_id, fields in entries:
                in_hand.add(entry_id)
                tasks.create_task(handle(entry_id, fields))


if __name__ == "__main__":
    asyncio.run(main())
