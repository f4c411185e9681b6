"""How a quote comes to be, and when it becomes another revision of itself."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

from contracts.quoting import GenerateQuoteInput, Quote, QuoteStatus
from quotes.domain.numbering import pdf_url
from quotes.domain.totals import check_totals, with_currency_digits

VARIES_BY_REVISION: Final = {"revision", "status", "issued_at", "valid_until"}

UTC_ZONE: Final = ZoneInfo("UTC")

Basket = Counter[tuple[str, Decimal | None]]


@dataclass(frozen=True)
class Validity:
    """When a quote is issued, for how many days it holds, and where its days end."""

    issued_at: datetime
    days: int
    zone: ZoneInfo = UTC_ZONE

    @property
    def day(self) -> date:
        """The UTC day of issue, which the quote's number carries."""
        return self.issued_at.astimezone(UTC).date()

    @property
    def valid_until(self) -> date:
        """The last day on which the quote can be accepted, in the seller's zone."""
        return self.issued_at.astimezone(self.zone).date() + timedelta(days=self.days)

    @property
    def expires_at(self) -> datetime:
        """The instant at which that day has ended."""
        after = self.valid_until + timedelta(days=1)
        return datetime.combine(after, time(), self.zone).astimezone(UTC)


def issue_quote(request: GenerateQuoteInput, quote_number: str, validity: Validity) -> Quote:
    """The first revision, a draft; raises TotalsRefusedError where the amounts do not add up."""
    totals = with_currency_digits(request.totals)
    check_totals(totals)
    customer, basis = request.customer, totals.basis
    if basis is not None:
        # What the seller has on record, or nothing: no mail brings a tax number.
        customer = customer.model_copy(update={"tax_number": basis.tax_number})
    return Quote(
        quote_number=quote_number,
        revision=1,
        status=QuoteStatus.DRAFT,
        thread_id=request.thread_id,
        customer=customer,
        language=request.language,
        unresolved=request.unresolved,
        warnings=request.warnings,
        shipping_address=request.shipping_address,
        issued_at=validity.issued_at,
        valid_until=validity.valid_until,
        pdf_url=pdf_url(quote_number),
        **dict(totals),
    )


def revise_quote(newest: Quote, request: GenerateQuoteInput, validity: Validity) -> Quote:
    """The revision after the newest one."""
    fresh = issue_quote(request, newest.quote_number, validity)
    return fresh.model_copy(update={"revision": newest.revision + 1})


def same_content(one: Quote, other: Quote) -> bool:
    """Whether two revisions offer the same, whenever they were issued."""
    return one.model_dump(exclude=VARIES_BY_REVISION) == other.model_dump(
        exclude=VARIES_BY_REVISION
    )


def basket(asked: Quote | GenerateQuoteInput) -> Basket:
    """What is asked for and how much of it, whatever it costs."""
    lines = asked.lines if isinstance(asked, Quote) else asked.totals.lines
    return Counter(
        [
            *((line.sku, line.quantity) for line in lines),
            *((line.description, line.quantity) for line in asked.unresolved),
        ]
    )


def next_reminder(
    before: Iterable[timedelta], expires_at: datetime, *, after: datetime
) -> datetime | None:
    """The first instant after `after` at which somebody is reminded, or none is left."""
    instants = (expires_at - ahead for ahead in before)
    return min((instant for instant in instants if instant > after), default=None)
