"""A thread about helmets, and what a model may answer about it."""

import asyncio
import json
import multiprocessing
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from multiprocessing.process import BaseProcess
from typing import Any, Protocol

from chassis.database import Database
from contracts.summaries import Summary
from contracts.threads import EmailMessage, Party
from summarizer.domain.answer import Answer
from summarizer.domain.prompt import shown_thread
from summarizer.model_client import ModelClient
from summarizer.readers import Reader, create_reader
from summarizer.settings import Settings
from summarizer.store import ModelCallStore, ModelUsage
from support.openai_server import Reply, completion

KEY = "sk-secret-0123456789"
TEXT = "Hello,\n\nwe need 25 white\nsafety helmets asap.\n\nShip to: Acme, 5 Elm St, Austin"
MESSAGE = EmailMessage(
    message_id="1@acme.example",
    sender=Party(name="Ann Lee", email="ann@acme.example"),
    role="customer",
    sent_at=None,
    subject="Helmets",
    text=TEXT,
)


class SettingsOf(Protocol):
    """Makes settings that differ in what is named."""

    def __call__(self, **fields: Any) -> Settings:
        """The settings."""


def evidence(quote: str, message: int = 1) -> dict[str, Any]:
    """A quote of a message."""
    return {"message": message, "quote": quote}


def helmets(**fields: Any) -> dict[str, Any]:
    """The thread's one line, or one that differs."""
    return {
        "description": "white safety helmets",
        "quantity": "25",
        "unit": None,
        "sku": None,
        "evidence": evidence("25 white safety helmets"),
        **fields,
    }


def answer(finish_reason: str = "stop", **fields: Any) -> Reply:
    """A right answer, or one that differs."""
    content = {
        "is_quote_request": True,
        "language": "en",
        "company": "Acme",
        "products": [helmets()],
        "urgency": "high",
        "urgency_evidence": evidence("asap"),
        "shipping_address": evidence("Acme, 5 Elm St, Austin"),
        **fields,
    }
    return completion(json.dumps(content), finish_reason=finish_reason)


@asynccontextmanager
async def reader_of(settings: Settings) -> AsyncIterator[Reader]:
    """The reader that the settings make, with its database."""
    database = Database(settings.database_url)
    reader = create_reader(settings, database)
    try:
        yield reader
    finally:
        await reader.close()
        await database.close()


async def read(settings: Settings, *messages: EmailMessage, thread_id: int = 1) -> Summary:
    """Read once, as a process that was just started."""
    async with reader_of(settings) as reader:
        return await reader.read(thread_id, "Helmets", messages or [MESSAGE])


async def ask(settings: Settings, text: str = TEXT, *, thread_id: int = 1) -> Answer:
    """Ask the model alone, without the rules, as a process that was just started.

    Raises NoAnswerError.
    """
    message = MESSAGE.model_copy(update={"text": text})
    async with reader_of(settings) as reader:
        client: ModelClient = vars(reader)["_client"]
        return await client.ask(thread_id, shown_thread("Helmets", [message], max_tokens=10_000))


def ask_in_a_process(settings: Settings) -> BaseProcess:
    """A process that asks, to be killed meanwhile."""
    process = multiprocessing.get_context("spawn").Process(target=_ask, args=(settings,))
    process.start()
    return process


def _ask(settings: Settings) -> None:
    asyncio.run(ask(settings))


async def usage(settings: Settings, thread_id: int = 1) -> ModelUsage:
    """What was booked."""
    database = Database(settings.database_url)
    try:
        async with database.reading() as session:
            return await ModelCallStore(session).usage(thread_id)
    finally:
        await database.close()


def codes(summary: Summary) -> list[str]:
    """The codes of a summary's warnings."""
    return [warning.code for warning in summary.warnings]
