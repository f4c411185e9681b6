"""What people decide about quotes: approve, reject, send; accepted or declined by other ways."""

from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from contracts.quoting import Quote, QuoteStatus
from quotes.domain.life import Act
from quotes.sales_desk import SalesDesk

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


def decisions_router(desk: SalesDesk) -> APIRouter:
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
        """A quote whose workflow has ended is not approved but closed: 409."""
        decision = decision or Decision()
        act = Act(decision.by, decision.reason)
        return await desk.approve(quote_number, decision.revision, act)

    @router.post("/reject", summary="Do not approve a quote; a workflow that waits ends")
    async def reject(quote_number: str, refusal: Refusal) -> Quote:
        act = Act(refusal.by, refusal.reason)
        return await desk.reject(quote_number, refusal.revision, act)

    @router.post("/send", summary="Send an approved quote to its customer by mail")
    async def send(quote_number: str, decision: Decision | None = None) -> Quote:
        """It is sent once, and becomes `sent` when the mail has been delivered."""
        return await desk.send(quote_number, decision.revision if decision else None)

    @router.post("/accept", summary="Record that the customer accepted a quote")
    async def accept(quote_number: str, acceptance: Acceptance | None = None) -> Quote:
        acceptance = acceptance or Acceptance()
        details = {"order_number": acceptance.order_number} if acceptance.order_number else {}
        act = Act(acceptance.by, acceptance.reason, details)
        return await desk.answer(quote_number, acceptance.revision, QuoteStatus.ACCEPTED, act)

    @router.post("/decline", summary="Record that the customer declined a quote")
    async def decline(quote_number: str, refusal: Refusal) -> Quote:
        act = Act(refusal.by, refusal.reason)
        return await desk.answer(quote_number, refusal.revision, QuoteStatus.DECLINED, act)

    return router
