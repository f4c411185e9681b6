"""Quotes over HTTP."""

from http import HTTPStatus
from typing import Annotated

import structlog
from fastapi import APIRouter, Depends, Header, Query, Response

from chassis.database import Database
from contracts.quoting import GenerateQuoteInput, Quote
from quotes.domain.failed_workflow import FailedWorkflow
from quotes.domain.notification import Notification, NotificationStatus
from quotes.errors import RenderingError
from quotes.issuing import QuoteIssuer
from quotes.pdf import PdfRenderer
from quotes.store import FailureStore, NotificationStore, Page, PdfStore, QuoteStore

log = structlog.get_logger(__name__)

TOTAL_COUNT = "X-Total-Count"
LARGEST_ID = 2**63 - 1


def _page(
    limit: Annotated[int, Query(ge=1, le=500)] = 50,
    offset: Annotated[int, Query(ge=0, le=LARGEST_ID)] = 0,
) -> Page:
    return Page(limit, offset)


AskedPage = Annotated[Page, Depends(_page)]


def create_router(database: Database, issuer: QuoteIssuer, renderer: PdfRenderer) -> APIRouter:
    """The service's own routes. Lists come with their whole length in `X-Total-Count`."""
    router = APIRouter(prefix="/api/v1")
    _add_quotes(router, database, issuer, PdfShelf(database, renderer))
    _add_lists(router, database)
    return router


class PdfShelf:
    """Quotes' PDFs, rendered where they are not there yet."""

    def __init__(self, database: Database, renderer: PdfRenderer) -> None:
        self._database = database
        self._renderer = renderer

    async def fetch(self, quote: Quote) -> bytes:
        """The stored PDF of this revision; raises RenderingError."""
        async with self._database.reading() as session:
            stored = await PdfStore(session).find(quote.quote_number, quote.revision)
        if stored is not None:
            return stored
        content = await self._renderer.render(quote)
        async with self._database.transaction() as session:
            store = PdfStore(session)
            await store.keep(quote, content)
            # Somebody else's, where they were faster.
            return await store.find(quote.quote_number, quote.revision) or content


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

    @quotes.get(
        "/{quote_number}/pdf",
        summary="The PDF of a quote's newest revision",
        response_class=Response,
        responses={200: {"content": {"application/pdf": {}}}},
    )
    async def get_pdf(quote_number: str) -> Response:
        async with database.reading() as session:
            quote = await QuoteStore(session).get(quote_number)
        return Response(
            await shelf.fetch(quote),
            media_type="application/pdf",
            headers={"Content-Disposition": f'inline; filename="{quote.quote_number}.pdf"'},
        )

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
