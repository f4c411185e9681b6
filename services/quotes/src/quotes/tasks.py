"""Conductor's tasks that quotes does."""

from typing import Final

from chassis.task_handler import TaskContext
from contracts.quoting import (
    GeneratePdfInput,
    GeneratePdfOutput,
    GenerateQuoteInput,
    GenerateQuoteOutput,
    HandleErrorInput,
    HandleErrorOutput,
    NotifyCompletionInput,
    NotifyCompletionOutput,
    QuoteStatus,
)
from quotes.announcing import Announcer
from quotes.clock import utc_now
from quotes.domain.execution import how_it_ended
from quotes.domain.life import OFFERED
from quotes.errors import NotApprovedError
from quotes.issuing import QuoteIssuer
from quotes.life import QuoteLife
from quotes.pdf import PdfRenderer
from quotes.store import FailureStore, PdfStore, QuoteStore

NOT_APPROVED: Final = {QuoteStatus.NEEDS_REVIEW, QuoteStatus.REJECTED}
ENDED_BY_DECISION: Final = "TERMINATED"
"""Conductor's word for an execution that its own definition ended, as a rejected quote's."""


class QuoteTasks:
    """The handlers, with what they need."""

    def __init__(
        self, issuer: QuoteIssuer, life: QuoteLife, renderer: PdfRenderer, announcer: Announcer
    ) -> None:
        self._issuer = issuer
        self._life = life
        self._renderer = renderer
        self._announcer = announcer

    async def generate_quote(
        self, task: GenerateQuoteInput, context: TaskContext
    ) -> GenerateQuoteOutput:
        """Issue the quote: one execution of the workflow is one quote."""
        workflow_id = context.request.workflow_instance_id
        quote = await self._issuer.issue_for_workflow(
            context.session, workflow_id, task, retried=context.request.retry_count > 0
        )
        waits = await self._life.await_decision(context.session, quote, workflow_id)
        return GenerateQuoteOutput(
            quote_number=quote.quote_number,
            quote=quote,
            approval_required=waits,
            approval_reasons=self._issuer.approval_reasons(task) if waits else [],
        )

    async def generate_pdf(self, task: GeneratePdfInput, context: TaskContext) -> GeneratePdfOutput:
        """Render the quote's PDF and keep it; one that is there already stays."""
        quote = task.quote
        content = await self._renderer.render(quote)
        await QuoteStore(context.session).get(quote.quote_number, quote.revision)
        stored = await PdfStore(context.session).keep(quote, content)
        return GeneratePdfOutput(
            quote_number=quote.quote_number,
            pdf_url=quote.pdf_url,
            sha256=stored.sha256,
            size=stored.size,
        )

    async def notify_completion(
        self, task: NotifyCompletionInput, context: TaskContext
    ) -> NotifyCompletionOutput:
        """Put the notifications in the outbox, from where each is sent once."""
        session = context.session
        quote = await QuoteStore(session).get(task.quote.quote_number, task.quote.revision)
        if quote.status in NOT_APPROVED:
            raise NotApprovedError(quote.quote_number, quote.status)
        announcement = await self._announcer.announce_ready(session, quote, task.summary)
        if self._announcer.tells_customers and quote.status in OFFERED:
            await self._announcer.offer(session, quote)
        return NotifyCompletionOutput(
            quote_number=quote.quote_number,
            quote=quote,
            notification_id=announcement.notification_id,
            recipient=announcement.recipient,
        )

    async def handle_error(self, task: HandleErrorInput, context: TaskContext) -> HandleErrorOutput:
        """Record why a workflow failed; one that a person's decision ended did not fail.

        A quote that it waited for somebody's decision about is not approved any more.
        """
        ended = how_it_ended(task.failure_status or "FAILED", task.reason)
        await self._life.abandon(context.session, task.workflow_id, ended)
        if task.failure_status == ENDED_BY_DECISION:
            return HandleErrorOutput(workflow_id=task.workflow_id, recorded=False)
        await FailureStore(context.session).record(task, utc_now())
        return HandleErrorOutput(workflow_id=task.workflow_id, recorded=True)
