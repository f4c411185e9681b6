"""Gives quotes their numbers, at most once for whatever asked for them."""

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from contracts.quoting import GenerateQuoteInput, Quote
from quotes.domain.quote import Validity, issue_quote, revise_quote, same_content
from quotes.errors import IdempotencyKeyReusedError
from quotes.store import QuoteStore

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The instant, with its offset."""
    return datetime.now(UTC)


class QuoteIssuer:
    """Issues quotes that hold for `validity_days`."""

    def __init__(self, validity_days: int, clock: Clock = utc_now) -> None:
        self._validity_days = validity_days
        self._clock = clock

    async def issue_for_workflow(
        self, session: AsyncSession, workflow_instance_id: str, request: GenerateQuoteInput
    ) -> Quote:
        """The one quote of a workflow: a new revision of it only where it says something new."""
        origin = f"workflow:{workflow_instance_id}"
        store, validity = QuoteStore(session), self._validity()
        existing = await self._find_or_add(store, origin, request, validity)
        quote = revise_quote(existing, request, validity)
        if quote.revision != existing.revision:
            await store.add_revision(quote)
        return quote

    async def issue_for_request(
        self, session: AsyncSession, idempotency_key: str | None, request: GenerateQuoteInput
    ) -> Quote:
        """A new quote, or the one that this key made.

        Raises IdempotencyKeyReusedError where the key made a quote that says something else.
        """
        origin = f"request:{idempotency_key or uuid4()}"
        validity = self._validity()
        quote = await self._find_or_add(QuoteStore(session), origin, request, validity)
        if not same_content(quote, issue_quote(request, quote.quote_number, validity)):
            raise IdempotencyKeyReusedError(idempotency_key or origin, quote.quote_number)
        return quote

    async def _find_or_add(
        self, store: QuoteStore, origin: str, request: GenerateQuoteInput, validity: Validity
    ) -> Quote:
        await store.lock_day(validity.day)
        existing = await store.find_by_origin(origin)
        if existing is not None:
            return existing
        quote = issue_quote(request, await store.next_number(validity.day), validity)
        await store.add(origin, quote)
        return quote

    def _validity(self) -> Validity:
        return Validity(self._clock(), self._validity_days)
