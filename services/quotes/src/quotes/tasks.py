"""Conductor's tasks that quotes does."""

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
)
from quotes.domain.notification import announce_quote
from quotes.issuing import QuoteIssuer, utc_now
from quotes.outbox import Outbox
from quotes.pdf import PdfRenderer
from quotes.store import FailureStore, PdfStore, QuoteStore


class QuoteTasks:
    """The handlers, with what they need."""

    def __init__(
        self, issuer: QuoteIssuer, renderer: PdfRenderer, outbox: Outbox, recipient: str
    ) -> None:
        self._issuer = issuer
        self._renderer = renderer
        self._outbox = outbox
        self._recipient = recipient

    async def generate_quote(
        self, task: GenerateQuoteInput, context: TaskContext
    ) -> GenerateQuoteOutput:
        """Issue the quote: one execution of the workflow is one quote."""
        quote = await self._issuer.issue_for_workflow(
            context.session, context.request.workflow_instance_id, task
        )
        return GenerateQuoteOutput(quote_number=quote.quote_number, quote=quote)

    async def generate_pdf(self, task: GeneratePdfInput, context: TaskContext) -> GeneratePdfOutput:
        """Render the quote's PDF and keep it; one that is there already stays."""
        quote = task.quote
        content = await self._renderer.render(quote)
        await QuoteStore(context.session).check_issued(quote)
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
        """Put the notification in the outbox, from where it is sent once."""
        await QuoteStore(context.session).check_issued(task.quote)
        announcement = announce_quote(task.quote, task.summary, self._recipient)
        await self._outbox.add(context.session, announcement)
        return NotifyCompletionOutput(
            quote_number=task.quote.quote_number,
            notification_id=announcement.notification_id,
            recipient=self._recipient,
        )

    async def handle_error(self, task: HandleErrorInput, context: TaskContext) -> HandleErrorOutput:
        """Record why a workflow failed."""
        await FailureStore(context.session).record(task, utc_now())
        return HandleErrorOutput(workflow_id=task.workflow_id, recorded=True)
