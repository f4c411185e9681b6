"""Who sells."""

from pathlib import Path

from contracts.message import Message


class Seller(Message):
    """What a quote says of the firm that issues it."""

    name: str
    address: str
    email: str
    phone: str
    tax_id: str
    terms: str
    theme: Path | None = None
    """The folder that says how a quote looks, over the built-in one."""
