"""What a quote was and what happened to it: revisions, differences, the audit trail."""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from chassis.database import Database
from contracts.quoting import Quote, QuoteEvent
from quotes.domain.difference import Difference, difference
from quotes.store import EventStore, QuoteStore

Revision = Annotated[int, Path(ge=1, le=2**31 - 1)]
AskedRevision = Annotated[int, Query(ge=1, le=2**31 - 1)]


def history_router(database: Database) -> APIRouter:
    """Revisions stay as they were issued; what takes their place is said by their status."""
    router = APIRouter(
        prefix="/quotes/{quote_number}",
        tags=["history"],
        responses={404: {"description": "No such quote, or no such revision of it"}},
    )

    @router.get("/events", summary="All that happened to a quote: who, when, what, why")
    async def events(quote_number: str) -> list[QuoteEvent]:
        async with database.reading() as session:
            await QuoteStore(session).get(quote_number)
            return await EventStore(session).of_quote(quote_number)

    @router.get("/revisions", summary="Every revision of a quote, oldest first")
    async def revisions(quote_number: str) -> list[Quote]:
        async with database.reading() as session:
            return await QuoteStore(session).revisions(quote_number)

    @router.get("/revisions/{revision}", summary="One revision of a quote, as it was issued")
    async def revision(quote_number: str, revision: Revision) -> Quote:
        async with database.reading() as session:
            return await QuoteStore(session).get(quote_number, revision)

    @router.get("/difference", summary="What changed from one revision to another")
    async def changes(quote_number: str, before: AskedRevision, after: AskedRevision) -> Difference:
        async with database.reading() as session:
            store = QuoteStore(session)
            old = await store.get(quote_number, before)
            new = await store.get(quote_number, after)
        return difference(old, new)

    return router
