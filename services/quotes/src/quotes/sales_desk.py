"""What the seller's people may do with a quote: approve or reject it, send it, note the answer."""

import asyncio

from chassis.database import Database
from contracts.quoting import Quote, QuoteStatus
from quotes.announcing import Announcer
from quotes.domain.life import OFFERED, SYSTEM, Act
from quotes.errors import NoAddressError, NobodyWaitsError, TransitionRefusedError
from quotes.executions import Executions
from quotes.life import QuoteLife
from quotes.pdf_shelf import PdfShelf
from quotes.store import QuoteStore, StateStore


class SalesDesk:
    """Each act answers with the quote as it stands then; once more changes nothing.

    All raise UnknownQuoteError, TransitionRefusedError, or RevisionSupersededError where another
    revision than the newest is meant.
    """

    def __init__(
        self,
        database: Database,
        life: QuoteLife,
        executions: Executions,
        announcer: Announcer,
        shelf: PdfShelf,
    ) -> None:
        self._database = database
        self._life = life
        self._executions = executions
        self._announcer = announcer
        self._shelf = shelf

    async def approve(self, number: str, revision: int | None, act: Act) -> Quote:
        """Approve a quote; an execution that waits goes on.

        Where every execution that waited has ended nothing would follow: then the quote is closed,
        and NobodyWaitsError raised. One that was made without a workflow waits for nobody.
        """
        await self._close_where_nobody_waits(number, revision)
        async with self._database.transaction() as session:
            return await self._life.approve(session, number, revision, act)

    async def reject(self, number: str, revision: int | None, act: Act) -> Quote:
        """Do not approve a quote; an execution that waits ends."""
        async with self._database.transaction() as session:
            return await self._life.reject(session, number, revision, act)

    async def answer(self, number: str, revision: int | None, to: QuoteStatus, act: Act) -> Quote:
        """Note what the customer said, who said it by other ways than the page."""
        async with self._database.transaction() as session:
            return await self._life.answer(session, number, revision, to, act)

    async def send(self, number: str, revision: int | None) -> Quote:
        """Mail an approved quote to its customer; raises NoAddressError where that is not known.

        It is sent once, and becomes `sent` when the mail has been delivered.
        """
        async with self._database.reading() as session:
            quote = await QuoteStore(session).get(number, revision)
        await self._shelf.fetch(quote)
        async with self._database.transaction() as session:
            quote = await QuoteStore(session).get(number, revision)
            if quote.status not in OFFERED:
                raise TransitionRefusedError(number, quote.revision, quote.status, QuoteStatus.SENT)
            if await self._announcer.offer(session, quote) is None:
                raise NoAddressError(number)
        return quote

    async def _close_where_nobody_waits(self, number: str, revision: int | None) -> None:
        async with self._database.reading() as session:
            quote = await QuoteStore(session).get(number)
            waiting = await StateStore(session).waiting(number, quote.revision)
        if not waiting or revision not in {None, quote.revision}:
            return
        told = await asyncio.gather(*map(self._executions.why_it_waits_no_more, waiting))
        reasons = [why for why in told if why is not None]
        if len(reasons) < len(waiting):
            return
        act, to = Act(SYSTEM, reasons[0]), QuoteStatus.REJECTED
        async with self._database.transaction() as session:
            closed = await self._life.go_if_it_can(session, number, quote.revision, to, act)
        if closed:
            raise NobodyWaitsError(number, reasons[0])
