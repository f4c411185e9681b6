"""What the rules read of a message, as short as a test wants to compare it."""

from summarizer.domain.rules_reader import read_by_rules
from support.messages import customer_message

Line = tuple[str | None, str | None, str]
"""Quantity, unit, description."""


def lines(text: str) -> list[Line]:
    """What one message asks for."""
    products = read_by_rules("Quote", [customer_message(text)]).products
    return [
        (None if one.quantity is None else f"{one.quantity:f}", one.unit, one.description)
        for one in products
    ]
