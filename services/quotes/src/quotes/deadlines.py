"""What time does to quotes: nobody answers, they expire, somebody is reminded."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterable
from datetime import datetime, timedelta
from typing import Final

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from chassis.cancelling import cancelled
from chassis.database import Database
from contracts.quoting import QuoteStatus
from quotes.announcing import Announcer
from quotes.clock import Clock, utc_now
from quotes.domain.life import OFFERED, SYSTEM, Act
from quotes.domain.quote import next_reminder
from quotes.life import QuoteLife
from quotes.store import QuoteStore, StateStore

log = structlog.get_logger(__name__)

LOOK_EVERY_SECONDS: Final = 15.0


class Deadlines:
    """Looks every few seconds for what is due. Any number of processes may: each row is locked."""

    def __init__(
        self,
        database: Database,
        life: QuoteLife,
        announcer: Announcer,
        reminders: Iterable[timedelta],
        clock: Clock = utc_now,
    ) -> None:
        self._database = database
        self._life = life
        self._announcer = announcer
        self._reminders = tuple(reminders)
        self._clock = clock

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Look as long as the block lasts."""
        loop = asyncio.create_task(self._look_forever())
        try:
            yield
        finally:
            await cancelled(loop)

    async def _look_forever(self) -> None:
        while True:
            try:
                await self.look()
            except Exception as error:  # noqa: BLE001 - the database may fail in many ways, and comes back
                log.warning("deadlines_unavailable", error=str(error))
            await asyncio.sleep(LOOK_EVERY_SECONDS)

    async def look(self) -> None:
        """One look; what is due is done, each in a transaction of its own."""
        now = self._clock()
        async with self._database.reading() as session:
            states = StateStore(session)
            unanswered = await states.unanswered(now)
            out_of_date = await states.out_of_date(now)
            to_remind_of = await states.to_remind_of(now)
        for number, revision in unanswered:
            act = Act(SYSTEM, "Nobody answered in time, so it is not approved.")
            await self._go(number, revision, QuoteStatus.REJECTED, act)
        for number, revision in out_of_date:
            act = Act(SYSTEM, "Its last day is over.")
            await self._go(number, revision, QuoteStatus.EXPIRED, act)
        for number, revision in to_remind_of:
            async with self._database.transaction() as session:
                await self._remind(session, number, revision, now)

    async def _go(self, number: str, revision: int, to: QuoteStatus, act: Act) -> None:
        async with self._database.transaction() as session:
            await self._life.go_if_it_can(session, number, revision, to, act)

    async def _remind(
        self, session: AsyncSession, number: str, revision: int, now: datetime
    ) -> None:
        states = StateStore(session)
        state = await states.lock(number, revision)
        due = state.next_reminder_at
        if due is None or due > now or state.status not in OFFERED:
            return  # another process was faster
        # Of several that are overdue, after a long stop, one is enough.
        following = next_reminder(self._reminders, state.expires_at, after=now)
        await states.change(number, revision, next_reminder_at=following)
        if now < state.expires_at:
            quote = await QuoteStore(session).get(number, revision)
            await self._announcer.remind(session, quote, due)
