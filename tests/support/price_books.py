"""A small price book that tests of rules change to their liking."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from contracts.pricing import FetchPricingOutput, PricedLine, RequestedLine
from pricing.domain.customer import CustomerRecord
from pricing.domain.price_book import PriceBook
from pricing.domain.prices import Pricing
from pricing.domain.product import PriceBreak, Product

DAY = date(2026, 6, 15)

BOLT = Product(
    sku="BOLT",
    name="Bolt, box of 100",
    unit="box",
    units_per_pack=100,
    unit_price=Decimal("10.00"),
    currency="EUR",
    price_breaks=(
        PriceBreak(minimum_quantity=Decimal(10), unit_price=Decimal("9.00")),
        PriceBreak(minimum_quantity=Decimal(50), unit_price=Decimal("8.00")),
    ),
    tax_category="standard",
)
BOOK = Product(
    sku="BOOK",
    name="Handbook",
    unit="ea",
    unit_price=Decimal("20.00"),
    currency="EUR",
    tax_category="reduced",
)
PRICES = PriceBook(
    products={"BOLT": BOLT, "BOOK": BOOK},
    own_tax_rates={
        "standard": Decimal("0.19"),
        "reduced": Decimal("0.07"),
        "exempt": Decimal(0),
    },
    day=DAY,
)
MOREAU = CustomerRecord(
    customer_id="C-2",
    name="Moreau SARL",
    emails=("achats@moreau.example",),
    country="FR",
    tax_number="FR11999999998",
    price_list="gold",
)
"""A French customer with a tax number and the price list gold."""


def quote(
    customer: CustomerRecord | None = None,
    address: str | None = None,
    *,
    lines: dict[str, str] | None = None,
    **changes: Any,
) -> FetchPricingOutput:
    """Lines, as quantity by sku, priced by the book with some things changed."""
    requested = [
        RequestedLine(sku=sku, quantity=Decimal(quantity))
        for sku, quantity in (lines or {"BOLT": "1"}).items()
    ]
    return Pricing(replace(PRICES, **changes), customer, address).price(requested)


def quoted_line(*args: Any, **changes: Any) -> PricedLine:
    """The first line of `quote`."""
    return quote(*args, **changes).lines[0]
