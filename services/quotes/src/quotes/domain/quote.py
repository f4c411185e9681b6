"""How a quote comes to be, and when it becomes another revision of itself."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from contracts.quoting import GenerateQuoteInput, Quote, QuoteStatus
from quotes.domain.numbering import pdf_url
from quotes.domain.totals import check_totals

VARIES_BY_REVISION: Final = {"revision", "issued_at", "valid_until"}


@dataclass(frozen=True)
class Validity:
    """When a quote is issued and for how many days it holds."""

    issued_at: datetime
    days: int

    @property
    def day(self) -> date:
        """The UTC day of issue, which the quote's number carries."""
        return self.issued_at.astimezone(UTC).date()

    @property
    def valid_until(self) -> date:
        """The last day on which the quote can be accepted."""
        return self.day + timedelta(days=self.days)


def issue_quote(request: GenerateQuoteInput, quote_number: str, validity: Validity) -> Quote:
    """The first revision; raises TotalsRefusedError where the amounts do not add up."""
    check_totals(request.totals)
    return Quote(
        quote_number=quote_number,
        revision=1,
        status=QuoteStatus.APPROVED,
        thread_id=request.thread_id,
        customer=request.customer,
        language=request.language,
        unresolved=request.unresolved,
        warnings=request.warnings,
        shipping_address=request.shipping_address,
        issued_at=validity.issued_at,
        valid_until=validity.valid_until,
        pdf_url=pdf_url(quote_number),
        **dict(request.totals),
    )


def revise_quote(quote: Quote, request: GenerateQuoteInput, validity: Validity) -> Quote:
    """The same quote where it says the same, its next revision where anything differs."""
    fresh = issue_quote(request, quote.quote_number, validity)
    if same_content(fresh, quote):
        return quote
    return fresh.model_copy(update={"revision": quote.revision + 1})


def same_content(one: Quote, other: Quote) -> bool:
    """Whether two quotes offer the same, whenever they were issued."""
    return one.model_dump(exclude=VARIES_BY_REVISION) == other.model_dump(
        exclude=VARIES_BY_REVISION
    )
