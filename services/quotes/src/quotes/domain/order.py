"""What an accepted quote is to whoever delivers."""

from datetime import datetime

from contracts.message import Message
from contracts.quoting import Quote
from quotes.domain.customer_view import Answer


class Order(Message):
    """The order that a customer's acceptance makes of a quote."""

    ordered_at: datetime
    ordered_by: str
    """The name that was given with the acceptance."""
    order_number: str | None
    """The customer's own purchase order number."""
    quote: Quote


def order_of(quote: Quote, answer: Answer) -> Order:
    """The order, from the revision that was accepted and how."""
    return Order(
        ordered_at=answer.at,
        ordered_by=answer.by,
        order_number=answer.order_number,
        quote=quote,
    )
