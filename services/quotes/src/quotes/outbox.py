"""What leaves the service leaves here: stored with what it tells of, delivered afterwards.

A crash between a delivery and its record makes the delivery happen again, under the same id: that
of the mail, of the event, of the task.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Final, Protocol

import structlog
from prometheus_client import CollectorRegistry, Gauge
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncSession

from chassis.cancelling import cancelled
from chassis.database import Database
from quotes.clock import utc_now
from quotes.domain.delivery import Channel, Delivery
from quotes.errors import NotWantedError
from quotes.store import OutboxStore

log = structlog.get_logger(__name__)

LOOK_EVERY_SECONDS: Final = 5.0
"""How soon another process's delivery or a failed one that is due again is found."""
FIRST_DELAY: Final = timedelta(seconds=5)
LONGEST_DELAY: Final = timedelta(hours=1)


def delay_after(attempts: int) -> timedelta:
    """How long to wait after so many failed attempts."""
    return min(FIRST_DELAY * (1 << min(attempts - 1, 16)), LONGEST_DELAY)


def outbox_depth(registry: CollectorRegistry) -> Gauge:
    """How much waits in the outbox, and how much was given up."""
    return Gauge(
        "quotewright_outbox", "Deliveries not made", ["channel", "status"], registry=registry
    )


class Sender(Protocol):
    """Delivers what one channel carries."""

    async def send(self, delivery: Delivery) -> None:
        """Return once it is delivered, or raise; NotWantedError where it should not be any more."""

    async def sent(self, session: AsyncSession, delivery: Delivery) -> None:
        """In the transaction that records it: what else follows from the delivery."""


class Outbox:
    """One channel: takes deliveries in a transaction, and delivers them while it runs."""

    def __init__(
        self,
        database: Database,
        channel: Channel,
        sender: Sender,
        *,
        depth: Gauge,
        delivery_seconds: float,
        give_up_after: int | None = None,
    ) -> None:
        self._database = database
        self._channel = channel
        self._sender = sender
        self._depth = depth
        self._delivery_seconds = delivery_seconds
        # How long others leave a claimed delivery alone: longer than any takes.
        self._lease = timedelta(seconds=2 * delivery_seconds)
        self._give_up_after = give_up_after
        self._filled = asyncio.Event()

    async def add(self, session: AsyncSession, delivery_id: str, document: str) -> None:
        """Store it; it is delivered soon after the session's commit."""
        await OutboxStore(session, self._channel).add(delivery_id, document, utc_now())
        self.wake_after(session)

    def wake_after(self, session: AsyncSession) -> None:
        """Look once the session is committed."""
        event.listen(session.sync_session, "after_commit", lambda _: self._filled.set(), once=True)

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Deliver as long as the block lasts."""
        loop = asyncio.create_task(self._deliver_forever())
        try:
            yield
        finally:
            await cancelled(loop)

    async def _deliver_forever(self) -> None:
        while True:
            self._filled.clear()
            try:
                while delivery := await self._claim():
                    await self._deliver(delivery)
                await self._measure()
            except Exception as error:  # noqa: BLE001 - the database may fail in many ways, and comes back
                log.warning("outbox_unavailable", channel=self._channel, error=str(error))
            with contextlib.suppress(TimeoutError):
                # Not wait_for: before Python 3.12 it may swallow that the task is cancelled.
                async with asyncio.timeout(LOOK_EVERY_SECONDS):
                    await self._filled.wait()

    async def _measure(self) -> None:
        async with self._database.reading() as session:
            waiting = await OutboxStore(session, self._channel).waiting()
        for status, count in waiting.items():
            self._depth.labels(self._channel, status).set(count)

    async def _claim(self) -> Delivery | None:
        now = utc_now()
        # Looking is cheap; a transaction that may write would wait for every other on SQLite.
        async with self._database.reading() as session:
            if not await OutboxStore(session, self._channel).is_due(now):
                return None
        async with self._database.transaction() as session:
            return await OutboxStore(session, self._channel).claim(now, until=now + self._lease)

    async def _deliver(self, delivery: Delivery) -> None:
        try:
            async with asyncio.timeout(self._delivery_seconds):
                await self._sender.send(delivery)
        except Exception as error:  # noqa: BLE001 - whatever it was, the others are not to wait
            await self._record_failure(delivery, error)
        else:
            async with self._database.transaction() as session:
                await OutboxStore(session, self._channel).mark_sent(delivery.delivery_id, utc_now())
                await self._sender.sent(session, delivery)
            log.info("delivered", channel=self._channel, delivery_id=delivery.delivery_id)

    async def _record_failure(self, delivery: Delivery, error: Exception) -> None:
        reason = f"{type(error).__name__}: {error}"
        log.warning(
            "delivery_failed",
            channel=self._channel,
            delivery_id=delivery.delivery_id,
            reason=reason,
        )
        tried_enough = self._give_up_after and delivery.attempts >= self._give_up_after
        async with self._database.transaction() as session:
            store, now = OutboxStore(session, self._channel), utc_now()
            if tried_enough or isinstance(error, NotWantedError):
                await store.mark_dead(delivery.delivery_id, reason, now)
            else:
                due = now + delay_after(delivery.attempts)
                await store.mark_failed(delivery.delivery_id, reason, due)
