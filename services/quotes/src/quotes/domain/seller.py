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
    logo: Path | None = None
    """A PNG, JPEG or SVG file; the built-in mark where none is given."""
