"""Quotes: each revision as it was issued, with where it stands."""

import json
from datetime import date

from sqlalchemy import Row, Select, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from contracts.quoting import Quote
from quotes.domain.numbering import NumberPattern
from quotes.errors import UnknownQuoteError
from quotes.store.statements import Page, insert_or
from quotes.tables import number_counters, quote_revisions, quote_states, quotes


class QuoteStore:
    """Quotes by number, by thread and by what asked for them."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def lock_counter(self, counter: str) -> None:
        """Wait until nobody else takes a number of this counter; nobody can until the commit."""
        statement = insert_or(self._session, number_counters).values(counter=counter, last_count=0)
        await self._session.execute(
            statement.on_conflict_do_update(
                index_elements=["counter"], set_={"last_count": number_counters.c.last_count}
            )
        )

    async def next_number(self, pattern: NumberPattern, day: date) -> str:
        """The next number; a rolled back transaction gives it back. Lock the counter first."""
        advance = (
            update(number_counters)
            .where(number_counters.c.counter == pattern.counter(day))
            .values(last_count=number_counters.c.last_count + 1)
            .returning(number_counters.c.last_count)
        )
        while True:
            number = pattern.number(day, (await self._session.execute(advance)).scalar_one())
            # Another pattern, or another reset, may have given it before.
            if not await self._exists(number):
                return number

    async def _exists(self, number: str) -> bool:
        query = select(quotes.c.quote_number).where(quotes.c.quote_number == number)
        return (await self._session.execute(query)).scalar_one_or_none() is not None

    async def add(self, origin: str, quote: Quote) -> None:
        """Store a new quote and what asked for it."""
        await self._session.execute(
            insert(quotes).values(
                quote_number=quote.quote_number,
                origin=origin,
                revision=quote.revision,
                thread_id=quote.thread_id,
                created_at=quote.issued_at,
            )
        )
        await self._add_snapshot(quote)

    async def add_revision(self, quote: Quote) -> None:
        """Make this the quote's newest revision; older ones stay as they are."""
        await self._session.execute(
            update(quotes)
            .where(quotes.c.quote_number == quote.quote_number)
            .values(revision=quote.revision, thread_id=quote.thread_id)
        )
        await self._add_snapshot(quote)

    async def _add_snapshot(self, quote: Quote) -> None:
        await self._session.execute(
            insert(quote_revisions).values(
                quote_number=quote.quote_number,
                revision=quote.revision,
                document=quote.model_dump_json(),
            )
        )

    async def find_by_origin(self, origin: str) -> Quote | None:
        """The last revision that was made for this origin."""
        query = _snapshots().where(quote_states.c.origin == origin)
        return await self._find(query.order_by(quote_revisions.c.revision.desc()).limit(1))

    async def find_newest_of_thread(self, thread_id: int) -> Quote | None:
        """The newest revision of the newest quote of a thread."""
        query = _newest().where(quotes.c.thread_id == thread_id)
        by_age = (quotes.c.created_at.desc(), quotes.c.quote_number.desc())
        return await self._find(query.order_by(*by_age).limit(1))

    async def get(self, number: str, revision: int | None = None) -> Quote:
        """A revision, or the newest one; raises UnknownQuoteError."""
        query = _newest() if revision is None else _of_revision(revision)
        quote = await self._find(query.where(quote_revisions.c.quote_number == number))
        if quote is None:
            raise UnknownQuoteError(number, revision)
        return quote

    async def revisions(self, number: str) -> list[Quote]:
        """Every revision, oldest first; raises UnknownQuoteError where there is none."""
        query = _snapshots().where(quote_revisions.c.quote_number == number)
        rows = await self._session.execute(query.order_by(quote_revisions.c.revision))
        found = [_quote(row) for row in rows]
        if not found:
            raise UnknownQuoteError(number)
        return found

    async def _find(self, query: Select[str, str]) -> Quote | None:
        row = (await self._session.execute(query)).one_or_none()
        return None if row is None else _quote(row)

    async def page(self, page: Page, thread_id: int | None) -> tuple[list[Quote], int]:
        """Newest first, of one thread where one is given; and how many there are in all."""
        count = select(func.count()).select_from(quotes)
        query = _newest().order_by(quotes.c.created_at.desc(), quotes.c.quote_number.desc())
        if thread_id is not None:
            count = count.where(quotes.c.thread_id == thread_id)
            query = query.where(quotes.c.thread_id == thread_id)
        rows = await self._session.execute(query.limit(page.limit).offset(page.offset))
        total = (await self._session.execute(count)).scalar_one()
        return [_quote(row) for row in rows], total


def _snapshots() -> Select[str, str]:
    return select(quote_revisions.c.document, quote_states.c.status).join(
        quote_states,
        (quote_states.c.quote_number == quote_revisions.c.quote_number)
        & (quote_states.c.revision == quote_revisions.c.revision),
    )


def _newest() -> Select[str, str]:
    return _snapshots().join(
        quotes,
        (quotes.c.quote_number == quote_revisions.c.quote_number)
        & (quotes.c.revision == quote_revisions.c.revision),
    )


def _of_revision(revision: int) -> Select[str, str]:
    return _snapshots().where(quote_revisions.c.revision == revision)


def _quote(row: Row[str, str]) -> Quote:
    return Quote.model_validate({**json.loads(row.document), "status": row.status})
