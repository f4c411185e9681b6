"""Quotes: made, printed, announced; and workflows that failed."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from contracts.message import Message
from contracts.pricing import QuoteLine, TaxAmount, Totals, UnresolvedLine
from contracts.summaries import Customer, Summary


class Quote(Message):
    """A quote as it was issued. Amounts are in `currency`, with its minor unit's digits."""

    quote_number: str
    revision: int
    status: str
    thread_id: int | None
    customer: Customer
    language: str = "en"
    """What the customer writes in (BCP 47); a quote in a language that it cannot be printed in is
    printed in English."""
    currency: str
    lines: list[QuoteLine]
    unresolved: list[UnresolvedLine]
    subtotal: Decimal
    discount_rate: Decimal
    discount_amount: Decimal
    taxable_amount: Decimal
    tax_amount: Decimal
    taxes: list[TaxAmount]
    total: Decimal
    shipping_address: str | None
    issued_at: datetime
    valid_until: date
    pdf_url: str


class GenerateQuoteInput(Message):
    """Input of `generate_quote`."""

    thread_id: int | None = None
    customer: Customer
    language: str = "en"
    totals: Totals
    unresolved: list[UnresolvedLine] = []
    shipping_address: str | None = None


class GenerateQuoteOutput(Message):
    """Output of `generate_quote`."""

    quote_number: str
    quote: Quote


class GeneratePdfInput(Message):
    """Input of `generate_pdf`."""

    quote: Quote


class GeneratePdfOutput(Message):
    """Output of `generate_pdf`: where the PDF is served, never the PDF."""

    quote_number: str
    pdf_url: str
    sha256: str
    size: int
    """Bytes."""


class NotifyCompletionInput(Message):
    """Input of `notify_completion`."""

    quote: Quote
    summary: Summary


class NotifyCompletionOutput(Message):
    """Output of `notify_completion`: the notification is stored and will be sent once."""

    quote_number: str
    notification_id: str
    recipient: str


class HandleErrorInput(Message):
    """Input of `handle_error`, as Conductor gives it to a failure workflow."""

    workflow_id: str
    workflow_name: str | None = None
    reason: str | None = None
    failure_status: str | None = None
    failed_task: str | None = None
    workflow_input: dict[str, Any] = {}


class HandleErrorOutput(Message):
    """Output of `handle_error`."""

    workflow_id: str
    recorded: bool
