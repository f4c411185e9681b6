"""The messages as JSON Schema, for services that are not written in Python.

`python -m contracts.schemas <folder>` writes one file a message, and the streams as an AsyncAPI
document.
"""

import json
import sys
from pathlib import Path

from contracts.asyncapi import bridge_document
from contracts.message import Message
from contracts.quoting import QuoteEvent
from contracts.task import ConsumerAnnouncement, TaskRequest, TaskResult, WaitingTaskResult
from contracts.tasks import TASKS


def schemas() -> dict[str, str]:
    """File name by file name, a schema's text."""
    models: list[type[Message]] = [
        TaskRequest,
        TaskResult,
        WaitingTaskResult,
        ConsumerAnnouncement,
        QuoteEvent,
    ]
    for contract in TASKS.values():
        models += [contract.input, contract.output]
    return {
        "asyncapi.json": json.dumps(bridge_document(), indent=2, ensure_ascii=False) + "\n",
        **{
            f"{model.__name__}.v1.schema.json": _text(model.model_json_schema()) for model in models
        },
    }


def _text(schema: dict[str, object]) -> str:
    described = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(described, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8")
