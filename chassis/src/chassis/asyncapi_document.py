"""Which streams a service consumes and publishes to, as an AsyncAPI document by FastStream."""

import json
from collections.abc import Iterable
from typing import Any

from chassis.task_handler import TaskHandler
from contracts.streams import TASK_RESULTS, task_stream
from contracts.task import TaskRequest, TaskResult


def asyncapi_document(service: str, handlers: Iterable[TaskHandler]) -> dict[str, Any]:
    """The document. A broker only declares here; it never connects."""
    # Only who asks for the document pays for what writes it.
    from faststream.redis import RedisBroker, StreamSub  # noqa: PLC0415
    from faststream.specification import AsyncAPI  # noqa: PLC0415

    async def consume(request: TaskRequest) -> None:
        """Declares what a task stream carries."""

    broker = RedisBroker()
    for handler in handlers:
        name = handler.task_definition_name
        stream = StreamSub(task_stream(name), group=service, consumer="any")
        broker.subscriber(stream=stream, title=name, description=handler.description)(consume)
    broker.publisher(stream=TASK_RESULTS, title=TASK_RESULTS, schema=TaskResult)
    specification = AsyncAPI(broker, title=f"Quotewright {service}", version="0.1.0")
    document: dict[str, Any] = json.loads(specification.to_specification().to_json())
    return document
