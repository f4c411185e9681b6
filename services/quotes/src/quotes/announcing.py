"""Puts mails about quotes into the outbox, each once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from contracts.clarification import Clarification
from contracts.quoting import GenerateQuoteInput, Quote
from contracts.summaries import Summary
from quotes.domain.customer_mail import ask_customer, offer_to_customer
from quotes.domain.notification import (
    Announcement,
    announce_quote,
    announce_reminder,
    announce_review,
)
from quotes.domain.seller import Seller
from quotes.outbox import Outbox

AcceptLink = Callable[[Quote], str | None]
"""Where the customer looks at a quote and accepts it, or None where there is no such page."""


def no_page(_quote: Quote) -> None:
    """Of a seller who has no page for customers."""


@dataclass(frozen=True)
class Addressees:
    """Who is written to, and what links begin with."""

    recipient: str
    public_url: str
    seller: Seller
    customer_too: bool = False
    """Whether the customer gets the quote without somebody asking for it."""
    clarify: bool = False
    """Whether the customer is asked about what could not be priced."""


class Announcer:
    """Writes the mails."""

    def __init__(
        self, mails: Outbox, addressees: Addressees, accept_link: AcceptLink = no_page
    ) -> None:
        self._mails = mails
        self._to = addressees
        self._accept_link = accept_link

    async def announce_ready(
        self, session: AsyncSession, quote: Quote, summary: Summary
    ) -> Announcement:
        """To the salesperson: the quote is made and approved."""
        announcement = announce_quote(quote, summary, self._to.recipient)
        await self._add(session, announcement)
        return announcement

    async def ask_for_review(
        self,
        session: AsyncSession,
        quote: Quote,
        request: GenerateQuoteInput,
        reasons: list[str],
        answer_by: datetime,
    ) -> None:
        """To the salesperson: the quote waits for a decision."""
        await self._add(
            session,
            announce_review(
                quote,
                summary=request.summary,
                reasons=reasons,
                answer_by=answer_by,
                recipient=self._to.recipient,
                api=f"{self._to.public_url}/api/v1/quotes/{quote.quote_number}",
            ),
        )

    async def remind(self, session: AsyncSession, quote: Quote, on: datetime) -> None:
        """To the salesperson: the quote expires soon. One mail for each of the set times."""
        await self._add(session, announce_reminder(quote, self._to.recipient, on))

    @property
    def tells_customers(self) -> bool:
        """Whether customers get their quotes without somebody asking for it."""
        return self._to.customer_too

    async def offer(self, session: AsyncSession, quote: Quote) -> Announcement | None:
        """To the customer: the quote, with the link to accept it; None without an address."""
        if not quote.customer.email:
            return None
        announcement = offer_to_customer(quote, self._to.seller, self._accept_link(quote))
        await self._add(session, announcement)
        return announcement

    async def clarify(
        self, session: AsyncSession, quote: Quote, clarification: Clarification | None
    ) -> None:
        """To the customer, where that is wanted: questions about what could not be priced."""
        if self._to.clarify and quote.unresolved and clarification and clarification.recipient:
            await self._add(session, ask_customer(quote, clarification))

    async def _add(self, session: AsyncSession, announcement: Announcement) -> None:
        await self._mails.add(session, announcement.notification_id, announcement.model_dump_json())
