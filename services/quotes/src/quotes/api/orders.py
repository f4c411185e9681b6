"""From a quote to an order: the customer's link, and what came of it."""

from datetime import datetime

from fastapi import APIRouter
from pydantic import BaseModel

from chassis.database import Database
from contracts.quoting import QuoteStatus
from quotes.domain.customer_view import answer_of
from quotes.domain.life import OFFERED
from quotes.domain.order import Order, order_of
from quotes.errors import NoCustomerPageError, NotAcceptedError, NotOfferedError
from quotes.links import CustomerLinks
from quotes.store import EventStore, QuoteStore


class LinkAnswer(BaseModel):
    """Where the customer sees a quote and answers it. Whoever has the address may, too."""

    url: str
    expires_at: datetime


def orders_router(database: Database, links: CustomerLinks | None) -> APIRouter:
    """The routes under one quote that make an order of it."""
    router = APIRouter(
        prefix="/quotes/{quote_number}",
        tags=["orders"],
        responses={
            404: {"description": "No such quote"},
            409: {"description": "It does not stand where there is one"},
        },
    )

    @router.get("/link", summary="The link by which the customer sees a quote and answers it")
    async def link(quote_number: str) -> LinkAnswer:
        if links is None:
            raise NoCustomerPageError
        async with database.reading() as session:
            quote = await QuoteStore(session).get(quote_number)
        if quote.status not in OFFERED:
            raise NotOfferedError(quote_number, quote.status)
        return LinkAnswer(url=links.url(quote), expires_at=links.link(quote).expires_at)

    @router.get("/order", summary="The order that an accepted quote has become")
    async def order(quote_number: str) -> Order:
        async with database.reading() as session:
            quote = await QuoteStore(session).get(quote_number)
            answer = answer_of(quote, await EventStore(session).of_quote(quote_number))
        if quote.status is not QuoteStatus.ACCEPTED or answer is None:
            raise NotAcceptedError(quote_number, quote.status)
        return order_of(quote, answer)

    return router
