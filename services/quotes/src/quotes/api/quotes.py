"""Quotes: made, listed, read, printed."""

from http import HTTPStatus
from typing import Annotated

import structlog
from fastapi import APIRouter, Header, Query, Response

from chassis.database import Database
from contracts.quoting import GenerateQuoteInput, Quote
from quotes.api.paging import LARGEST_ID, TOTAL_COUNT, AskedPage
from quotes.errors import RenderingError
from quotes.issuing import QuoteIssuer
from quotes.pdf_shelf import PdfShelf
from quotes.store import QuoteStore

log = structlog.get_logger(__name__)


def quotes_router(database: Database, issuer: QuoteIssuer, shelf: PdfShelf) -> APIRouter:
    """Make, list and read quotes."""
    quotes = APIRouter(prefix="/quotes", tags=["quotes"])

    @quotes.post(
        "/", status_code=HTTPStatus.CREATED, summary="Make a quote from lines and customer"
    )
    async def make_quote(
        request: GenerateQuoteInput,
        idempotency_key: Annotated[str | None, Header(min_length=1, max_length=200)] = None,
    ) -> Quote:
        """The same `Idempotency-Key` with the same request returns the same quote."""
        async with database.transaction() as session:
            quote = await issuer.issue_for_request(session, idempotency_key, request)
        try:
            await shelf.fetch(quote)
        except RenderingError as error:
            # The quote is issued all the same, and its PDF is made when it is asked for.
            log.warning("pdf_not_rendered", quote_number=quote.quote_number, reason=str(error))
        return quote

    @quotes.get("/", summary="List quotes, newest first")
    async def list_quotes(
        page: AskedPage,
        response: Response,
        thread_id: Annotated[int | None, Query(ge=0, le=LARGEST_ID)] = None,
    ) -> list[Quote]:
        async with database.reading() as session:
            found, total = await QuoteStore(session).page(page, thread_id)
        response.headers[TOTAL_COUNT] = str(total)
        return found

    @quotes.get("/{quote_number}", summary="Read a quote's newest revision")
    async def get_quote(quote_number: str) -> Quote:
        async with database.reading() as session:
            return await QuoteStore(session).get(quote_number)

    return quotes
