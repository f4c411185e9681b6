"""A product as the catalog has it."""

from decimal import Decimal
from typing import Literal

from contracts.message import Message

Unit = Literal["ea", "pair", "set", "box", "pack", "roll", "m", "kg", "l"]


class PriceBreak(Message):
    """From this quantity on, one unit costs this."""

    minimum_quantity: Decimal
    unit_price: Decimal


class Product(Message):
    """Something that is sold, or once was. Prices are of one `unit`, in `currency`, before tax."""

    sku: str
    name: str
    description: str = ""
    aliases: tuple[str, ...] = ()
    """Other names that customers use."""
    unit: Unit
    units_per_pack: int = 1
    """Pieces inside one `unit` where that is a box, a pack or a roll."""
    unit_price: Decimal
    currency: str
    price_breaks: tuple[PriceBreak, ...] = ()
    """Lowest minimum first."""
    tax_category: str
    active: bool = True
