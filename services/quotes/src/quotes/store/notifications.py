"""Notifications that are to be delivered, or were."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from quotes.domain.notification import Announcement, Notification, NotificationStatus
from quotes.store.statements import Page, insert_or
from quotes.tables import notifications

MAX_ERROR_LENGTH = 500


class NotificationStore:
    """The outbox: written with what it tells of, delivered later, remembered."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, announcement: Announcement, now: datetime) -> None:
        """Put it in the outbox, unless it is there already."""
        await self._session.execute(
            insert_or(self._session, notifications)
            .values(
                notification_id=announcement.notification_id,
                announcement=announcement.model_dump_json(),
                created_at=now,
                attempts=0,
                next_attempt_at=now,
            )
            .on_conflict_do_nothing()
        )

    async def claim(self, now: datetime, until: datetime) -> Notification | None:
        """One that is due and that nobody else holds; it is due again at `until`."""
        due = (
            select(notifications)
            .where(notifications.c.sent_at.is_(None), notifications.c.next_attempt_at <= now)
            .order_by(notifications.c.next_attempt_at)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        row = (await self._session.execute(due)).one_or_none()
        if row is None:
            return None
        await self._change(row.notification_id, next_attempt_at=until, attempts=row.attempts + 1)
        return _notification(row).model_copy(update={"attempts": row.attempts + 1})

    async def mark_sent(self, notification: Notification, now: datetime) -> None:
        """Done, once and for all."""
        await self._change(notification.notification_id, sent_at=now, last_error=None)

    async def mark_failed(
        self, notification: Notification, error: str, next_attempt_at: datetime
    ) -> None:
        """Not this time: why, and when to try again."""
        await self._change(
            notification.notification_id,
            last_error=error[:MAX_ERROR_LENGTH],
            next_attempt_at=next_attempt_at,
        )

    async def _change(self, notification_id: str, **values: object) -> None:
        await self._session.execute(
            update(notifications)
            .where(notifications.c.notification_id == notification_id)
            .values(**values)
        )

    async def page(
        self, page: Page, status: NotificationStatus | None
    ) -> tuple[list[Notification], int]:
        """Newest first, of one status where one is given; and how many there are in all."""
        conditions = {
            None: [],
            NotificationStatus.PENDING: [notifications.c.sent_at.is_(None)],
            NotificationStatus.SENT: [notifications.c.sent_at.is_not(None)],
        }[status]
        rows = await self._session.execute(
            select(notifications)
            .where(*conditions)
            .order_by(notifications.c.created_at.desc(), notifications.c.notification_id.desc())
            .limit(page.limit)
            .offset(page.offset)
        )
        count = select(func.count()).select_from(notifications).where(*conditions)
        total = (await self._session.execute(count)).scalar_one()
        return [_notification(row) for row in rows], total


def _notification(row: Row[*tuple[Any, ...]]) -> Notification:
    return Notification(
        **dict(Announcement.model_validate_json(row.announcement)),
        status=NotificationStatus.PENDING if row.sent_at is None else NotificationStatus.SENT,
        created_at=row.created_at,
        attempts=row.attempts,
        next_attempt_at=row.next_attempt_at,
        sent_at=row.sent_at,
        last_error=row.last_error,
    )
