"""What must be said of a thread whoever reads it."""

from collections.abc import Iterator, Sequence

from contracts.summaries import RequestedProduct, SummaryWarning
from contracts.threads import EmailMessage
from summarizer.domain.suspicion import suspicions

NO_QUANTITY = "no_quantity"
UNREAD_ATTACHMENT = "unread_attachment"


def thread_warnings(messages: Sequence[EmailMessage]) -> list[SummaryWarning]:
    """Of a thread: text that steers, attachments not read."""
    found: list[SummaryWarning] = []
    for message in messages:
        if message.role != "seller":
            found += suspicions(message)
            found += _unread(message)
    return found


def _unread(message: EmailMessage) -> Iterator[SummaryWarning]:
    for attachment in message.attachments:
        if not attachment.read and not attachment.inline:
            why = attachment.problem or "nobody knows how"
            detail = (
                f"The attachment {attachment.filename!r} was not read: {why}. Open it yourself."
            )
            yield SummaryWarning(code=UNREAD_ATTACHMENT, detail=detail)


def without_quantity(products: Sequence[RequestedProduct]) -> list[SummaryWarning]:
    """A warning for each product whose quantity is to be asked."""
    return [
        SummaryWarning(
            code=NO_QUANTITY,
            detail=f"No quantity is given for {product.description!r}.",
            source=product.source,
        )
        for product in products
        if product.quantity is None
    ]
