"""What happens to quotes: each step checked, recorded, and told to whoever wants to know.

Everything is done in the caller's transaction: where a quote stands, its audit trail and what is
to be delivered about it are committed together.
"""

import json
from typing import Final
from uuid import uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from contracts.quoting import Quote, QuoteEvent, QuoteStatus
from quotes.clock import Clock, utc_now
from quotes.decisions import Decisions
from quotes.domain.life import EVENTS, OFFERED, SYSTEM, Act, check_way, may_go
from quotes.errors import NotOpenError, RevisionSupersededError
from quotes.store import EventStore, QuoteStore, RevisionState, StateStore
from quotes.webhooks import Webhooks

DECIDED: Final = frozenset({QuoteStatus.APPROVED, QuoteStatus.REJECTED, QuoteStatus.SUPERSEDED})
"""Where a quote that needed a review goes from there."""


class QuoteLife:
    """Moves revisions from where they stand to where they are to be."""

    def __init__(self, webhooks: Webhooks, decisions: Decisions, clock: Clock = utc_now) -> None:
        self._webhooks = webhooks
        self._decisions = decisions
        self._clock = clock

    async def begin(self, session: AsyncSession, quote: Quote, state: RevisionState) -> None:
        """A revision that was just stored comes to life; what it replaces is superseded."""
        await StateStore(session).add(state)
        await self._record(session, quote, Act(SYSTEM, details={"origin": state.origin}))

    async def go(
        self, session: AsyncSession, number: str, revision: int, to: QuoteStatus, act: Act
    ) -> Quote:
        """Move a revision; raises UnknownQuoteError, TransitionRefusedError or NotOpenError."""
        states = StateStore(session)
        state = await states.lock(number, revision)
        check_way(number, revision, state.status, to)
        if to is QuoteStatus.ACCEPTED and self._clock() >= state.expires_at:
            raise NotOpenError(number, state.expires_at)
        await states.change(number, revision, status=to)
        quote = await QuoteStore(session).get(number, revision)
        await self._record(session, quote, act)
        if state.status is QuoteStatus.NEEDS_REVIEW and to in DECIDED:
            for workflow_id in await states.take_waiting(number, revision):
                await self._decisions.tell(session, workflow_id, quote, act)
        return quote

    async def go_if_it_can(
        self, session: AsyncSession, number: str, revision: int, to: QuoteStatus, act: Act
    ) -> bool:
        """Move a revision where there is a way from where it stands."""
        state = await StateStore(session).lock(number, revision)
        if not may_go(state.status, to):
            return False
        await self.go(session, number, revision, to, act)
        return True

    async def approve(
        self, session: AsyncSession, number: str, revision: int | None, act: Act
    ) -> Quote:
        """Approve the newest revision; once more changes nothing.

        Raises RevisionSupersededError where another revision was meant, TransitionRefusedError.
        """
        quote = await self._newest(session, number, revision)
        if quote.status in OFFERED | {QuoteStatus.ACCEPTED}:
            return quote
        return await self.go(session, number, quote.revision, QuoteStatus.APPROVED, act)

    async def reject(
        self, session: AsyncSession, number: str, revision: int | None, act: Act
    ) -> Quote:
        """Refuse to approve the newest revision; once more changes nothing."""
        quote = await self._newest(session, number, revision)
        if quote.status is QuoteStatus.REJECTED:
            return quote
        return await self.go(session, number, quote.revision, QuoteStatus.REJECTED, act)

    async def answer(
        self, session: AsyncSession, number: str, revision: int | None, to: QuoteStatus, act: Act
    ) -> Quote:
        """The customer accepts or declines the newest revision; once more changes nothing."""
        quote = await self._newest(session, number, revision)
        if quote.status is to:
            return quote
        return await self.go(session, number, quote.revision, to, act)

    async def await_decision(
        self, session: AsyncSession, quote: Quote, workflow_instance_id: str
    ) -> bool:
        """Whether an execution must wait before it goes on with a quote; if so it will be told.

        Also where the quote's life has ended meanwhile: then it is told at once.
        """
        states = StateStore(session)
        status = (await states.lock(quote.quote_number, quote.revision)).status
        if status is QuoteStatus.NEEDS_REVIEW:
            await states.wait(quote.quote_number, quote.revision, workflow_instance_id)
            return True
        if status in OFFERED | {QuoteStatus.ACCEPTED}:
            return False
        quote = await QuoteStore(session).get(quote.quote_number, quote.revision)
        act = Act(SYSTEM, f"It is {status} already.")
        await self._decisions.tell(session, workflow_instance_id, quote, act)
        return True

    async def abandon(self, session: AsyncSession, workflow_instance_id: str, why: str) -> None:
        """An execution has ended: what only it waited for is not approved."""
        states = StateStore(session)
        for number, revision in await states.stop_waiting(workflow_instance_id):
            if not await states.waiting(number, revision):
                act, to = Act(SYSTEM, why), QuoteStatus.REJECTED
                await self.go_if_it_can(session, number, revision, to, act)

    async def supersede(self, session: AsyncSession, quote: Quote, *, by: int) -> None:
        """A newer revision takes a revision's place; one whose life has ended stays what it is."""
        act = Act(SYSTEM, f"Revision {by} takes its place.", {"by_revision": by})
        to = QuoteStatus.SUPERSEDED
        await self.go_if_it_can(session, quote.quote_number, quote.revision, to, act)

    async def _newest(self, session: AsyncSession, number: str, revision: int | None) -> Quote:
        """The newest revision, which nobody else can move until the commit."""
        store = QuoteStore(session)
        quote = await store.get(number)
        await StateStore(session).lock(number, quote.revision)
        quote = await store.get(number)
        if revision not in {None, quote.revision}:
            raise RevisionSupersededError(number, revision, quote.revision)
        return quote

    async def _record(self, session: AsyncSession, quote: Quote, act: Act) -> None:
        event = QuoteEvent(
            event_id=f"evt_{uuid4().hex}",
            type=EVENTS[quote.status],
            occurred_at=self._clock(),
            quote_number=quote.quote_number,
            revision=quote.revision,
            actor=act.actor,
            reason=act.reason,
            details=json.loads(json.dumps(act.details, default=str)),
        )
        await EventStore(session).add(event)
        await self._webhooks.announce(session, event, quote)
