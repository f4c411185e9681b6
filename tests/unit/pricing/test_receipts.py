"""Receipts: every rule that made a price, replayed; and what a larger quantity would cost."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.pricing import PricedLine, PriceStep
from pricing.domain.price_list import PriceListEntry
from pricing.domain.product import PriceBreak
from pricing.domain.receipt import replay
from pricing.errors import AmountsError, CurrencyMismatchError
from support.price_books import BOLT, DAY, MOREAU, quoted_line

ALL_BOOKS = PriceListEntry(price_list="gold", discount_rate=Decimal("0.1"))


def steps(line: PricedLine) -> list[tuple[str, str, str | None, str]]:
    """Rule, detail, before and after."""
    return [
        (s.rule, s.detail, None if s.before is None else str(s.before), str(s.after))
        for s in line.receipt
    ]


def entry(price: str | None = None, discount: str | None = None, **fields: object) -> object:
    return PriceListEntry.model_validate(
        {
            "price_list": "gold",
            "sku": "BOLT",
            "unit_price": price,
            "currency": price and "EUR",
            "discount_rate": discount,
            **fields,
        }
    )


def test_a_receipt_has_every_rule_in_order() -> None:
    campaign = entry(None, "0.05", price_list="", valid_until=date(2026, 6, 30))
    line = quoted_line(MOREAU, lines={"BOLT": "12"}, price_entries=[campaign, ALL_BOOKS])
    assert steps(line) == [
        ("catalog", "", None, "10.00"),
        ("price_break", "from 10", "10.00", "9.00"),
        ("general_discount", "until 2026-06-30", "9.00", "8.55"),
        ("customer_discount", "gold", "8.55", "7.695"),
    ]
    assert (str(line.list_price), str(line.discount_rate)) == ("9.00", "0.145")
    assert str(line.unit_price) == "7.695"


def test_an_agreed_price_stands_for_all_that_came_before() -> None:
    campaign = entry(None, "0.05", price_list="")
    line = quoted_line(MOREAU, lines={"BOLT": "60"}, price_entries=[campaign, entry("9.40")])
    assert steps(line)[-1] == ("customer_price", "gold", "7.60", "9.40")
    assert (str(line.unit_price), str(line.discount_rate)) == ("9.40", "0")


def test_another_customers_list_and_a_name_in_the_mail_change_nothing() -> None:
    entries = [entry("1.00"), entry("2.00", price_list="silver")]
    assert str(quoted_line(None, price_entries=entries).unit_price) == "10.00"
    silver = MOREAU.model_copy(update={"price_list": "silver"})
    assert str(quoted_line(silver, price_entries=entries).unit_price) == "2.00"


def test_an_entry_of_the_product_decides_before_one_of_all_products() -> None:
    line = quoted_line(MOREAU, price_entries=[ALL_BOOKS, entry(None, "0.02")])
    assert str(line.unit_price) == "9.80"


def test_a_dated_price_holds_on_its_days_only() -> None:
    dated = entry("7.00", valid_from="2026-06-15", valid_until="2026-06-16")
    for day, price in (("14", "10.00"), ("15", "7.00"), ("16", "7.00"), ("17", "10.00")):
        line = quoted_line(MOREAU, price_entries=[dated], day=date(2026, 6, int(day)))
        assert str(line.unit_price) == price


def test_of_two_prices_that_hold_the_one_that_began_last_decides() -> None:
    old, new = entry("7.00", valid_from="2026-01-01"), entry("6.00", valid_from="2026-06-01")
    for entries in ([old, new], [new, old]):
        assert str(quoted_line(MOREAU, price_entries=entries).unit_price) == "6.00"


def test_a_price_in_another_currency_is_an_error_and_no_price() -> None:
    with pytest.raises(CurrencyMismatchError, match="'gold' has BOLT in CHF, the catalog in EUR"):
        quoted_line(MOREAU, price_entries=[entry("9.40", currency="CHF")])


@pytest.mark.parametrize(
    ("quantity", "entries", "following"),
    [
        ("1", [], ("10", "9.00")),
        ("10", [], ("50", "8.00")),
        ("50", [], None),
        # By the customer's own rules: 0.9 of each catalog price.
        ("1", [ALL_BOOKS], ("10", "8.10")),
        # A break at which a unit costs no less is none.
        ("1", [entry("8.50"), entry("7.50", minimum_quantity="80")], ("80", "7.50")),
        ("1", [entry("7.00")], None),
    ],
)
def test_the_next_break_is_told_by_the_same_rules(
    quantity: str, entries: list[PriceListEntry], following: tuple[str, str] | None
) -> None:
    told = quoted_line(MOREAU, lines={"BOLT": quantity}, price_entries=entries).next_break
    assert (told and (str(told.minimum_quantity), str(told.unit_price))) == following


def test_a_larger_quantity_that_costs_more_is_no_break() -> None:
    breaks = (PriceBreak(minimum_quantity=Decimal(10), unit_price=Decimal("12.00")),)
    dearer = {"BOLT": BOLT.model_copy(update={"price_breaks": breaks})}
    assert quoted_line(products=dearer).next_break is None


prices = st.decimals(min_value=0, max_value=1000, places=3)
discounts = st.decimals(min_value=0, max_value=1, places=4)
minima = st.sampled_from([Decimal(n) for n in (0, 5, 10, 20)])


@st.composite
def entries(draw: st.DrawFn) -> PriceListEntry:
    price, discount = draw(st.one_of(st.tuples(prices, st.none()), st.tuples(st.none(), discounts)))
    first = draw(st.none() | st.dates(date(2026, 6, 1), DAY))
    last = draw(st.none() | st.dates(DAY, date(2026, 7, 1)))
    return PriceListEntry(
        price_list=draw(st.sampled_from(["", "gold"])),
        sku="BOLT" if price is not None else draw(st.sampled_from(["", "BOLT"])),
        minimum_quantity=draw(minima),
        unit_price=price,
        currency=None if price is None else "EUR",
        discount_rate=discount,
        valid_from=first,
        valid_until=last,
    )


quantities = st.decimals(min_value="0.5", max_value=60, places=1)


@given(st.lists(entries(), max_size=6), quantities)
def test_replaying_a_receipt_gives_the_price(
    chosen: list[PriceListEntry], quantity: Decimal
) -> None:
    line = quoted_line(MOREAU, lines={"BOLT": str(quantity)}, price_entries=chosen)
    assert replay(line.receipt) == line.unit_price
    assert line.list_price is not None
    assert line.list_price * (1 - line.discount_rate) == line.unit_price
    assert not line.unit_price.is_signed()


@given(st.lists(entries(), max_size=6), quantities)
def test_the_next_break_is_what_that_quantity_costs(
    chosen: list[PriceListEntry], quantity: Decimal
) -> None:
    line = quoted_line(MOREAU, lines={"BOLT": str(quantity)}, price_entries=chosen)
    if line.next_break is not None:
        there = {"BOLT": str(line.next_break.minimum_quantity)}
        again = quoted_line(MOREAU, lines=there, price_entries=chosen)
        assert again.unit_price == line.next_break.unit_price < line.unit_price
        assert line.next_break.minimum_quantity > quantity


@given(st.lists(entries(), max_size=6))
def test_the_order_of_a_files_rows_changes_no_price(chosen: list[PriceListEntry]) -> None:
    unique = {(e.price_list, e.sku, e.minimum_quantity, e.valid_from): e for e in chosen}
    rows = list(unique.values())
    line = quoted_line(MOREAU, lines={"BOLT": "12"}, price_entries=rows)
    turned = quoted_line(MOREAU, lines={"BOLT": "12"}, price_entries=rows[::-1])
    assert line == turned


@pytest.mark.parametrize(
    ("receipt", "says"),
    [
        ([], "without steps"),
        ([PriceStep(rule="catalog", before=Decimal(9), after=Decimal(10))], "begins at 9"),
        (
            [
                PriceStep(rule="catalog", after=Decimal(10)),
                PriceStep(
                    rule="customer_discount",
                    before=Decimal(10),
                    after=Decimal(8),
                    discount_rate=Decimal("0.1"),
                ),
            ],
            "Step 2 .customer_discount. ends at 8; 0.1 off 10 is 9",
        ),
        (
            [
                PriceStep(rule="catalog", after=Decimal(10)),
                PriceStep(rule="price_break", before=Decimal(11), after=Decimal(9)),
            ],
            "Step 2 .price_break. begins at 11; the price was 10",
        ),
    ],
)
def test_a_receipt_that_does_not_follow_is_no_receipt(receipt: list[PriceStep], says: str) -> None:
    with pytest.raises(AmountsError, match=says):
        replay(receipt)
