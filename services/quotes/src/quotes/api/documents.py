"""A quote's documents over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from chassis.database import Database
from quotes.domain.seller import Seller
from quotes.pdf_shelf import PdfShelf
from quotes.store import QuoteStore
from quotes.ubl import quotation

LARGEST_REVISION = 2**31 - 1
AskedRevision = Annotated[
    int | None,
    Query(ge=1, le=LARGEST_REVISION, description="An older revision; the newest by default."),
]


def create_document_router(database: Database, shelf: PdfShelf, seller: Seller) -> APIRouter:
    """The routes under one quote that give it as a file."""
    router = APIRouter(prefix="/quotes/{quote_number}", tags=["quotes"])

    @router.get(
        "/pdf",
        summary="A quote's PDF (PDF/A-3, with the UBL and the JSON inside)",
        response_class=Response,
        responses={200: {"content": {"application/pdf": {}}}},
    )
    async def get_pdf(quote_number: str, revision: AskedRevision = None) -> Response:
        async with database.reading() as session:
            quote = await QuoteStore(session).get(quote_number, revision)
        return _file(await shelf.fetch(quote), "application/pdf", f"{quote.quote_number}.pdf")

    @router.get(
        "/ubl",
        summary="A quote as OASIS UBL 2.4 Quotation",
        response_class=Response,
        responses={200: {"content": {"application/xml": {}}}},
    )
    async def get_ubl(quote_number: str, revision: AskedRevision = None) -> Response:
        async with database.reading() as session:
            quote = await QuoteStore(session).get(quote_number, revision)
        return _file(quotation(quote, seller), "application/xml", f"{quote.quote_number}.xml")

    return router


def _file(content: bytes, media_type: str, name: str) -> Response:
    disposition = {"Content-Disposition": f'inline; filename="{name}"'}
    return Response(content, media_type=media_type, headers=disposition)
