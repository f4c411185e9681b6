"""What a customer who has a link may do with a quote: see it, accept it, decline it."""

from dataclasses import dataclass

from chassis.database import Database
from contracts.quoting import Quote, QuoteStatus
from quotes.clock import Clock, utc_now
from quotes.domain.customer_view import Answer, View, answer_of, view_of
from quotes.domain.life import CUSTOMER, Act
from quotes.domain.link import CustomerLink
from quotes.errors import (
    NotOpenError,
    RevisionSupersededError,
    TransitionRefusedError,
    UnknownQuoteError,
)
from quotes.life import QuoteLife
from quotes.store import EventStore, QuoteStore, StateStore


@dataclass(frozen=True)
class Seen:
    """A quote as the customer sees it now."""

    quote: Quote
    view: View
    answer: Answer | None


class CustomerDesk:
    """Every answer is taken once; where it came too late, the next look says so."""

    def __init__(self, database: Database, life: QuoteLife, clock: Clock = utc_now) -> None:
        self._database = database
        self._life = life
        self._clock = clock

    async def look(self, link: CustomerLink) -> Seen:
        """How the link's revision stands.

        Raises UnknownQuoteError where there is none that a customer may see.
        """
        number, revision = link.quote_number, link.revision
        async with self._database.reading() as session:
            quote = await QuoteStore(session).get(number, revision)
            state = await StateStore(session).get(number, revision)
            events = await EventStore(session).of_quote(number)
        view = view_of(quote, state.expires_at, self._clock())
        if view is View.NO_LINK:
            raise UnknownQuoteError(number, revision)
        return Seen(quote, view, answer_of(quote, events))

    async def note_viewed(self, link: CustomerLink) -> None:
        """The customer has the quote on the screen, where it can still be answered."""
        if (await self.look(link)).quote.status in {QuoteStatus.APPROVED, QuoteStatus.SENT}:
            async with self._database.transaction() as session:
                await self._life.go_if_it_can(
                    session, link.quote_number, link.revision, QuoteStatus.VIEWED, Act(CUSTOMER)
                )

    async def accept(self, link: CustomerLink, name: str, order_number: str | None) -> None:
        """Take the customer's yes, with the customer's own order number, if any."""
        details = {"order_number": order_number} if order_number else {}
        await self._answer(link, QuoteStatus.ACCEPTED, Act(name, details=details))

    async def decline(self, link: CustomerLink, reason: str) -> None:
        """Take the customer's no."""
        await self._answer(link, QuoteStatus.DECLINED, Act(CUSTOMER, reason))

    async def _answer(self, link: CustomerLink, to: QuoteStatus, act: Act) -> None:
        try:
            async with self._database.transaction() as session:
                await self._life.answer(session, link.quote_number, link.revision, to, act)
        except (TransitionRefusedError, RevisionSupersededError, NotOpenError):
            # Answered, replaced or expired meanwhile: the page that follows tells which.
            return
