"""The streams between the bridge and whoever does tasks, as an AsyncAPI 3 document.

Written from the bridge's side: it sends tasks, and receives results and announcements.
https://www.asyncapi.com/docs/reference/specification/v3.0.0
"""

from typing import Any

from contracts.message import Message
from contracts.streams import BODY_FIELD, TASK_RESULTS, consumers_key, task_stream
from contracts.task import ConsumerAnnouncement, TaskRequest, TaskResult, WaitingTaskResult

_TASK = "{task}"
_MESSAGES: tuple[type[Message], ...] = (
    TaskRequest,
    TaskResult,
    WaitingTaskResult,
    ConsumerAnnouncement,
)
_ENTRY = f"An entry's one field, `{BODY_FIELD}`, is the message as JSON."


def bridge_document() -> dict[str, Any]:
    """The document, as JSON would have it."""
    tasks = _channel(
        task_stream(_TASK),
        f"A stream for each task definition; a domain's tasks lie in `tasks.<domain>:<task>`. "
        f"Read it with a consumer group made from the stream's start (id 0). {_ENTRY}",
        TaskRequest,
    )
    announcements = _channel(
        consumers_key(task_stream(_TASK)),
        "A sorted set, no stream: each consumer adds itself once a second, with Redis' clock in "
        "milliseconds as the score. The bridge takes from Conductor what these can work on.",
        ConsumerAnnouncement,
    )
    named = {"parameters": {"task": {"description": "The task definition's name."}}}
    results = _channel(
        TASK_RESULTS,
        f"Put a result here, acknowledge the task's entry and delete it, in one MULTI. {_ENTRY}",
        TaskResult,
        WaitingTaskResult,
    )
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Conductor tasks on Redis Streams",
            "version": "1.0.0",
            "description": "What a service that does tasks reads and writes.",
        },
        "defaultContentType": "application/json",
        "channels": {
            "tasks": tasks | named,
            "consumers": announcements | named,
            "task_results": results,
        },
        "operations": {
            "sendTask": _operation("send", "tasks"),
            "receiveAnnouncement": _operation("receive", "consumers"),
            "receiveResult": _operation("receive", "task_results"),
        },
        "components": {
            "messages": {
                model.__name__: {"payload": {"$ref": f"#/components/schemas/{model.__name__}"}}
                for model in _MESSAGES
            },
            "schemas": _schemas(),
        },
    }


def _channel(address: str, description: str, *messages: type[Message]) -> dict[str, Any]:
    return {
        "address": address,
        "description": description,
        "messages": {
            model.__name__: {"$ref": f"#/components/messages/{model.__name__}"}
            for model in messages
        },
    }


def _operation(action: str, channel: str) -> dict[str, Any]:
    return {"action": action, "channel": {"$ref": f"#/channels/{channel}"}}


def _schemas() -> dict[str, Any]:
    found: dict[str, Any] = {}
    for model in _MESSAGES:
        schema = model.model_json_schema(ref_template="#/components/schemas/{model}")
        found |= schema.pop("$defs", {})
        found[model.__name__] = schema
    return found
