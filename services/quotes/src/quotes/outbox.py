"""Notifications leave here: stored with what they tell of, delivered afterwards.

A crash between a delivery and its record makes the delivery happen again, as the same file or
under the same Message-ID.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Final

import structlog
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncSession

from chassis.database import Database
from quotes.domain.notification import Announcement, Notification
from quotes.issuing import utc_now
from quotes.mail import Mailer
from quotes.store import NotificationStore, PdfStore

log = structlog.get_logger(__name__)

LOOK_EVERY_SECONDS: Final = 5.0
"""How soon another process's notification or a failed one that is due again is found."""
DELIVERY_SECONDS: Final = 60.0
LEASE: Final = timedelta(seconds=2 * DELIVERY_SECONDS)
"""How long others leave a claimed notification alone: longer than any delivery takes."""
FIRST_DELAY: Final = timedelta(seconds=5)
LONGEST_DELAY: Final = timedelta(hours=1)


def delay_after(attempts: int) -> timedelta:
    """How long to wait after so many failed attempts."""
    return min(FIRST_DELAY * (1 << min(attempts - 1, 16)), LONGEST_DELAY)


class Outbox:
    """Takes notifications in a transaction, and delivers them while it runs."""

    def __init__(self, database: Database, mailer: Mailer) -> None:
        self._database = database
        self._mailer = mailer
        self._filled = asyncio.Event()

    async def add(self, session: AsyncSession, announcement: Announcement) -> None:
        """Store it; it is delivered soon after the session's commit."""
        await NotificationStore(session).add(announcement, utc_now())
        event.listen(session.sync_session, "after_commit", lambda _: self._filled.set(), once=True)

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Deliver as long as the block lasts."""
        loop = asyncio.create_task(self._deliver_forever())
        try:
            yield
        finally:
            loop.cancel()
            await asyncio.gather(loop, return_exceptions=True)

    async def _deliver_forever(self) -> None:
        while True:
            self._filled.clear()
            try:
                while notification := await self._claim():
                    await self._deliver(notification)
            except Exception as error:  # noqa: BLE001 - the database may fail in many ways, and comes back
                log.warning("outbox_unavailable", error=str(error))
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._filled.wait(), LOOK_EVERY_SECONDS)

    async def _claim(self) -> Notification | None:
        now = utc_now()
        async with self._database.transaction() as session:
            return await NotificationStore(session).claim(now, until=now + LEASE)

    async def _deliver(self, notification: Notification) -> None:
        try:
            async with self._database.reading() as session:
                pdf = await PdfStore(session).find(notification.quote_number, notification.revision)
            async with asyncio.timeout(DELIVERY_SECONDS):
                await self._mailer.deliver(notification, pdf)
        except Exception as error:  # noqa: BLE001 - whatever it was, the others are not to wait
            await self._postpone(notification, error)
        else:
            async with self._database.transaction() as session:
                await NotificationStore(session).mark_sent(notification, utc_now())
            log.info("notification_sent", notification_id=notification.notification_id)

    async def _postpone(self, notification: Notification, error: Exception) -> None:
        reason = f"{type(error).__name__}: {error}"
        log.warning(
            "notification_failed", notification_id=notification.notification_id, reason=reason
        )
        next_attempt_at = utc_now() + delay_after(notification.attempts)
        async with self._database.transaction() as session:
            await NotificationStore(session).mark_failed(notification, reason, next_attempt_at)
