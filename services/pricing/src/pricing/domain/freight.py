"""Freight: what sending the goods costs, as a line of its own."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from pricing.domain.destination import Destination
from pricing.domain.money import plain
from pricing.domain.receipt import Receipt
from pricing.domain.validity import Dated, holding

SKU = "FREIGHT"


class FreightRule(Dated):
    """What sending costs to a country; empty country: to wherever no other rule says."""

    country: str = ""
    name: str
    """Printed on the quote."""
    charge: Decimal
    currency: str
    free_from: Decimal | None = None
    """Goods of this amount or more, before the quote's discount, are sent free of charge."""
    tax_category: str


def freight_rule(rules: Iterable[FreightRule], where: Destination, day: date) -> FreightRule | None:
    """The rule of the country, else the one of everywhere; of several the newest."""
    fitting = [rule for rule in holding(rules, day) if rule.country in ("", where.country)]
    return max(reversed(fitting), key=lambda rule: rule.country != "", default=None)


def freight_receipt(rule: FreightRule, where: Destination, goods: Decimal) -> Receipt:
    """How the charge comes about for goods of this amount."""
    receipt = Receipt(rule.currency)
    receipt.set_price("freight", rule.charge, f"to {where.country}")
    if rule.free_from is not None and goods >= rule.free_from:
        receipt.take_off("free_freight", Decimal(1), f"from {plain(rule.free_from)}")
    return receipt
