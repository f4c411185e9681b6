"""The summarizer, put together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from pathlib import Path

from fastapi import FastAPI

from chassis.bounded import Bounds
from chassis.database import Database
from chassis.service import create_service
from summarizer.api import EmailsApi
from summarizer.errors import (
    MailTooLargeError,
    NoSummaryError,
    NotMailError,
    ThreadTooHardError,
    UnknownThreadError,
)
from summarizer.mail_parser import MailParser
from summarizer.readers import Reader, create_reader
from summarizer.settings import Settings
from summarizer.tables import handled_tasks
from summarizer.tasks import SummarizerTasks

MIGRATIONS = Path(__file__).parent / "migrations"


def create_app(settings: Settings, reader: Reader | None = None) -> FastAPI:
    """The service with everything in it; `reader` stands in for the configured one."""
    database = Database(settings.database_url)
    chosen = reader or create_reader(settings, database)
    parser = MailParser(
        settings.seller_domains,
        Bounds(settings.mail_timeout_seconds, settings.mail_memory_bytes),
    )
    tasks = SummarizerTasks(chosen, settings.max_thread_chars, settings.seller_name)

    @asynccontextmanager
    async def closing_reader() -> AsyncIterator[None]:
        try:
            yield
        finally:
            await chosen.close()

    return create_service(
        "summarizer",
        description="Email threads in, summaries out.",
        settings=settings,
        database=database,
        inbox=handled_tasks,
        handlers=[
            tasks.fetch_email_thread,
            tasks.extract_messages,
            tasks.summarize_with_openai,
            tasks.store_summary,
        ],
        router=EmailsApi(database, chosen, parser, settings).router(),
        statuses={
            UnknownThreadError: HTTPStatus.NOT_FOUND,
            NoSummaryError: HTTPStatus.CONFLICT,
            MailTooLargeError: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            NotMailError: HTTPStatus.UNPROCESSABLE_ENTITY,
            ThreadTooHardError: HTTPStatus.UNPROCESSABLE_ENTITY,
        },
        background=[closing_reader, parser.running],
    )
