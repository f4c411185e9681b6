"""What is to be delivered, or was."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from quotes.domain.delivery import Channel, Delivery, DeliveryStatus
from quotes.store.statements import Page, insert_or
from quotes.tables import outbox

MAX_ERROR_LENGTH = 500


class OutboxStore:
    """One channel's part of the outbox: written with what it tells of, delivered later."""

    def __init__(self, session: AsyncSession, channel: Channel) -> None:
        self._session = session
        self._channel = channel

    async def add(self, delivery_id: str, document: str, now: datetime) -> None:
        """Put it in the outbox, unless it is there already."""
        await self._session.execute(
            insert_or(self._session, outbox)
            .values(
                delivery_id=delivery_id,
                channel=self._channel,
                document=document,
                created_at=now,
                attempts=0,
                next_attempt_at=now,
            )
            .on_conflict_do_nothing()
        )

    async def claim(self, now: datetime, until: datetime) -> Delivery | None:
        """One that is due and that nobody else holds; it is due again at `until`."""
        due = self._due(now).with_for_update(skip_locked=True)
        row = (await self._session.execute(due)).one_or_none()
        if row is None:
            return None
        await self._change(row.delivery_id, next_attempt_at=until, attempts=row.attempts + 1)
        return _delivery(row).model_copy(update={"attempts": row.attempts + 1})

    async def is_due(self, now: datetime) -> bool:
        """Whether there is one."""
        return (await self._session.execute(self._due(now))).one_or_none() is not None

    def _due(self, now: datetime) -> Select[*tuple[Any, ...]]:
        return (
            select(outbox)
            .where(
                outbox.c.channel == self._channel,
                *_of_status(DeliveryStatus.PENDING),
                outbox.c.next_attempt_at <= now,
            )
            .order_by(outbox.c.next_attempt_at)
            .limit(1)
        )

    async def mark_sent(self, delivery_id: str, now: datetime) -> None:
        """Done, once and for all."""
        await self._change(delivery_id, sent_at=now, dead_at=None, last_error=None)

    async def mark_failed(self, delivery_id: str, error: str, next_attempt_at: datetime) -> None:
        """Not this time: why, and when to try again."""
        await self._change(
            delivery_id, last_error=error[:MAX_ERROR_LENGTH], next_attempt_at=next_attempt_at
        )

    async def mark_dead(self, delivery_id: str, error: str, now: datetime) -> None:
        """Given up: why."""
        await self._change(delivery_id, last_error=error[:MAX_ERROR_LENGTH], dead_at=now)

    async def revive(self, delivery_id: str, now: datetime) -> Delivery | None:
        """Due at once, with all attempts before it again; None where there is no such delivery."""
        await self._change(delivery_id, dead_at=None, sent_at=None, attempts=0, next_attempt_at=now)
        found = select(outbox).where(
            outbox.c.channel == self._channel, outbox.c.delivery_id == delivery_id
        )
        row = (await self._session.execute(found)).one_or_none()
        return None if row is None else _delivery(row)

    async def _change(self, delivery_id: str, **values: object) -> None:
        await self._session.execute(
            update(outbox)
            .where(outbox.c.channel == self._channel, outbox.c.delivery_id == delivery_id)
            .values(**values)
        )

    async def waiting(self) -> dict[DeliveryStatus, int]:
        """How many are not delivered: still to be, or given up."""
        counts = {}
        for status in (DeliveryStatus.PENDING, DeliveryStatus.DEAD):
            conditions = [outbox.c.channel == self._channel, *_of_status(status)]
            count = select(func.count()).select_from(outbox).where(*conditions)
            counts[status] = (await self._session.execute(count)).scalar_one()
        return counts

    async def page(self, page: Page, status: DeliveryStatus | None) -> tuple[list[Delivery], int]:
        """Newest first, of one status where one is given; and how many there are in all."""
        conditions = [outbox.c.channel == self._channel, *_of_status(status)]
        rows = await self._session.execute(
            select(outbox)
            .where(*conditions)
            .order_by(outbox.c.created_at.desc(), outbox.c.delivery_id.desc())
            .limit(page.limit)
            .offset(page.offset)
        )
        count = select(func.count()).select_from(outbox).where(*conditions)
        total = (await self._session.execute(count)).scalar_one()
        return [_delivery(row) for row in rows], total


def _of_status(status: DeliveryStatus | None) -> list[ColumnElement[bool]]:
    conditions: dict[DeliveryStatus | None, list[ColumnElement[bool]]] = {
        None: [],
        DeliveryStatus.PENDING: [outbox.c.sent_at.is_(None), outbox.c.dead_at.is_(None)],
        DeliveryStatus.SENT: [outbox.c.sent_at.is_not(None)],
        DeliveryStatus.DEAD: [outbox.c.dead_at.is_not(None)],
    }
    return conditions[status]


def _delivery(row: Row[*tuple[Any, ...]]) -> Delivery:
    status = DeliveryStatus.PENDING
    if row.sent_at is not None:
        status = DeliveryStatus.SENT
    elif row.dead_at is not None:
        status = DeliveryStatus.DEAD
    return Delivery(
        delivery_id=row.delivery_id,
        channel=Channel(row.channel),
        document=row.document,
        status=status,
        created_at=row.created_at,
        attempts=row.attempts,
        next_attempt_at=row.next_attempt_at,
        sent_at=row.sent_at,
        last_error=row.last_error,
    )
