"""Quotes: made, printed, announced; and workflows that failed."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any, Literal

from contracts.clarification import Clarification
from contracts.message import Message
from contracts.pricing import Totals, UnresolvedLine
from contracts.summaries import Customer, Summary, SummaryWarning


class QuoteStatus(StrEnum):
    """Where a revision of a quote stands; docs/quotes.md draws the ways between them."""

    DRAFT = "draft"
    NEEDS_REVIEW = "needs_review"
    APPROVED = "approved"
    REJECTED = "rejected"
    """By the seller: a person said no, or nobody answered in time."""
    SENT = "sent"
    VIEWED = "viewed"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    """By the customer."""
    EXPIRED = "expired"
    SUPERSEDED = "superseded"


class Buyer(Customer):
    """Whom a quote is for: what the mail says of them, and what the seller knows."""

    tax_number: str | None = None
    """From the customer's record, or from whoever makes a quote by hand; never from a mail."""


class QuoteHead(Message):
    """Which quote, and whose."""

    quote_number: str
    revision: int
    status: QuoteStatus
    thread_id: int | None
    customer: Buyer
    language: str = "en"
    """What the customer writes in (BCP 47); a quote in a language that it cannot be printed in is
    printed in English."""


class Quote(Totals, QuoteHead):
    """A quote as it was issued; of all this only `status` changes later.

    Amounts are in `currency`, with its minor unit's digits.
    """

    unresolved: list[UnresolvedLine]
    warnings: list[SummaryWarning] = []
    """What the reader of the thread would have a person look at."""
    shipping_address: str | None
    issued_at: datetime
    valid_until: date
    """The last day on which it can be accepted, to its end in the seller's time zone."""
    pdf_url: str


class GenerateQuoteInput(Message):
    """Input of `generate_quote`."""

    thread_id: int | None = None
    thread_messages: int | None = None
    """How many messages the thread had when it was read: more than before may change the quote that
    the thread has."""
    customer: Buyer
    """Its `tax_number` counts where the totals have no `basis`, which has the one on record."""
    language: str = "en"
    summary: str = ""
    """What is asked for in a few sentences, for whoever reviews the quote."""
    totals: Totals
    unresolved: list[UnresolvedLine] = []
    warnings: list[SummaryWarning] = []
    shipping_address: str | None = None
    clarification: Clarification | None = None
    """What to ask the customer about what is unresolved."""


class GenerateQuoteOutput(Message):
    """Output of `generate_quote`."""

    quote_number: str
    quote: Quote
    approval_required: bool = False
    """Whether the quote waits for somebody's approval now."""
    approval_reasons: list[str] = []
    """Why, a sentence each."""


class QuoteEventType(StrEnum):
    """What can happen to a quote."""

    ISSUED = "quote.issued"
    NEEDS_REVIEW = "quote.needs_review"
    APPROVED = "quote.approved"
    REJECTED = "quote.rejected"
    SENT = "quote.sent"
    VIEWED = "quote.viewed"
    ACCEPTED = "quote.accepted"
    DECLINED = "quote.declined"
    EXPIRED = "quote.expired"
    SUPERSEDED = "quote.superseded"


class QuoteEvent(Message):
    """Something that happened to one revision of a quote: an entry of its audit trail, and what a
    webhook is told."""

    schema_version: Literal[1] = 1
    event_id: str
    """The same in every delivery: a receiver that keeps it does nothing twice."""
    type: QuoteEventType
    occurred_at: datetime
    quote_number: str
    revision: int
    actor: str
    """Who did it: a name that was given, `customer`, or `system`."""
    reason: str | None = None
    """Why, in words."""
    details: dict[str, Any] = {}


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
    quote: Quote | None = None
    """Where it stands by now, an approval included."""
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
