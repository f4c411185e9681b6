"""Notifications as mails: written to a folder, or handed to an SMTP server."""

import asyncio
import ssl
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from pathlib import Path
from typing import Protocol

import aiosmtplib
from sqlalchemy.ext.asyncio import AsyncSession

from chassis.database import Database
from contracts.quoting import QuoteStatus
from quotes.domain.delivery import Delivery
from quotes.domain.life import OFFERED, SYSTEM, Act
from quotes.domain.notification import TO_CUSTOMER, Announcement, Kind, Notification
from quotes.errors import NotWantedError
from quotes.life import QuoteLife
from quotes.settings import Settings
from quotes.store import PdfStore, QuoteStore

WITH_PDF = {Kind.QUOTE_READY, Kind.OFFER}


class Mailer(Protocol):
    """Delivers one notification as a mail, or raises."""

    async def deliver(self, notification: Notification, pdf: bytes | None) -> None:
        """Return once it is delivered, the PDF attached where there is one."""


def notification_of(delivery: Delivery) -> Notification:
    """The notification that a delivery carries."""
    announcement = Announcement.model_validate_json(delivery.document)
    state = delivery.model_dump(exclude={"delivery_id", "channel", "document"})
    return Notification(**dict(announcement), **state)


class MailSender:
    """Delivers the outbox's mails; a quote that the customer was sent is sent."""

    def __init__(self, database: Database, mailer: Mailer, life: QuoteLife) -> None:
        self._database = database
        self._mailer = mailer
        self._life = life

    async def send(self, delivery: Delivery) -> None:
        """Deliver it; raises NotWantedError for an offer that does not hold any more."""
        notification = notification_of(delivery)
        number, revision, pdf = notification.quote_number, notification.revision, None
        async with self._database.reading() as session:
            if notification.kind is Kind.OFFER:
                quote = await QuoteStore(session).get(number, revision)
                if quote.status not in OFFERED:
                    raise NotWantedError(f"{number} revision {revision} is {quote.status}")
            if notification.kind in WITH_PDF:
                pdf = await PdfStore(session).find(number, revision)
        await self._mailer.deliver(notification, pdf)

    async def sent(self, session: AsyncSession, delivery: Delivery) -> None:
        """Say of a quote that its customer was sent that it is."""
        mail = notification_of(delivery)
        if mail.kind is Kind.OFFER:
            act = Act(SYSTEM, details={"recipient": mail.recipient})
            await self._life.go_if_it_can(
                session, mail.quote_number, mail.revision, QuoteStatus.SENT, act
            )


def compose(
    notification: Notification, pdf: bytes | None, sender: str, reply_to: str = ""
) -> EmailMessage:
    """The mail, the same for every attempt; customers' answers go to `reply_to`."""
    mail = EmailMessage()
    mail["From"] = sender
    mail["To"] = notification.recipient
    mail["Subject"] = notification.subject
    mail["Date"] = format_datetime(notification.created_at)
    # The instant tells apart the same number in two installations: servers drop a known id.
    name = f"{notification.notification_id}.{notification.created_at:%Y%m%d%H%M%S%f}"
    mail["Message-ID"] = f"<{name}@{parseaddr(sender)[1].rpartition('@')[2] or 'localhost'}>"
    if notification.kind in TO_CUSTOMER and reply_to:
        mail["Reply-To"] = reply_to
    if notification.in_reply_to:
        mail["In-Reply-To"] = mail["References"] = f"<{notification.in_reply_to}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(notification.body)
    if pdf is not None:
        mail.add_attachment(
            pdf, maintype="application", subtype="pdf", filename=f"{notification.quote_number}.pdf"
        )
    return mail


class FolderMailer:
    """Puts mails into a folder, for a person or a program to fetch."""

    def __init__(self, folder: Path, sender: str, reply_to: str = "") -> None:
        self._folder = folder
        self._sender = sender
        self._reply_to = reply_to

    async def deliver(self, notification: Notification, pdf: bytes | None) -> None:
        """Write `<quote number>-r<revision>.eml`, whole or not at all; others name their kind."""
        name = notification.notification_id.removesuffix(f"-{Kind.QUOTE_READY}")
        mail = compose(notification, pdf, self._sender, self._reply_to)
        await asyncio.to_thread(self._write, self._folder / f"{name}.eml", mail.as_bytes())

    def _write(self, path: Path, content: bytes) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f"{path.name}.part")
        part.write_bytes(content)
        part.replace(path)


class SmtpMailer:
    """Hands mails to an SMTP server."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    async def deliver(self, notification: Notification, pdf: bytes | None) -> None:
        """One connection a mail; raises what the server or the network says."""
        settings = self._settings
        mail = compose(notification, pdf, settings.smtp_sender, settings.seller_email)
        await aiosmtplib.send(
            mail,
            hostname=settings.smtp_host,
            port=settings.smtp_port,
            username=settings.smtp_username or None,
            password=settings.smtp_password.get_secret_value() or None,
            use_tls=settings.smtp_tls,
            start_tls=settings.smtp_starttls and not settings.smtp_tls,
            tls_context=ssl.create_default_context(cafile=settings.smtp_ca_file),
        )


def create_mailer(settings: Settings) -> Mailer:
    """SMTP where a server is configured, the folder where none is."""
    if settings.smtp_host:
        return SmtpMailer(settings)
    return FolderMailer(settings.notification_folder, settings.smtp_sender, settings.seller_email)
