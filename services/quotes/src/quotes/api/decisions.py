"""What people decide about quotes: approve, reject, send; accepted or declined by other ways."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, HTTPException
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from chassis.database import Database
from contracts.quoting import Quote, QuoteStatus
from quotes.announcing import Announcer
from quotes.domain.life import OFFERED, Act
from quotes.errors import TransitionRefusedError
from quotes.life import QuoteLife
from quotes.pdf_shelf import PdfShelf
from quotes.store import QuoteStore

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]


class Decision(BaseModel):
    """Who decides, and about which revision: the newest one where none is named."""

    model_config = ConfigDict(extra="forbid")

    by: Name = "unknown"
    revision: Annotated[int, Field(ge=1, le=2**31 - 1)] | None = None
    reason: Words | None = None


class Refusal(Decision):
    """A decision that needs a reason."""

    reason: Words


class Acceptance(Decision):
    """The customer's yes, which reached the seller by telephone or mail."""

    order_number: Name | None = None
    """The customer's own purchase order number."""


def decisions_router(
    database: Database, life: QuoteLife, announcer: Announcer, shelf: PdfShelf
) -> APIRouter:
    """Each decision answers with the quote as it stands then; once more changes nothing."""
    router = APIRouter(
        prefix="/quotes/{quote_number}",
        tags=["decisions"],
        responses={
            404: {"description": "No such quote"},
            409: {"description": "It does not stand where this can be decided"},
        },
    )

    @router.post("/approve", summary="Approve a quote; a workflow that waits goes on")
    async def approve(quote_number: str, decision: Decision | None = None) -> Quote:
        decision = decision or Decision()
        act = Act(decision.by, decision.reason)
        async with database.transaction() as session:
            return await life.approve(session, quote_number, decision.revision, act)

    @router.post("/reject", summary="Do not approve a quote; a workflow that waits ends")
    async def reject(quote_number: str, refusal: Refusal) -> Quote:
        act = Act(refusal.by, refusal.reason)
        async with database.transaction() as session:
            return await life.reject(session, quote_number, refusal.revision, act)

    @router.post("/send", summary="Send an approved quote to its customer by mail")
    async def send(quote_number: str, decision: Decision | None = None) -> Quote:
        """It is sent once, and becomes `sent` when the mail has been delivered."""
        decision = decision or Decision()
        async with database.reading() as session:
            quote = await QuoteStore(session).get(quote_number, decision.revision)
        await shelf.fetch(quote)
        async with database.transaction() as session:
            quote = await QuoteStore(session).get(quote_number, decision.revision)
            if quote.status not in OFFERED:
                raise TransitionRefusedError(
                    quote_number, quote.revision, quote.status, QuoteStatus.SENT
                )
            if await announcer.offer(session, quote) is None:
                raise HTTPException(
                    HTTPStatus.CONFLICT, f"No mail address is known of {quote_number}'s customer."
                )
        return quote

    @router.post("/accept", summary="Record that the customer accepted a quote")
    async def accept(quote_number: str, acceptance: Acceptance | None = None) -> Quote:
        acceptance = acceptance or Acceptance()
        details = {"order_number": acceptance.order_number} if acceptance.order_number else {}
        act = Act(acceptance.by, acceptance.reason, details)
        return await _answer(quote_number, acceptance.revision, QuoteStatus.ACCEPTED, act)

    @router.post("/decline", summary="Record that the customer declined a quote")
    async def decline(quote_number: str, refusal: Refusal) -> Quote:
        act = Act(refusal.by, refusal.reason)
        return await _answer(quote_number, refusal.revision, QuoteStatus.DECLINED, act)

    async def _answer(number: str, revision: int | None, to: QuoteStatus, act: Act) -> Quote:
        async with database.transaction() as session:
            return await life.answer(session, number, revision, to, act)

    return router
