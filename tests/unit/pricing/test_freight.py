"""Freight as a line, by rules; and the margin guard."""

from decimal import Decimal

import pytest

from contracts.pricing import FetchPricingOutput, LineKind
from pricing.domain.freight import FreightRule
from pricing.domain.minimum_price import MinimumPrice, below_minimum
from pricing.domain.receipt import replay
from pricing.domain.tax_rates import TaxRate
from pricing.domain.totals import calculate
from pricing.errors import CurrencyMismatchError
from support.price_books import MOREAU, quote


def rule(**fields: object) -> FreightRule:
    return FreightRule.model_validate(
        {
            "name": "Delivery",
            "charge": "9.90",
            "currency": "EUR",
            "tax_category": "standard",
            **fields,
        }
    )


HOME = rule(country="DE", free_from="100")
ABROAD = rule(charge="34.00", name="Delivery abroad", tax_category="reduced")


def freight(priced: FetchPricingOutput) -> list[tuple[str, str]]:
    return [(li.name, str(li.unit_price)) for li in priced.lines if li.kind is LineKind.FREIGHT]


def test_without_rules_there_is_no_freight() -> None:
    assert freight(quote()) == []


@pytest.mark.parametrize(
    ("address", "quantity", "expected"),
    [
        ("Hamburg", "9", ("Delivery", "9.90")),  # 90.00
        ("Hamburg", "9.999", ("Delivery", "9.90")),  # 99.99
        ("Hamburg", "11.111", ("Delivery", "0.00")),  # 99.999 at 9.00 rounds to 100.00
        ("Hamburg", "12", ("Delivery", "0.00")),  # 108.00
        ("Lyon, France", "12", ("Delivery abroad", "34.00")),
    ],
)
def test_freight_is_flat_by_destination_and_free_from_an_amount(
    address: str, quantity: str, expected: tuple[str, str]
) -> None:
    priced = quote(None, address, lines={"BOLT": quantity}, freight_rules=[ABROAD, HOME])
    assert freight(priced) == [expected]
    assert replay(priced.lines[-1].receipt) == priced.lines[-1].unit_price


def test_freight_is_a_line_of_the_subtotal_with_a_tax_of_its_own() -> None:
    priced = quote(None, "Lyon, France", lines={"BOLT": "1"}, freight_rules=[ABROAD])
    totals = calculate(priced.lines, Decimal("0.1"))
    assert (str(totals.subtotal), str(totals.discount_amount)) == ("44.00", "4.40")
    assert [(str(t.tax_rate), str(t.taxable_amount)) for t in totals.taxes] == [
        ("0.07", "30.60"),
        ("0.19", "9.00"),
    ]


def test_freight_bears_the_destinations_tax() -> None:
    rates = [TaxRate(tax_category="reduced", country="FR", tax_rate=Decimal("0.055"))]
    priced = quote(None, "Lyon, France", freight_rules=[ABROAD], tax_rates=rates)
    assert str(priced.lines[-1].tax_rate) == "0.055"


def test_freight_in_another_currency_is_an_error() -> None:
    with pytest.raises(CurrencyMismatchError, match="Freight to DE is in CHF"):
        quote(freight_rules=[rule(country="DE", currency="CHF")])


def minimum(**figures: str) -> dict[str, MinimumPrice]:
    return {"BOLT": MinimumPrice.model_validate({"sku": "BOLT", "currency": "EUR", **figures})}


@pytest.mark.parametrize(
    ("minima", "discount", "margin", "trips"),
    [
        (minimum(minimum_price="9.00"), "0.1", "0", False),
        (minimum(minimum_price="9.00"), "0.1001", "0", True),
        (minimum(minimum_price="9.01"), "0.1", "0", True),
        (minimum(cost="9.00"), "0.1", "0", False),
        (minimum(cost="9.00"), "0.11", "0", True),
        # A third of 10.00 must be left: 6.67 is too dear a thing to sell.
        (minimum(cost="6.66"), "0", "0.333", False),
        (minimum(cost="6.68"), "0", "0.333", True),
        ({}, "0.99", "0", False),
    ],
)
def test_a_net_price_below_the_minimum_is_looked_at_by_a_person(
    minima: dict[str, MinimumPrice], discount: str, margin: str, *, trips: bool
) -> None:
    totals = calculate(quote(freight_rules=[HOME]).lines, Decimal(discount))
    remarks = below_minimum(totals, minima, Decimal(margin))
    assert [remark.code for remark in remarks] == ["below_minimum_price"] * trips


def test_the_remark_tells_the_minimum_and_never_the_cost() -> None:
    totals = calculate(quote().lines, Decimal("0.5"))
    (remark,) = below_minimum(totals, minimum(minimum_price="7.50"), Decimal(0))
    assert remark.detail == (
        "BOLT: 5 EUR a unit after every discount is below its minimum price of 7.50."
    )
    (remark,) = below_minimum(totals, minimum(cost="6.13"), Decimal("0.2"))
    assert "6.13" not in remark.detail
    assert "a margin of 0.2 is asked for" in remark.detail


def test_a_lines_own_discount_counts_for_the_guard() -> None:
    free = (
        quote(MOREAU)
        .lines[0]
        .model_copy(update={"unit_price": Decimal(0), "discount_rate": Decimal(1)})
    )
    totals = calculate([free], Decimal(0))
    assert below_minimum(totals, minimum(minimum_price="0.01"), Decimal(0))


def test_free_freight_is_not_sold_below_a_products_minimum() -> None:
    named_alike = {"FREIGHT": MinimumPrice(sku="FREIGHT", currency="EUR", cost=Decimal(1))}
    priced = quote(lines={"BOLT": "12"}, freight_rules=[HOME])
    assert below_minimum(calculate(priced.lines, Decimal(0)), named_alike, Decimal(0)) == []


def test_a_minimum_price_in_another_currency_is_an_error() -> None:
    totals = calculate(quote().lines, Decimal(0))
    with pytest.raises(CurrencyMismatchError, match="minimum price of BOLT is in CHF"):
        below_minimum(totals, minimum(minimum_price="1", currency="CHF"), Decimal(0))
