"""Where revisions stand, and who waits for them to go on."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from contracts.quoting import QuoteStatus
from quotes.domain.life import OFFERED
from quotes.errors import UnknownQuoteError
from quotes.store.statements import insert_or
from quotes.tables import approval_waits, quote_states


@dataclass(frozen=True)
class RevisionState:
    """Where a revision stands; what time does to it happens at the instants."""

    quote_number: str
    revision: int
    status: QuoteStatus
    origin: str
    thread_messages: int | None
    expires_at: datetime
    approve_by: datetime | None
    next_reminder_at: datetime | None


class StateStore:
    """The one thing about a revision that changes."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, state: RevisionState) -> None:
        """The first state of a new revision."""
        await self._session.execute(insert(quote_states).values(**vars(state)))

    async def get(self, number: str, revision: int) -> RevisionState:
        """The state; raises UnknownQuoteError."""
        return await self._read(select(quote_states), number, revision)

    async def lock(self, number: str, revision: int) -> RevisionState:
        """The state, which nobody else can change until the commit; raises UnknownQuoteError."""
        return await self._read(select(quote_states).with_for_update(), number, revision)

    async def _read(self, query: Select[Any], number: str, revision: int) -> RevisionState:
        found = await self._session.execute(query.where(*_is(number, revision)))
        row = found.mappings().one_or_none()
        if row is None:
            raise UnknownQuoteError(number, revision)
        return RevisionState(**{**row, "status": QuoteStatus(row["status"])})

    async def change(self, number: str, revision: int, **values: object) -> None:
        """Set columns of a state that is locked."""
        await self._session.execute(
            update(quote_states).where(*_is(number, revision)).values(**values)
        )

    async def unanswered(self, now: datetime) -> list[tuple[str, int]]:
        """Revisions that nobody decided about in time."""
        return await self._due(
            quote_states.c.status == QuoteStatus.NEEDS_REVIEW, quote_states.c.approve_by <= now
        )

    async def out_of_date(self, now: datetime) -> list[tuple[str, int]]:
        """Revisions that the customer could have accepted until now."""
        return await self._due(
            quote_states.c.status.in_(sorted(OFFERED)), quote_states.c.expires_at <= now
        )

    async def to_remind_of(self, now: datetime) -> list[tuple[str, int]]:
        """Revisions that expire soon, and nobody was told yet."""
        return await self._due(
            quote_states.c.status.in_(sorted(OFFERED)), quote_states.c.next_reminder_at <= now
        )

    async def _due(self, *conditions: ColumnElement[bool]) -> list[tuple[str, int]]:
        rows = await self._session.execute(
            select(quote_states.c.quote_number, quote_states.c.revision)
            .where(*conditions)
            .order_by(quote_states.c.quote_number, quote_states.c.revision)
            .limit(100)
        )
        return [(number, revision) for number, revision in rows]

    async def wait(self, number: str, revision: int, workflow_instance_id: str) -> None:
        """An execution waits for the decision about a revision."""
        await self._session.execute(
            insert_or(self._session, approval_waits)
            .values(
                quote_number=number, revision=revision, workflow_instance_id=workflow_instance_id
            )
            .on_conflict_do_nothing()
        )

    async def waiting(self, number: str, revision: int) -> list[str]:
        """The executions that wait for the decision about a revision."""
        waiting = await self._session.scalars(
            select(approval_waits.c.workflow_instance_id).where(*_waits_for(number, revision))
        )
        return sorted(waiting)

    async def take_waiting(self, number: str, revision: int) -> list[str]:
        """The executions that waited; they wait no more."""
        found = await self.waiting(number, revision)
        await self._session.execute(delete(approval_waits).where(*_waits_for(number, revision)))
        return found

    async def stop_waiting(self, workflow_instance_id: str) -> list[tuple[str, int]]:
        """The revisions that an execution waited for; it waits no more."""
        rows = await self._session.execute(
            delete(approval_waits)
            .where(approval_waits.c.workflow_instance_id == workflow_instance_id)
            .returning(approval_waits.c.quote_number, approval_waits.c.revision)
        )
        return sorted((number, revision) for number, revision in rows)


def _waits_for(number: str, revision: int) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return (approval_waits.c.quote_number == number, approval_waits.c.revision == revision)


def _is(number: str, revision: int) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return (quote_states.c.quote_number == number, quote_states.c.revision == revision)
