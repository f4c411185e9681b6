"""What quotes answers over HTTP."""

from fastapi import APIRouter

from chassis.database import Database
from quotes.api.decisions import decisions_router
from quotes.api.documents import create_document_router
from quotes.api.history import history_router
from quotes.api.operations import operations_router
from quotes.api.orders import orders_router
from quotes.api.quotes import quotes_router
from quotes.domain.seller import Seller
from quotes.issuing import QuoteIssuer
from quotes.links import CustomerLinks
from quotes.outbox import Outbox
from quotes.pdf_shelf import PdfShelf
from quotes.sales_desk import SalesDesk

__all__ = ["create_router"]


def create_router(
    database: Database,
    issuer: QuoteIssuer,
    desk: SalesDesk,
    webhooks: Outbox,
    shelf: PdfShelf,
    seller: Seller,
    links: CustomerLinks | None,
) -> APIRouter:
    """The service's own routes."""
    router = APIRouter(prefix="/api/v1")
    router.include_router(quotes_router(database, issuer, shelf))
    router.include_router(create_document_router(database, shelf, seller))
    router.include_router(decisions_router(desk))
    router.include_router(history_router(database))
    router.include_router(orders_router(database, links))
    router.include_router(operations_router(database, webhooks))
    return router
