"""Notifications as mails: written to a folder, or handed to an SMTP server."""

import asyncio
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from pathlib import Path
from typing import Protocol

import aiosmtplib

from quotes.domain.notification import Notification
from quotes.settings import Settings


class Mailer(Protocol):
    """Delivers one notification as a mail, or raises."""

    async def deliver(self, notification: Notification, pdf: bytes | None) -> None:
        """Return once it is delivered, the PDF attached where there is one."""


def compose(notification: Notification, pdf: bytes | None, sender: str) -> EmailMessage:
    """The mail, the same for every attempt."""
    mail = EmailMessage()
    mail["From"] = sender
    mail["To"] = notification.recipient
    mail["Subject"] = notification.subject
    mail["Date"] = format_datetime(notification.created_at)
    # The instant tells apart the same number in two installations: servers drop a known id.
    name = f"{notification.notification_id}.{notification.created_at:%Y%m%d%H%M%S%f}"
    mail["Message-ID"] = f"<{name}@{parseaddr(sender)[1].rpartition('@')[2] or 'localhost'}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(notification.body)
    if pdf is not None:
        mail.add_attachment(
            pdf, maintype="application", subtype="pdf", filename=f"{notification.quote_number}.pdf"
        )
    return mail


class FolderMailer:
    """Puts mails into a folder, for a person or a program to fetch."""

    def __init__(self, folder: Path, sender: str) -> None:
        self._folder = folder
        self._sender = sender

    async def deliver(self, notification: Notification, pdf: bytes | None) -> None:
        """Write `<quote number>-r<revision>.eml`, whole or not at all."""
        name = f"{notification.quote_number}-r{notification.revision}.eml"
        mail = compose(notification, pdf, self._sender)
        await asyncio.to_thread(self._write, self._folder / name, mail.as_bytes())

    def _write(self, path: Path, content: bytes) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        part.write_bytes(content)
        part.replace(path)


class SmtpMailer:
    """Hands mails to an SMTP server."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    async def deliver(self, notification: Notification, pdf: bytes | None) -> None:
        """One connection a mail; raises what the server or the network says."""
        settings = self._settings
        await aiosmtplib.send(
            compose(notification, pdf, settings.smtp_sender),
            hostname=settings.smtp_host,
            port=settings.smtp_port,
            username=settings.smtp_username or None,
            password=settings.smtp_password.get_secret_value() or None,
            start_tls=settings.smtp_starttls,
        )


def create_mailer(settings: Settings) -> Mailer:
    """SMTP where a server is configured, the folder where none is."""
    if settings.smtp_host:
        return SmtpMailer(settings)
    return FolderMailer(settings.notification_folder, settings.smtp_sender)
