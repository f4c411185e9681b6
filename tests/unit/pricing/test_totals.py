"""A quote's amounts, to the cent."""

from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.pricing import PricedLine
from pricing.domain.money import MAX_DIGITS, round_money
from pricing.domain.policy import RoundingRules
from pricing.domain.totals import calculate, spread
from pricing.errors import AmountsError


def line(
    quantity: str, unit_price: str, tax_rate: str = "0.19", currency: str = "EUR", sku: str = "A"
) -> PricedLine:
    return PricedLine(
        sku=sku,
        quantity=Decimal(quantity),
        name="Thing",
        unit="ea",
        unit_price=Decimal(unit_price),
        currency=currency,
        tax_category="standard",
        tax_rate=Decimal(tax_rate),
    )


decimals = st.decimals(min_value=0, max_value=10**6, places=4)
lines = st.builds(
    PricedLine,
    sku=st.sampled_from("ABC"),
    quantity=st.decimals(min_value="0.001", max_value=10**5, places=3),
    name=st.just("Thing"),
    unit=st.just("ea"),
    unit_price=decimals,
    currency=st.just("EUR"),
    tax_category=st.just("standard"),
    tax_rate=st.sampled_from([Decimal(rate) for rate in ("0", "0.07", "0.070", "0.19", "0.255")]),
)
quotes = st.lists(lines, min_size=1, max_size=8)
rates = st.decimals(min_value=0, max_value="0.999999", places=6)


@pytest.mark.parametrize(
    ("amount", "currency", "rounded"),
    [
        ("2.665", "EUR", "2.67"),
        ("2.675", "EUR", "2.68"),
        ("1.005", "USD", "1.01"),
        ("0.5", "JPY", "1"),
        ("1.4999", "KRW", "1"),
        ("0.0005", "KWD", "0.001"),
        ("3", "EUR", "3.00"),
    ],
)
def test_money_is_rounded_half_up_to_the_minor_unit(
    amount: str, currency: str, rounded: str
) -> None:
    assert str(round_money(Decimal(amount), RoundingRules().policy(currency))) == rounded


def test_a_quote_by_hand() -> None:
    totals = calculate(
        [line("3", "10.05"), line("1", "7.33", "0.07"), line("2.5", "0.333", "0.07")],
        Decimal("0.05"),
    )
    assert [str(each.amount) for each in totals.lines] == ["30.15", "7.33", "0.83"]
    assert str(totals.subtotal) == "38.31"
    assert str(totals.discount_amount) == "1.92"  # 1.9155
    assert str(totals.taxable_amount) == "36.39"
    # In cents the lines' shares are 151.10, 36.74 and 4.16: the cent that is over goes to 36.74.
    assert [(str(t.tax_rate), str(t.taxable_amount), str(t.tax_amount)) for t in totals.taxes] == [
        ("0.07", "7.75", "0.54"),
        ("0.19", "28.64", "5.44"),
    ]
    assert str(totals.tax_amount) == "5.98"
    assert str(totals.total) == "42.37"


@given(quotes, rates)
def test_everything_adds_up(quoted: list[PricedLine], rate: Decimal) -> None:
    totals = calculate(quoted, rate)
    assert sum(each.amount for each in totals.lines) == totals.subtotal
    assert totals.subtotal - totals.discount_amount == totals.taxable_amount
    assert sum(tax.taxable_amount for tax in totals.taxes) == totals.taxable_amount
    assert sum(tax.tax_amount for tax in totals.taxes) == totals.tax_amount
    assert totals.taxable_amount + totals.tax_amount == totals.total
    for each in totals.lines:
        exact = Fraction(each.quantity) * Fraction(each.unit_price)
        assert abs(Fraction(each.amount) - exact) <= Fraction(1, 200)


@given(quotes, rates, st.randoms())
def test_the_order_of_lines_changes_nothing(
    quoted: list[PricedLine], rate: Decimal, random: Random
) -> None:
    shuffled = list(quoted)
    random.shuffle(shuffled)
    one, other = calculate(quoted, rate), calculate(shuffled, rate)
    assert one.model_dump_json(exclude={"lines"}) == other.model_dump_json(exclude={"lines"})


@given(quotes)
def test_no_discount_is_exactly_nothing(quoted: list[PricedLine]) -> None:
    totals = calculate(quoted, Decimal(0))
    assert str(totals.discount_amount) == "0.00"
    assert totals.taxable_amount == totals.subtotal


@given(quotes, st.integers(min_value=1, max_value=60))
def test_a_discount_of_nearly_everything_makes_no_negative_cent(
    quoted: list[PricedLine], nines: int
) -> None:
    totals = calculate(quoted, Decimal("0." + "9" * nines))
    amounts = [totals.taxable_amount, totals.tax_amount, totals.total]
    amounts += [tax.taxable_amount for tax in totals.taxes]
    assert all(amount >= 0 and not amount.is_signed() for amount in amounts)


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=9), st.fractions(0, 1))
def test_a_line_bears_its_share_of_the_discount_to_within_a_cent(
    amounts: list[int], part: Fraction
) -> None:
    discount = int(sum(amounts) * part)
    shares = spread(discount, [line("1", "1") for _ in amounts], amounts)
    assert sum(shares) == discount
    for share, amount in zip(shares, amounts, strict=True):
        assert 0 <= share <= amount
        assert abs(share - Fraction(discount * amount, sum(amounts) or 1)) < 1


def test_no_digit_of_a_long_figure_is_lost() -> None:
    quantity, unit_price = "9" * 60, "1." + "0" * 38 + "1"
    exact = Fraction(quantity) * Fraction(unit_price)
    cents = int(exact * 100 + Fraction(1, 2))
    subtotal = calculate([line(quantity, unit_price)], Decimal(0)).subtotal
    assert Fraction(subtotal) == Fraction(cents, 100)


def test_a_currency_without_cents_is_quoted_without_cents() -> None:
    totals = calculate([line("3", "33.5", "0.1", "JPY")], Decimal("0.1"))
    figures = [totals.subtotal, totals.discount_amount, totals.tax_amount, totals.total]
    assert [str(figure) for figure in figures] == ["101", "10", "9", "100"]


@pytest.mark.parametrize("rate", ["1", "1.5", "-0.01", "NaN", "Infinity", "1E+999999", "1E-999999"])
def test_a_discount_rate_outside_its_range_is_refused(rate: str) -> None:
    with pytest.raises(AmountsError, match="discount_rate must be"):
        calculate([line("1", "1")], Decimal(rate))


def test_the_refusal_of_a_discount_rate_says_what_is_allowed() -> None:
    with pytest.raises(AmountsError) as refused:
        calculate([line("1", "1")], Decimal("1.5"))
    assert str(refused.value) == "discount_rate must be at least 0 and less than 1; got 1.5"


@pytest.mark.parametrize(
    ("quoted", "what"),
    [
        ([], "at least one line"),
        ([line("1", "1"), line("1", "1", currency="USD")], "one currency; got EUR, USD"),
        ([line("1", "1", currency="euro")], "ISO 4217"),
        ([line("0", "1")], "quantity of A must be positive"),
        ([line("-1", "1")], "quantity of A must not be negative"),
        ([line("1", "-1")], "unit_price of A must not be negative"),
        ([line("1", "1", tax_rate="-0.1")], "tax_rate of A must not be negative"),
        ([line("1E+999999", "1")], f"quantity of A must be a number of at most {MAX_DIGITS}"),
        ([line("1", "1E-999999")], "unit_price of A must be a number"),
    ],
)
def test_figures_that_make_no_quote_are_refused(quoted: list[PricedLine], what: str) -> None:
    with pytest.raises(AmountsError, match=what):
        calculate(quoted, Decimal(0))
