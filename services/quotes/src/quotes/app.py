"""The quotes service, put together."""

from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Final

from fastapi import APIRouter, FastAPI
from prometheus_client import CollectorRegistry

from chassis.database import Database
from chassis.service import create_service
from quotes.announcing import Addressees, Announcer, no_page
from quotes.api import create_router
from quotes.api.customer_page import customer_page_router
from quotes.customer_desk import CustomerDesk
from quotes.deadlines import Deadlines
from quotes.decisions import Decisions, DecisionSender
from quotes.domain.delivery import Channel
from quotes.domain.link import LinkSigner
from quotes.doorkeeper import Doorkeeper
from quotes.errors import (
    IdempotencyKeyReusedError,
    NoAddressError,
    NobodyWaitsError,
    NoCustomerPageError,
    NotAcceptedError,
    NotOfferedError,
    NotOpenError,
    RenderingError,
    RevisionSupersededError,
    TotalsRefusedError,
    TransitionRefusedError,
    UnknownDeliveryError,
    UnknownQuoteError,
)
from quotes.executions import Executions
from quotes.issuing import QuoteIssuer
from quotes.life import QuoteLife
from quotes.links import CustomerLinks
from quotes.mail import MailSender, create_mailer
from quotes.outbox import Outbox, outbox_depth
from quotes.page import CustomerPage
from quotes.pdf import PdfRenderer
from quotes.pdf_shelf import PdfShelf
from quotes.sales_desk import SalesDesk
from quotes.settings import Settings
from quotes.tables import handled_tasks
from quotes.tasks import QuoteTasks
from quotes.webhooks import Webhooks, WebhookSender

MIGRATIONS: Final = Path(__file__).parent / "migrations"


def create_app(settings: Settings) -> FastAPI:
    """Everything is built here and connects when the application starts."""
    database, rules = Database(settings.database_url), settings.rules
    registry = CollectorRegistry()
    outbox = partial(
        Outbox,
        database,
        depth=outbox_depth(registry),
        delivery_seconds=settings.delivery_seconds,
    )
    decision_sender = DecisionSender(settings.redis_url)
    decisions = outbox(Channel.CONDUCTOR, decision_sender)
    webhook_sender = WebhookSender(settings.webhook_secret.get_secret_value())
    calls = outbox(Channel.WEBHOOK, webhook_sender, give_up_after=settings.webhook_attempts)
    life = QuoteLife(Webhooks(calls, settings.webhook_urls), Decisions(decisions, "quotes"))
    mails = outbox(Channel.MAIL, MailSender(database, create_mailer(settings), life))
    signer = LinkSigner(settings.customer_link_secret.get_secret_value())
    links = (
        CustomerLinks(signer, settings.public_url, settings.customer_link_days)
        if settings.has_customer_page
        else None
    )
    announcer = Announcer(
        mails,
        Addressees(
            recipient=settings.notification_recipient,
            public_url=settings.public_url,
            seller=settings.seller,
            customer_too=settings.customer_notification,
            clarify=settings.clarification_notification,
        ),
        links.url if links else no_page,
    )
    executions = Executions(settings.bridge_url)
    issuer = QuoteIssuer(rules, life, announcer)
    renderer = PdfRenderer(
        settings.seller,
        workers=settings.pdf_workers,
        timeout_seconds=settings.pdf_timeout_seconds,
        memory_megabytes=settings.pdf_memory_megabytes,
    )
    shelf = PdfShelf(database, renderer)
    desk = SalesDesk(database, life, executions, announcer, shelf)
    router = APIRouter()
    router.include_router(
        create_router(database, issuer, desk, calls, shelf, settings.seller, links)
    )
    if links:
        router.include_router(
            customer_page_router(
                Doorkeeper(signer),
                CustomerDesk(database, life),
                CustomerPage(settings.seller),
                shelf,
            )
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
        router=router,
        statuses={
            UnknownQuoteError: HTTPStatus.NOT_FOUND,
            UnknownDeliveryError: HTTPStatus.NOT_FOUND,
            TransitionRefusedError: HTTPStatus.CONFLICT,
            RevisionSupersededError: HTTPStatus.CONFLICT,
            NoAddressError: HTTPStatus.CONFLICT,
            NobodyWaitsError: HTTPStatus.CONFLICT,
            NotOpenError: HTTPStatus.CONFLICT,
            NotOfferedError: HTTPStatus.CONFLICT,
            NotAcceptedError: HTTPStatus.CONFLICT,
            NoCustomerPageError: HTTPStatus.CONFLICT,
            TotalsRefusedError: HTTPStatus.UNPROCESSABLE_ENTITY,
            IdempotencyKeyReusedError: HTTPStatus.UNPROCESSABLE_ENTITY,
            RenderingError: HTTPStatus.SERVICE_UNAVAILABLE,
        },
        registry=registry,
        background=[
            renderer.running,
            executions.running,
            decision_sender.running,
            webhook_sender.running,
            decisions.running,
            calls.running,
            mails.running,
            deadlines.running,
        ],
    )
