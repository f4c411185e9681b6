"""A thread read without a model."""

from collections.abc import Iterator, Sequence

from contracts.summaries import Customer, Source, Summary, SummarySources, Urgency
from contracts.threads import EmailMessage
from summarizer.domain.addresses import one_line
from summarizer.domain.confidence import judged
from summarizer.domain.customer_message import CustomerMessage
from summarizer.domain.customers import customer_of
from summarizer.domain.language import guess_language
from summarizer.domain.ledger import read_into
from summarizer.domain.order import Order
from summarizer.domain.quote_requests import asks_for_quote, complains, speaks_of_prices
from summarizer.domain.summary_text import told
from summarizer.domain.summary_texts import DEFAULT
from summarizer.domain.suspicion import doubted
from summarizer.domain.thread_warnings import thread_warnings, without_quantity
from summarizer.domain.urgency import haste

RULES = "rules"


def read_by_rules(
    subject: str, messages: Sequence[EmailMessage], summary_language: str = DEFAULT
) -> Summary:
    """What the customer's messages (oldest first) ask for, told in `summary_language`.

    The seller's and automatic messages ask for nothing.
    """
    asking = [message for message in messages if message.role == "customer"]
    thread_language = guess_language(" ".join([subject, *(one.text for one in asking)]))
    parts = [CustomerMessage.of(message, thread_language) for message in asking]
    pages = [part.request for part in parts]
    order = Order()
    for page, asked in zip(pages, _asked(messages), strict=True):
        read_into(order, page, asked)
    products = judged(doubted(order.products, asking), pages)
    customer = _customer(parts)
    urgency, urgency_source = _urgency(subject, parts)
    address, address_source = _shipping_address(parts)
    is_quote_request = _is_quote_request(subject, parts, order)
    summary = Summary(
        summary="",
        products=products,
        urgency=urgency,
        shipping_address=address,
        is_quote_request=is_quote_request,
        customer=customer,
        language=parts[-1].language if parts else thread_language,
        reader=RULES,
        sources=SummarySources(urgency=urgency_source, shipping_address=address_source),
        warnings=[*thread_warnings(messages), *order.warnings, *without_quantity(products)],
    )
    return told(summary, summary_language)


def _asked(messages: Sequence[EmailMessage]) -> Iterator[str]:
    """Of each of the customer's messages, what the seller had written since the one before."""
    asked = ""
    for message in messages:
        if message.role == "seller":
            asked = message.text
        elif message.role == "customer":
            yield asked
            asked = ""


def _is_quote_request(subject: str, parts: Sequence[CustomerMessage], order: Order) -> bool:
    if asks_for_quote(subject, parts):
        return True
    firm = any(not product.tentative for product in order.products)
    several = len(order.products) > 1 and speaks_of_prices(parts)
    return (firm or several) and not complains(subject, parts)


def _customer(parts: Sequence[CustomerMessage]) -> Customer:
    # Whoever began the thread: a later voice may be anybody's.
    return customer_of(parts[0].message, parts[0].signatures) if parts else Customer()


def _urgency(subject: str, parts: Sequence[CustomerMessage]) -> tuple[Urgency, Source | None]:
    for part in reversed(parts):
        sent_at = part.message.sent_at
        if found := haste(part.words, sent_at.date() if sent_at else None):
            return found.urgency, found.span.source(part.message)
    if parts and (found := haste(subject, None)):
        return found.urgency, None
    return Urgency.MEDIUM, None


def _shipping_address(parts: Sequence[CustomerMessage]) -> tuple[str | None, Source | None]:
    for part in reversed(parts):
        for address in part.addresses:
            if address.is_shipping:
                source = address.value.source(part.message)
                return one_line(source.quote), source
    return None, None
