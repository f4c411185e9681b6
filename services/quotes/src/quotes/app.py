"""The quotes service, put together."""

from http import HTTPStatus
from pathlib import Path
from typing import Final

from fastapi import FastAPI
from prometheus_client import CollectorRegistry

from chassis.database import Database
from chassis.service import create_service
from quotes.announcing import Addressees, Announcer
from quotes.api import create_router
from quotes.deadlines import Deadlines
from quotes.decisions import Decisions, DecisionSender
from quotes.domain.delivery import Channel
from quotes.errors import (
    IdempotencyKeyReusedError,
    NotOpenError,
    RenderingError,
    RevisionSupersededError,
    TotalsRefusedError,
    TransitionRefusedError,
    UnknownDeliveryError,
    UnknownQuoteError,
)
from quotes.issuing import QuoteIssuer
from quotes.life import QuoteLife
from quotes.mail import MailSender, create_mailer
from quotes.outbox import Outbox, outbox_depth
from quotes.pdf import PdfRenderer
from quotes.pdf_shelf import PdfShelf
from quotes.settings import Settings
from quotes.tables import handled_tasks
from quotes.tasks import QuoteTasks
from quotes.webhooks import Webhooks, WebhookSender

MIGRATIONS: Final = Path(__file__).parent / "migrations"


def create_app(settings: Settings) -> FastAPI:
    """Everything is built here and connects when the application starts."""
    database, rules = Database(settings.database_url), settings.rules
    registry = CollectorRegistry()
    depth = outbox_depth(registry)
    decision_sender = DecisionSender(settings.redis_url)
    decisions = Outbox(database, Channel.CONDUCTOR, decision_sender, depth=depth)
    webhook_sender = WebhookSender(settings.webhook_secret.get_secret_value())
    calls = Outbox(
        database,
        Channel.WEBHOOK,
        webhook_sender,
        depth=depth,
        give_up_after=settings.webhook_attempts,
    )
    life = QuoteLife(Webhooks(calls, settings.webhook_urls), Decisions(decisions, "quotes"))
    mails = Outbox(
        database, Channel.MAIL, MailSender(database, create_mailer(settings), life), depth=depth
    )
    announcer = Announcer(
        mails,
        Addressees(
            recipient=settings.notification_recipient,
            public_url=settings.public_url,
            seller=settings.seller,
            customer_too=settings.customer_notification,
        ),
    )
    issuer = QuoteIssuer(rules, life, announcer)
    renderer = PdfRenderer(
        settings.seller,
        workers=settings.pdf_workers,
        timeout_seconds=settings.pdf_timeout_seconds,
        memory_megabytes=settings.pdf_memory_megabytes,
    )
    tasks = QuoteTasks(issuer, life, renderer, announcer)
    deadlines = Deadlines(database, life, announcer, rules.reminders)
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
        router=create_router(
            database, issuer, life, announcer, calls, PdfShelf(database, renderer), settings.seller
        ),
        statuses={
            UnknownQuoteError: HTTPStatus.NOT_FOUND,
            UnknownDeliveryError: HTTPStatus.NOT_FOUND,
            TransitionRefusedError: HTTPStatus.CONFLICT,
            RevisionSupersededError: HTTPStatus.CONFLICT,
            NotOpenError: HTTPStatus.CONFLICT,
            TotalsRefusedError: HTTPStatus.UNPROCESSABLE_ENTITY,
            IdempotencyKeyReusedError: HTTPStatus.UNPROCESSABLE_ENTITY,
            RenderingError: HTTPStatus.SERVICE_UNAVAILABLE,
        },
        registry=registry,
        background=[
            renderer.running,
            decision_sender.running,
            webhook_sender.running,
            decisions.running,
            calls.running,
            mails.running,
            deadlines.running,
        ],
    )
