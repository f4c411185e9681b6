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


class Confidence(StrEnum):
    """How sure it is that a line is what the customer wants; derived from its grounds in code,
    never a reader's own opinion of itself."""

    HIGH = "high"
    MEDIUM = "medium"
    """Worth a look."""
    LOW = "low"
    """For a person to decide."""


class Ground(StrEnum):
    """What a line's confidence rests on; docs/confidence.md says how much each allows."""

    READ_TOGETHER = "read_together"
    """Goods and amount stand side by side in the customer's words."""
    AMOUNT_ELSEWHERE = "amount_elsewhere"
    """The amount, or a part of the name, was said elsewhere: by a later change, or "as many"."""
    WRITTEN_AFTERWARDS = "written_afterwards"
    """The customer wrote again, and not of these goods."""
    MENTIONED_AFTERWARDS = "mentioned_afterwards"
    """The customer wrote of these goods again, in words that changed nothing."""
    PERHAPS_NO_REQUEST = "perhaps_no_request"
    """The words may tell of goods without asking for them."""
    UNDECIDED = "undecided"
    """What is wanted, or how many, is not clear."""
    BOTH_READERS = "both_readers"
    """The rules and the model, which do not know of each other, read the same."""
    PART_NUMBER = "part_number"
    """Found by the seller's part number."""
    CUSTOMERS_PART_NUMBER = "customers_part_number"
    """Found by the customer's own part number."""
    EXACT_NAME = "exact_name"
    """The words are the product's name, or an alias, and nothing else."""
    WHOLE_NAME = "whole_name"
    """The words hold all of a name, and more that fits the product."""
    PART_OF_NAME = "part_of_name"
    """The words are a part of the name that no other product fits."""
    WORDS_BEYOND_NAME = "words_beyond_name"
    """Some words say nothing about the product that the catalog knows."""
    OTHER_WORD_FORMS = "other_word_forms"
    """Found only by another form of a word, or by a part of the words."""
    NEAR_CANDIDATE = "near_candidate"
    """Another product fits, too, though less well."""
    CHANGED_IN_OTHER_WORDS = "changed_in_other_words"
    """A later message changed it by a name that only the catalog knows."""


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
    confidence: Confidence | None = None
    """Of its reading; None where no reader judged it."""
    grounds: tuple[Ground, ...] = ()


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
