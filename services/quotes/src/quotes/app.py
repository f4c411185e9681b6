"""The quotes service, put together."""

from http import HTTPStatus
from pathlib import Path
from typing import Final

from fastapi import FastAPI

from chassis.database import Database
from chassis.service import create_service
from quotes.api import create_router
from quotes.errors import (
    IdempotencyKeyReusedError,
    RenderingError,
    TotalsRefusedError,
    UnknownQuoteError,
)
from quotes.issuing import QuoteIssuer
from quotes.mail import create_mailer
from quotes.outbox import Outbox
from quotes.pdf import PdfRenderer
from quotes.pdf_shelf import PdfShelf
from quotes.settings import Settings
from quotes.tables import handled_tasks
from quotes.tasks import QuoteTasks

MIGRATIONS: Final = Path(__file__).parent / "migrations"


def create_app(settings: Settings) -> FastAPI:
    """Everything is built here and connects when the application starts."""
    database = Database(settings.database_url)
    issuer = QuoteIssuer(settings.validity_days)
    renderer = PdfRenderer(
        settings.seller,
        workers=settings.pdf_workers,
        timeout_seconds=settings.pdf_timeout_seconds,
        memory_megabytes=settings.pdf_memory_megabytes,
    )
    outbox = Outbox(database, create_mailer(settings))
    tasks = QuoteTasks(issuer, renderer, outbox, settings.notification_recipient)
    return create_service(
        "quotes",
        description="Issues quotes, prints them, and tells that they are ready.",
        settings=settings,
        database=database,
        inbox=handled_tasks,
        handlers=[
            tasks.generate_quote,
            tasks.generate_pdf,
            tasks.notify_completion,
            tasks.handle_error,
        ],
        router=create_router(database, issuer, PdfShelf(database, renderer), settings.seller),
        statuses={
            UnknownQuoteError: HTTPStatus.NOT_FOUND,
            TotalsRefusedError: HTTPStatus.UNPROCESSABLE_ENTITY,
            IdempotencyKeyReusedError: HTTPStatus.UNPROCESSABLE_ENTITY,
            RenderingError: HTTPStatus.SERVICE_UNAVAILABLE,
        },
        background=[renderer.running, outbox.running],
    )
