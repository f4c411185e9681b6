"""Quotes over HTTP."""

from http import HTTPStatus
from typing import Annotated

import structlog
from fastapi import APIRouter, Depends, Header, Query, Response

from chassis.database import Database
from contracts.quoting import GenerateQuoteInput, Quote
from quotes.document_api import create_document_router
from quotes.domain.failed_workflow import FailedWorkflow
from quotes.domain.notification import Notification, NotificationStatus
from quotes.domain.seller import Seller
from quotes.errors import RenderingError
from quotes.issuing import QuoteIssuer
from quotes.pdf_shelf import PdfShelf
from quotes.store import FailureStore, NotificationStore, Page, QuoteStore

log = structlog.get_logger(__name__)

TOTAL_COUNT = "X-Total-Count"
LARGEST_ID = 2**63 - 1


def _page(
    limit: Annotated[int, Query(ge=1, le=500)] = 50,
    offset: Annotated[int, Query(ge=0, le=LARGEST_ID)] = 0,
) -> Page:
    return Page(limit, offset)


AskedPage = Annotated[Page, Depends(_page)]


def create_router(
    database: Database, issuer: QuoteIssuer, shelf: PdfShelf, seller: Seller
) -> APIRouter:
    """The service's own routes. Lists come with their whole length in `X-Total-Count`."""
    router = APIRouter(prefix="/api/v1")
    _add_quotes(router, database, issuer, shelf)
    router.include_router(create_document_router(database, shelf, seller))
    _add_lists(router, database)
    return router


def _add_quotes(
    router: APIRouter, database: Database, issuer: QuoteIssuer, shelf: PdfShelf
) -> None:
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

    router.include_router(quotes)


def _add_lists(router: APIRouter, database: Database) -> None:
    @router.get("/notifications/", tags=["operations"], summary="List notifications, newest first")
    async def list_notifications(
        page: AskedPage,
        response: Response,
        status: NotificationStatus | None = None,
    ) -> list[Notification]:
        async with database.reading() as session:
            found, total = await NotificationStore(session).page(page, status)
        response.headers[TOTAL_COUNT] = str(total)
        return found

    @router.get("/errors/", tags=["operations"], summary="List failed workflows, newest first")
    async def list_errors(page: AskedPage, response: Response) -> list[FailedWorkflow]:
        async with database.reading() as session:
            found, total = await FailureStore(session).page(page)
        response.headers[TOTAL_COUNT] = str(total)
        return found
