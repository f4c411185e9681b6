"""Quotes by number and by what asked for them."""

from datetime import date

from sqlalchemy import Select, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from contracts.quoting import Quote
from quotes.domain.numbering import quote_number
from quotes.errors import UnknownQuoteError
from quotes.store.statements import Page, insert_or
from quotes.tables import quote_counters, quote_revisions, quotes


class QuoteStore:
    """Quotes by number and by what asked for them."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def lock_day(self, day: date) -> None:
        """Wait until nobody else issues a quote of this day; nobody else can until the commit."""
        counter = insert_or(self._session, quote_counters).values(day=day, last_sequence=0)
        await self._session.execute(
            counter.on_conflict_do_update(
                index_elements=["day"],
                set_={"last_sequence": quote_counters.c.last_sequence},
            )
        )

    async def next_number(self, day: date) -> str:
        """The day's next number; a rolled back transaction gives it back. Lock the day first."""
        advance = (
            update(quote_counters)
            .where(quote_counters.c.day == day)
            .values(last_sequence=quote_counters.c.last_sequence + 1)
            .returning(quote_counters.c.last_sequence)
        )
        return quote_number(day, (await self._session.execute(advance)).scalar_one())

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
        """The newest revision of the quote that was made for this origin."""
        return await self._find(_newest().where(quotes.c.origin == origin))

    async def get(self, number: str, revision: int | None = None) -> Quote:
        """This revision, or the newest one; raises UnknownQuoteError."""
        query = _newest().where(quotes.c.quote_number == number)
        if revision is not None:
            query = select(quote_revisions.c.document).where(
                quote_revisions.c.quote_number == number, quote_revisions.c.revision == revision
            )
        quote = await self._find(query)
        if quote is None:
            raise UnknownQuoteError(number, revision)
        return quote

    async def check_issued(self, quote: Quote) -> None:
        """Raise UnknownQuoteError where no such revision was issued here."""
        query = select(quote_revisions.c.revision).where(
            quote_revisions.c.quote_number == quote.quote_number,
            quote_revisions.c.revision == quote.revision,
        )
        if (await self._session.execute(query)).scalar_one_or_none() is None:
            raise UnknownQuoteError(quote.quote_number, quote.revision)

    async def _find(self, query: Select[str]) -> Quote | None:
        document = (await self._session.execute(query)).scalar_one_or_none()
        return None if document is None else Quote.model_validate_json(document)

    async def page(self, page: Page, thread_id: int | None) -> tuple[list[Quote], int]:
        """Newest first, of one thread where one is given; and how many there are in all."""
        count = select(func.count()).select_from(quotes)
        query = _newest().order_by(quotes.c.created_at.desc(), quotes.c.quote_number.desc())
        if thread_id is not None:
            count = count.where(quotes.c.thread_id == thread_id)
            query = query.where(quotes.c.thread_id == thread_id)
        documents = await self._session.scalars(query.limit(page.limit).offset(page.offset))
        total = (await self._session.execute(count)).scalar_one()
        return [Quote.model_validate_json(document) for document in documents], total


def _newest() -> Select[str]:
    return select(quote_revisions.c.document).join(
        quotes,
        (quotes.c.quote_number == quote_revisions.c.quote_number)
        & (quotes.c.revision == quote_revisions.c.revision),
    )
