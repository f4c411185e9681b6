"""Gives quotes their numbers, at most once for whatever asked for them."""

from uuid import uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from contracts.quoting import GenerateQuoteInput, Quote, QuoteStatus
from quotes.announcing import Announcer
from quotes.clock import Clock, utc_now
from quotes.domain.life import FINAL, OPEN, SYSTEM, Act
from quotes.domain.quote import (
    Validity,
    basket,
    issue_quote,
    next_reminder,
    revise_quote,
    same_content,
)
from quotes.domain.rules import IssuingRules
from quotes.errors import AcceptedQuoteError, IdempotencyKeyReusedError
from quotes.life import QuoteLife
from quotes.store import QuoteStore, RevisionState, StateStore

OVER = FINAL - {QuoteStatus.ACCEPTED}
"""Nothing comes of it any more."""
WITHIN_LIMITS = "Within the limits that need nobody's approval."


class QuoteIssuer:
    """Issues quotes by the rules."""

    def __init__(
        self, rules: IssuingRules, life: QuoteLife, announcer: Announcer, clock: Clock = utc_now
    ) -> None:
        self._rules = rules
        self._life = life
        self._announcer = announcer
        self._clock = clock

    async def issue_for_workflow(
        self,
        session: AsyncSession,
        workflow_instance_id: str,
        request: GenerateQuoteInput,
        *,
        retried: bool = False,
    ) -> Quote:
        """The one quote of an execution: a new revision of it only where there is something new.

        Something else is asked for, or the last one's life has ended and the execution was
        restarted; `retried` tells Conductor's own repetitions, which make nothing new. Where the
        thread has an open quote and a message that came since asks for something else, the
        execution's quote is that quote's next revision.
        """
        origin, store = f"workflow:{workflow_instance_id}", QuoteStore(session)
        validity = await self._begin(store)
        made = await store.find_by_origin(origin)
        newest = await self._outdated(session, request) if made is None else None
        if made is not None:
            newest = await store.get(made.quote_number)
            fresh = issue_quote(request, made.quote_number, validity)
            for known in (newest, made):
                if same_content(fresh, known) and (retried or known.status not in OVER):
                    return known
        if newest is None:
            return await self._add(session, origin, request, validity)
        return await self._revise(session, origin, newest, request, validity)

    async def issue_for_request(
        self, session: AsyncSession, idempotency_key: str | None, request: GenerateQuoteInput
    ) -> Quote:
        """A new quote, or the one that this key made.

        Raises IdempotencyKeyReusedError where the key made a quote that says something else.
        """
        origin, store = f"request:{idempotency_key or uuid4()}", QuoteStore(session)
        validity = await self._begin(store)
        quote = await store.find_by_origin(origin)
        if quote is None:
            return await self._add(session, origin, request, validity)
        if not same_content(quote, issue_quote(request, quote.quote_number, validity)):
            raise IdempotencyKeyReusedError(idempotency_key or origin, quote.quote_number)
        return quote

    def approval_reasons(self, request: GenerateQuoteInput) -> list[str]:
        """Why a person must approve a quote of this."""
        return self._rules.approval.reasons(request)

    async def _begin(self, store: QuoteStore) -> Validity:
        """From here on nobody else issues a quote until the commit."""
        validity = Validity(self._clock(), self._rules.validity_days, self._rules.zone)
        await store.lock_counter(self._rules.pattern.counter(validity.day))
        return validity

    async def _outdated(self, session: AsyncSession, request: GenerateQuoteInput) -> Quote | None:
        """The thread's open quote, where a message that came since changes what is asked for."""
        if request.thread_id is None or request.thread_messages is None:
            return None
        quote = await QuoteStore(session).find_newest_of_thread(request.thread_id)
        if quote is None:
            return None
        state = await StateStore(session).lock(quote.quote_number, quote.revision)
        is_open = state.status in OPEN and self._clock() < state.expires_at
        answered = (state.thread_messages or request.thread_messages) < request.thread_messages
        changed = basket(quote) != basket(request)
        return quote if is_open and answered and changed else None

    async def _add(
        self,
        session: AsyncSession,
        origin: str,
        request: GenerateQuoteInput,
        validity: Validity,
    ) -> Quote:
        store = QuoteStore(session)
        number = await store.next_number(self._rules.pattern, validity.day)
        quote = issue_quote(request, number, validity)
        await store.add(origin, quote)
        return await self._bring_to_life(session, origin, quote, request, validity)

    async def _revise(
        self,
        session: AsyncSession,
        origin: str,
        newest: Quote,
        request: GenerateQuoteInput,
        validity: Validity,
    ) -> Quote:
        if newest.status is QuoteStatus.ACCEPTED:
            raise AcceptedQuoteError(newest.quote_number)
        quote = revise_quote(newest, request, validity)
        await QuoteStore(session).add_revision(quote)
        await self._life.supersede(session, newest, by=quote.revision)
        return await self._bring_to_life(session, origin, quote, request, validity)

    async def _bring_to_life(
        self,
        session: AsyncSession,
        origin: str,
        quote: Quote,
        request: GenerateQuoteInput,
        validity: Validity,
    ) -> Quote:
        reasons, rules = self.approval_reasons(request), self._rules
        answer_by = min(validity.issued_at + rules.approval_time, validity.expires_at)
        state = RevisionState(
            quote_number=quote.quote_number,
            revision=quote.revision,
            status=quote.status,
            origin=origin,
            thread_messages=request.thread_messages,
            expires_at=validity.expires_at,
            approve_by=answer_by if reasons else None,
            next_reminder_at=next_reminder(
                rules.reminders, validity.expires_at, after=validity.issued_at
            ),
        )
        await self._life.begin(session, quote, state)
        await self._announcer.clarify(session, quote, request.clarification)
        if not reasons:
            act = Act(SYSTEM, WITHIN_LIMITS)
            return await self._life.go(
                session, quote.quote_number, quote.revision, QuoteStatus.APPROVED, act
            )
        act = Act(SYSTEM, " ".join(reasons), {"reasons": reasons, "answer_by": answer_by})
        quote = await self._life.go(
            session, quote.quote_number, quote.revision, QuoteStatus.NEEDS_REVIEW, act
        )
        await self._announcer.ask_for_review(session, quote, request, reasons, answer_by)
        return quote
