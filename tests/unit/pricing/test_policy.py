"""The money policy: every mode, level, currency and cash step comes to amounts that add up."""

from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.pricing import PricedLine, RoundingMode, TaxRounding, TaxTreatment
from pricing.domain.money import minor_unit_digits
from pricing.domain.policy import RoundingRules, require_cash_steps
from pricing.domain.totals import calculate
from quotes.domain.totals import check_totals

CASH_STEPS = {"CHF": Decimal("0.05"), "SEK": Decimal(1), "JPY": Decimal(10)}
TAXES = [
    (Decimal("0.19"), TaxTreatment.STANDARD, None),
    (Decimal("0.09975"), TaxTreatment.STANDARD, None),
    (Decimal(0), TaxTreatment.ZERO, None),
    (Decimal(0), TaxTreatment.EXEMPT, "Insurance"),
    (Decimal(0), TaxTreatment.REVERSE_CHARGE, "Article 196"),
]


@st.composite
def priced_lines(draw: st.DrawFn, currency: str) -> PricedLine:
    rate, treatment, reason = draw(st.sampled_from(TAXES))
    list_price = draw(st.decimals(min_value=0, max_value=10**5, places=4))
    discount = draw(
        st.one_of(st.just(Decimal(0)), st.just(Decimal(1)), st.decimals(0, 1, places=4))
    )
    return PricedLine(
        sku=draw(st.sampled_from("ABC")),
        quantity=draw(st.decimals(min_value="0.001", max_value=10**4, places=3)),
        name="Thing",
        unit="ea",
        list_price=list_price,
        discount_rate=discount,
        unit_price=list_price * (1 - discount),
        currency=currency,
        tax_category="any",
        tax_rate=rate,
        tax_treatment=treatment,
        tax_reason=reason,
    )


quotes = st.sampled_from(["EUR", "CHF", "JPY", "KWD", "SEK", "CLF"]).flatmap(
    lambda currency: st.lists(priced_lines(currency), min_size=1, max_size=6)
)
discount_rates = st.decimals(min_value=0, max_value="0.9999", places=4)
rules = st.builds(
    RoundingRules,
    rounding=st.sampled_from(RoundingMode),
    tax_rounding=st.sampled_from(TaxRounding),
    cash_steps=st.sampled_from([{}, CASH_STEPS]),
)


@given(quotes, discount_rates, rules)
def test_whoever_follows_the_printed_policy_comes_to_the_same_cent(
    lines: list[PricedLine], rate: Decimal, chosen: RoundingRules
) -> None:
    # The quotes service calculates lines, shares, taxes and cash rounding again, by the policy.
    totals = calculate(lines, rate, chosen)
    check_totals(totals)
    assert totals.policy == chosen.policy(lines[0].currency)


@given(quotes, discount_rates, rules)
def test_what_is_printed_adds_up(
    lines: list[PricedLine], rate: Decimal, chosen: RoundingRules
) -> None:
    totals = calculate(lines, rate, chosen)
    assert sum(line.amount for line in totals.lines) == totals.subtotal
    assert sum(line.discount_share or 0 for line in totals.lines) == totals.discount_amount
    assert sum(tax.taxable_amount for tax in totals.taxes) == totals.taxable_amount
    assert sum(tax.tax_amount for tax in totals.taxes) == totals.tax_amount
    closing = totals.taxable_amount + totals.tax_amount + totals.rounding_amount
    assert closing == totals.total
    step = totals.policy.cash_step
    assert totals.rounding_amount == 0 if step is None else totals.total % step == 0


@given(quotes, discount_rates, rules)
def test_no_amount_is_negative_or_has_other_digits_than_its_currency(
    lines: list[PricedLine], rate: Decimal, chosen: RoundingRules
) -> None:
    totals = calculate(lines, rate, chosen)
    amounts = [
        *(getattr(totals, name) for name in ("subtotal", "discount_amount", "taxable_amount")),
        *(totals.tax_amount, totals.total),
        *(line.amount for line in totals.lines),
        *(line.amount - (line.discount_share or 0) for line in totals.lines),
        *(tax.tax_amount for tax in totals.taxes),
    ]
    digits = minor_unit_digits(lines[0].currency)
    for amount in amounts:
        assert amount >= 0
        assert not amount.is_signed()
        assert amount.as_tuple().exponent == -digits


@given(quotes, discount_rates, rules, st.randoms())
def test_the_order_of_lines_changes_nothing_under_any_policy(
    lines: list[PricedLine], rate: Decimal, chosen: RoundingRules, random: Random
) -> None:
    shuffled = random.sample(lines, len(lines))
    one, other = calculate(lines, rate, chosen), calculate(shuffled, rate, chosen)
    assert one.model_dump_json(exclude={"lines"}) == other.model_dump_json(exclude={"lines"})


def test_a_cent_between_equal_lines_under_different_taxes_goes_the_same_way_in_any_order() -> None:
    lines = [
        PricedLine(
            sku="A",
            quantity=Decimal(1),
            name="Thing",
            unit="ea",
            unit_price=Decimal("1.00"),
            currency="EUR",
            tax_category="any",
            tax_rate=rate,
            tax_treatment=treatment,
            tax_reason=reason,
        )
        for rate, treatment, reason in TAXES
    ]
    # One cent off five lines of a euro: all remainders and amounts are equal.
    one, other = (calculate(each, Decimal("0.002")) for each in (lines, lines[::-1]))
    assert str(one.discount_amount) == "0.01"
    assert one.taxes == other.taxes


@given(quotes, discount_rates, rules)
def test_a_line_at_a_hundred_per_cent_off_is_exactly_nothing(
    lines: list[PricedLine], rate: Decimal, chosen: RoundingRules
) -> None:
    free = {"discount_rate": Decimal(1), "unit_price": Decimal(0)}
    given_away = [line.model_copy(update=free) for line in lines]
    totals = calculate([*lines, *given_away], rate, chosen)
    for line in totals.lines[len(lines) :]:
        assert line.amount == 0
        assert line.discount_share == 0
    assert totals.total == calculate(lines, rate, chosen).total


@given(quotes, discount_rates, rules)
def test_a_rate_above_zero_stands_once_and_reasons_for_no_tax_stand_apart(
    lines: list[PricedLine], rate: Decimal, chosen: RoundingRules
) -> None:
    taxes = calculate(lines, rate, chosen).taxes
    assert {(t.tax_rate, t.tax_treatment, t.tax_reason) for t in taxes} == {
        (line.tax_rate, line.tax_treatment, line.tax_reason) for line in lines
    }
    rates = [tax.tax_rate for tax in taxes if tax.tax_rate]
    assert len(rates) == len(set(rates))


@pytest.mark.parametrize(
    ("currency", "digits"), [("EUR", 2), ("JPY", 0), ("KWD", 3), ("CLF", 4), ("RSD", 2), ("HUF", 2)]
)
def test_digits_are_those_of_iso_4217(currency: str, digits: int) -> None:
    # CLDR, and so Babel, gives RSD none.
    assert minor_unit_digits(currency) == digits


@pytest.mark.parametrize(
    ("step", "says"),
    [
        ({"CHF": Decimal("0.001")}, "no multiple of the smallest amount"),
        ({"CHF": Decimal(0)}, "must be positive"),
        ({"CHF": Decimal("NaN")}, "must be positive"),
        ({"Franken": Decimal("0.05")}, "not an ISO 4217 code"),
    ],
)
def test_a_step_that_nobody_can_pay_is_refused(step: dict[str, Decimal], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        require_cash_steps(step)
