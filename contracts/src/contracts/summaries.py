"""Summaries: what the customer asked for, in the customer's words, and where each word stands."""

from decimal import Decimal
from enum import StrEnum
from typing import Literal

from contracts.message import Message
from contracts.threads import EmailMessage


class Urgency(StrEnum):
    """How soon the customer wants it; `medium` where nothing is said."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Source(Message):
    """Where a value stands: `message.text[start:end] == quote`."""

    message_id: str
    start: int
    end: int
    quote: str
    match: Literal["exact", "normalised"] = "exact"
    """Whether the reader's quote stood there letter for letter, or but for its white space,
    capitals and typographic marks."""


class RequestedProduct(Message):
    """One thing asked for. `description` is the customer's words; nothing here is a price."""

    description: str
    quantity: Decimal | None = None
    unit: str | None = None
    sku: str | None = None
    """Only where the customer wrote one."""
    source: Source | None = None
    unclear: bool = False
    """A later word may change it and it is not clear how: a person decides, nothing is priced."""
    tentative: bool = False
    """Perhaps no goods at all: passed over where the catalog has nothing of that name."""
    amends: bool = False
    """A later word on one of the others, in words that only the catalog may bring together, as
    "the soda" for sodium hydroxide: its quantity is that one's; without one a person decides."""


class Customer(Message):
    """Who asks."""

    name: str | None = None
    email: str | None = None
    company: str | None = None


class SummaryWarning(Message):
    """Something that a person should look at."""

    code: str
    detail: str
    source: Source | None = None


class SummarySources(Message):
    """Where urgency and address were read."""

    urgency: Source | None = None
    shipping_address: Source | None = None


class Summary(Message):
    """What a thread asks for."""

    summary: str
    products: list[RequestedProduct]
    urgency: Urgency
    shipping_address: str | None
    is_quote_request: bool
    customer: Customer
    language: str
    """ISO 639-1, of the customer's newest words."""
    reader: str
    """`rules`, or the model's name."""
    sources: SummarySources = SummarySources()
    warnings: list[SummaryWarning] = []


class SummarizeWithOpenaiInput(Message):
    """Input of `summarize_with_openai`."""

    thread_id: int
    subject: str = ""
    messages: list[EmailMessage]


class SummarizeWithOpenaiOutput(Message):
    """Output of `summarize_with_openai`."""

    thread_id: int
    summary: Summary
