"""The same tasks on plain FastStream, without the chassis: `python -m bench.faststream_service`.

Arguments: Redis' address, the number of task types, how many tasks of one type at a time.
"""

import asyncio
import logging
import signal
import sys
from datetime import UTC, datetime

from faststream import AckPolicy
from faststream.redis import BinaryMessageFormatV1, RedisBroker, StreamSub
from faststream.redis.annotations import Redis, RedisStreamMessage
from redis.exceptions import ResponseError

from bench.noop import task_names
from contracts.streams import BODY_FIELD, TASK_RESULTS, consumers_key, task_stream
from contracts.task import ConsumerAnnouncement, TaskRequest, TaskResult, TaskStatus

GROUP, CONSUMER = "plain", "plain-1"


class PlainBodies(BinaryMessageFormatV1):
    """Reads a body that is plain JSON."""

    @classmethod
    def parse(cls, data: bytes) -> tuple[bytes, dict[str, str]]:
        """Everything is body."""
        return data, {"content-type": "application/json"}


async def do_nothing(request: TaskRequest, message: RedisStreamMessage, redis: Redis) -> None:
    """One task, settled as every service must."""
    result = TaskResult(
        task_id=request.task_id,
        task_definition_name=request.task_definition_name,
        workflow_instance_id=request.workflow_instance_id,
        status=TaskStatus.COMPLETED,
        output_data={"ok": True},
        worker_id=CONSUMER,
        completed_at=datetime.now(UTC),
    )
    stream, entry_id = message.raw_message["channel"], message.raw_message["message_ids"][0]
    async with redis.pipeline(transaction=True) as pipeline:
        pipeline.xadd(TASK_RESULTS, {BODY_FIELD: result.model_dump_json()})
        pipeline.xack(stream, GROUP, entry_id)
        pipeline.xdel(stream, entry_id)
        await pipeline.execute()


async def main() -> None:
    """Serve until SIGTERM."""
    url, types, at_a_time = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    # Its line for each message is not written.
    broker = RedisBroker(url, message_format=PlainBodies, log_level=logging.DEBUG)
    streams = [task_stream(name) for name in task_names(types)]
    for stream in streams:
        subscription = StreamSub(
            stream, group=GROUP, consumer=CONSUMER, max_records=at_a_time, polling_interval=1_000
        )
        broker.subscriber(stream=subscription, max_workers=at_a_time, ack_policy=AckPolicy.MANUAL)(
            do_nothing
        )
    redis = await broker.connect()
    for stream in streams:
        try:
            await redis.xgroup_create(stream, GROUP, id="0", mkstream=True)
        except ResponseError as error:
            if "BUSYGROUP" not in str(error):
                raise
    await broker.start()
    stopping = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopping.set)
    me = ConsumerAnnouncement(consumer=CONSUMER, concurrency=at_a_time).model_dump_json()
    while not stopping.is_set():
        seconds, microseconds = await redis.time()
        for stream in streams:
            score = seconds * 1000 + microseconds // 1000
            await redis.zadd(consumers_key(stream), {me: score})
        await asyncio.wait([asyncio.create_task(stopping.wait())], timeout=1)
    await broker.stop()


if __name__ == "__main__":
    asyncio.run(main())
