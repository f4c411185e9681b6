"""Every task definition with the shapes of its input and output."""

from dataclasses import dataclass

from contracts import clarification, pricing, quoting, summaries, threads
from contracts.message import Message


@dataclass(frozen=True)
class TaskContract:
    """What a task takes and gives."""

    input: type[Message]
    output: type[Message]


TASKS: dict[str, TaskContract] = {
    "fetch_email_thread": TaskContract(
        threads.FetchEmailThreadInput, threads.FetchEmailThreadOutput
    ),
    "extract_messages": TaskContract(threads.ExtractMessagesInput, threads.ExtractMessagesOutput),
    "summarize_with_openai": TaskContract(
        summaries.SummarizeWithOpenaiInput, summaries.SummarizeWithOpenaiOutput
    ),
    "store_summary": TaskContract(
        clarification.StoreSummaryInput, clarification.StoreSummaryOutput
    ),
    "extract_products": TaskContract(pricing.ExtractProductsInput, pricing.ExtractProductsOutput),
    "fetch_pricing": TaskContract(pricing.FetchPricingInput, pricing.FetchPricingOutput),
    "calculate_totals": TaskContract(pricing.CalculateTotalsInput, pricing.CalculateTotalsOutput),
    "generate_quote": TaskContract(quoting.GenerateQuoteInput, quoting.GenerateQuoteOutput),
    "generate_pdf": TaskContract(quoting.GeneratePdfInput, quoting.GeneratePdfOutput),
    "notify_completion": TaskContract(
        quoting.NotifyCompletionInput, quoting.NotifyCompletionOutput
    ),
    "handle_error": TaskContract(quoting.HandleErrorInput, quoting.HandleErrorOutput),
}
