"""The audit trail."""

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from contracts.quoting import QuoteEvent
from quotes.tables import quote_events


class EventStore:
    """What happened to quotes; entries are added and never changed."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, event: QuoteEvent) -> None:
        """Write an entry."""
        await self._session.execute(
            insert(quote_events).values(
                event_id=event.event_id,
                quote_number=event.quote_number,
                revision=event.revision,
                type=event.type,
                document=event.model_dump_json(),
            )
        )

    async def of_quote(self, number: str) -> list[QuoteEvent]:
        """All that happened to a quote, in order."""
        documents = await self._session.scalars(
            select(quote_events.c.document)
            .where(quote_events.c.quote_number == number)
            .order_by(quote_events.c.sequence)
        )
        return [QuoteEvent.model_validate_json(document) for document in documents]
