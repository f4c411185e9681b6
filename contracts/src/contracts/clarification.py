"""What is asked back: a summary kept with what pricing left open, and the mail that asks it."""

from contracts.message import Message
from contracts.pricing import UnresolvedLine
from contracts.summaries import Summary


class Clarification(Message):
    """A mail to the customer, ready to be sent, about every line that only they can decide.

    It holds no price and no discount. The text is plain: whoever shows it as HTML escapes it.
    """

    language: str
    """ISO 639-1: the customer's where there are texts in it, else `en`."""
    recipient: str | None
    """Null where the thread has no customer's address."""
    subject: str
    body: str
    in_reply_to: str | None = None
    """The `Message-ID`, without brackets, of the customer's newest message."""


class StoreSummaryInput(Message):
    """Input of `store_summary`."""

    thread_id: int
    summary: Summary
    unresolved: list[UnresolvedLine] | None = None
    """What pricing left open; null where nothing was matched yet."""


class StoreSummaryOutput(Message):
    """Output of `store_summary`."""

    thread_id: int
    summary_id: int
    summary: Summary
    clarification: Clarification | None = None
    """Null where nothing is open."""
