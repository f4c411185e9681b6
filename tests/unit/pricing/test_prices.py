"""Prices come from the catalog alone."""

from datetime import date
from decimal import Decimal

import pytest

from contracts.pricing import PricedLine, RequestedLine
from pricing.domain.price_book import PriceBook
from pricing.domain.prices import Pricing
from pricing.domain.product import PriceBreak, Product
from pricing.errors import AmountsError, PricingError, UnpricedProductsError

TAX_RATES = {"standard": Decimal("0.190")}
PRODUCTS = {
    "A": Product(
        sku="A",
        name="Thing",
        unit="ea",
        unit_price=Decimal("10.00"),
        currency="EUR",
        price_breaks=(
            PriceBreak(minimum_quantity=Decimal(10), unit_price=Decimal("9.00")),
            PriceBreak(minimum_quantity=Decimal(50), unit_price=Decimal("8.00")),
        ),
        tax_category="standard",
    ),
    "OLD": Product(
        sku="OLD",
        name="Old thing",
        unit="ea",
        unit_price=Decimal(1),
        currency="EUR",
        tax_category="standard",
        active=False,
    ),
    "LUX": Product(
        sku="LUX",
        name="Luxury",
        unit="ea",
        unit_price=Decimal(1),
        currency="EUR",
        tax_category="luxury",
    ),
}


def priced(*lines: RequestedLine) -> list[PricedLine]:
    book = PriceBook(PRODUCTS, TAX_RATES, day=date(2026, 6, 1))
    return Pricing(book, customer=None, shipping_address=None).price(lines).lines


def requested(sku: str, quantity: str = "1") -> RequestedLine:
    return RequestedLine(sku=sku, quantity=Decimal(quantity), requested="the customer's words")


@pytest.mark.parametrize(
    ("quantity", "price"),
    [("1", "10.00"), ("9.99", "10.00"), ("10", "9.00"), ("49", "9.00"), ("50", "8.00")],
)
def test_the_highest_minimum_that_is_reached_sets_the_price(quantity: str, price: str) -> None:
    (line,) = priced(requested("A", quantity))
    assert str(line.unit_price) == price


def test_a_priced_line_has_all_that_a_quote_prints() -> None:
    (line,) = priced(requested("A"))
    assert line.model_dump(mode="json", exclude_defaults=True) == {
        "sku": "A",
        "quantity": "1",
        "requested": "the customer's words",
        "name": "Thing",
        "unit": "ea",
        "unit_price": "10.00",
        "currency": "EUR",
        "tax_category": "standard",
        "tax_rate": "0.19",
        "list_price": "10.00",
        "receipt": [{"rule": "catalog", "after": "10.00"}],
        "next_break": {"minimum_quantity": "10", "unit_price": "9.00"},
    }


def test_every_product_that_cannot_be_priced_is_named() -> None:
    with pytest.raises(UnpricedProductsError) as refused:
        priced(*(requested(sku) for sku in ("B", "A", "OLD", "C")))
    assert "not in the catalog: B, C; no longer sold: OLD" in str(refused.value)


@pytest.mark.parametrize(
    ("line", "error", "what"),
    [
        (requested("A", "0"), AmountsError, "quantity of A must be positive; got 0"),
        (requested("A", "-2"), AmountsError, "quantity of A must be positive; got -2"),
        (requested("A", "1E+999999"), AmountsError, "quantity of A must be a number"),
        (requested("LUX"), UnpricedProductsError, "LUX has the tax category 'luxury'"),
    ],
)
def test_a_line_that_has_no_price_is_refused(
    line: RequestedLine, error: type[PricingError], what: str
) -> None:
    with pytest.raises(error, match=what):
        priced(line)
