"""Does Conductor's task `greet` with FastStream: `python faststream_worker.py`.

Needs the package faststream[redis] 0.7. REDIS_URL says where Redis is.
"""

import asyncio
import json
import os
import socket
from datetime import UTC, datetime
from typing import Any

from faststream import AckPolicy, FastStream
from faststream.redis import BinaryMessageFormatV1, RedisBroker, StreamSub
from faststream.redis.annotations import Redis, RedisStreamMessage
from pydantic import BaseModel
from redis.exceptions import ResponseError

STREAM = "tasks.greet"
GROUP = "greeter"
CONSUMER = f"{socket.gethostname()}-{os.getpid()}"
AT_A_TIME = 10


class PlainJson(BinaryMessageFormatV1):
    """The bridge's messages are JSON, without FastStream's envelope."""

    @classmethod
    def parse(cls, data: bytes) -> tuple[bytes, dict[str, str]]:
        """Everything is body."""
        return data, {"content-type": "application/json"}


class TaskRequest(BaseModel):
    """What this service needs of contracts/schemas/TaskRequest.v1.schema.json."""

    task_id: str
    task_definition_name: str
    workflow_instance_id: str
    input_data: dict[str, Any]


broker = RedisBroker(
    os.environ.get("REDIS_URL", "redis://127.0.0.1:6379/0"), message_format=PlainJson
)
app = FastStream(broker)


async def greet(request: TaskRequest, message: RedisStreamMessage, redis: Redis) -> None:
    """Do one task; give its result, acknowledge it and delete it in one go."""
    result = {
        "task_id": request.task_id,
        "task_definition_name": request.task_definition_name,
        "workflow_instance_id": request.workflow_instance_id,
        "status": "COMPLETED",
        "output_data": {"greeting": f"Hello {request.input_data['name']}"},
        "worker_id": CONSUMER,
        "completed_at": datetime.now(UTC).isoformat(),
    }
    entry_id = message.raw_message["message_ids"][0]
    async with redis.pipeline(transaction=True) as pipeline:
        pipeline.xadd("task_results", {"__data__": json.dumps(result)})
        pipeline.xack(STREAM, GROUP, entry_id)
        pipeline.xdel(STREAM, entry_id)
        await pipeline.execute()


# One subscriber for what is new, one for what a consumer that died had in hand. A handler that
# may take longer than `min_idle_time` (ms) needs a longer one.
for subscription in (
    StreamSub(STREAM, group=GROUP, consumer=CONSUMER, max_records=1, polling_interval=1000),
    StreamSub(STREAM, group=GROUP, consumer=CONSUMER, min_idle_time=10_000, polling_interval=1000),
):
    broker.subscriber(stream=subscription, max_workers=AT_A_TIME, ack_policy=AckPolicy.MANUAL)(
        greet
    )


@app.on_startup
async def make_group() -> None:
    """From the stream's start: FastStream's own group would pass over what is there already."""
    redis: Any = await broker.connect()
    try:
        await redis.xgroup_create(STREAM, GROUP, id="0", mkstream=True)
    except ResponseError as error:
        if "BUSYGROUP" not in str(error):
            raise


async def say_here() -> None:
    """Tell the bridge once a second that this consumer is there, and how much it can take."""
    redis: Any = await broker.connect()
    announcement = json.dumps({"consumer": CONSUMER, "concurrency": AT_A_TIME})
    while True:
        seconds, microseconds = await redis.time()
        await redis.zadd(
            f"{STREAM}.consumers", {announcement: seconds * 1000 + microseconds // 1000}
        )
        await asyncio.sleep(1)


async def main() -> None:
    """Serve until SIGTERM."""
    announcing = asyncio.create_task(say_here())
    await app.run()
    announcing.cancel()


if __name__ == "__main__":
    asyncio.run(main())
