"""Only amounts that add up are quoted."""

from decimal import Decimal
from typing import Any

import pytest

from contracts.pricing import Totals
from quotes.domain.totals import check_totals, with_currency_digits
from quotes.errors import TotalsRefusedError


def test_amounts_that_add_up_pass(totals: Totals) -> None:
    check_totals(totals)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"lines": []}, "no lines"),
        ({"subtotal": "1240.64"}, "subtotal is 1240.64, its parts make 1240.63"),
        ({"taxable_amount": "1178.61"}, "taxable_amount"),
        ({"tax_amount": "0.00"}, "tax_amount"),
        ({"total": "1.00"}, "total is 1.00, its parts make 1402.53"),
        ({"currency": "USD"}, "a quote has one currency"),
        ({"currency": "EURO"}, "'EURO' is no currency of ISO 4217"),
        ({"currency": "JPY"}, "The policy has 2 decimals; JPY has 0"),
        ({"policy": {"currency_digits": 3}}, "The policy has 3 decimals; EUR has 2"),
        ({"discount_amount": "62.031"}, "62.031: amounts in EUR have 2 decimals"),
        ({"discount_amount": "62.04"}, "0.05 of 1240.63 is 62.03, not 62.04"),
        ({"subtotal": "-1"}, "-1 is no quantity"),
        ({"total": "1e999999"}, "is no quantity"),
        ({"discount_rate": "1e-999999"}, "is no quantity"),
    ],
)
def test_totals_that_do_not_add_up_are_refused(
    totals: Totals, change: dict[str, Any], says: str
) -> None:
    with pytest.raises(TotalsRefusedError, match=says) as refused:
        check_totals(Totals.model_validate({**totals.model_dump(), **change}))

    assert not refused.value.retryable


def test_a_line_whose_amount_is_not_its_quantity_times_its_price_is_refused(
    totals: Totals,
) -> None:
    # The sums still agree with each other.
    lines = [
        totals.lines[0].model_copy(update={"amount": Decimal("41.63")}),
        totals.lines[1].model_copy(update={"amount": Decimal("1199.00")}),
    ]

    with pytest.raises(TotalsRefusedError, match=r"Line 1 \(BOLT-8\): .* is 40.63, not 41.63"):
        check_totals(totals.model_copy(update={"lines": lines}))


def calculated(**changes: Any) -> Totals:
    """CHF 10.00 and 2.00 after a line's discount of a fifth, 0.60 off, tax, to five centimes."""
    line = {"name": "Thing", "unit": "ea", "currency": "CHF", "tax_category": "standard"}
    lines = [
        {
            **line,
            "sku": "A",
            "quantity": "1",
            "unit_price": "10.00",
            "amount": "10.00",
            "tax_rate": "0.081",
            "discount_share": "0.50",
        },
        {
            **line,
            "sku": "B",
            "quantity": "1",
            "unit_price": "2.00",
            "amount": "2.00",
            "list_price": "2.50",
            "discount_rate": "0.2",
            "tax_rate": "0",
            "tax_treatment": "exempt",
            "tax_reason": "Art. 21",
            "discount_share": "0.10",
        },
    ]
    exempt = {"tax_rate": "0", "tax_treatment": "exempt", "tax_reason": "Art. 21"}
    document = {
        "currency": "CHF",
        "lines": lines,
        "subtotal": "12.00",
        "discount_rate": "0.05",
        "discount_amount": "0.60",
        "taxable_amount": "11.40",
        "taxes": [
            {**exempt, "taxable_amount": "1.90", "tax_amount": "0.00"},
            {"tax_rate": "0.081", "taxable_amount": "9.50", "tax_amount": "0.77"},
        ],
        "tax_amount": "0.77",
        "rounding_amount": "-0.02",
        "total": "12.15",
        "policy": {"cash_step": "0.05"},
    }
    for path, value in changes.items():
        part: Any = document
        *way, name = path.split("__")
        for step in way:
            part = part[int(step) if step.isdigit() else step]
        part[name] = value
    return Totals.model_validate(document)


def test_a_policy_a_lines_discount_an_exemption_and_cash_rounding_pass() -> None:
    check_totals(calculated())


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        (
            {"rounding_amount": "0.03", "total": "12.20"},
            "12.17 in steps of 0.05 is 12.15",
        ),
        ({"rounding_amount": "0.00", "total": "12.17"}, "in steps of 0.05 is 12.15, not 12.17"),
        ({"rounding_amount": "-0.07", "total": "12.10"}, "is 12.15, not 12.10"),
        ({"policy__cash_step": None}, "the policy has no cash_step"),
        ({"lines__0__discount_share": "0.51"}, "discount_amount is 0.60, the lines make 0.61"),
        ({"taxes__0__taxable_amount": "1.80"}, "what is taxed at 0 is 1.80, the lines make 1.90"),
        ({"taxes__1__tax_amount": "0.76"}, "the tax at 0.081 is 0.76, the lines make 0.77"),
        ({"lines__1__tax_reason": "Art. 22"}, "what is taxed at 0 is 1.90, the lines make 0"),
        ({"lines__1__discount_rate": "0.1"}, "2.50 less 0.1 of it is 2.25, not 2.00"),
    ],
)
def test_what_the_policy_does_not_come_to_is_refused(changes: dict[str, Any], says: str) -> None:
    with pytest.raises(TotalsRefusedError, match=says):
        check_totals(calculated(**changes))


def test_a_line_is_not_rounded_to_fewer_digits_than_its_currency_has(totals: Totals) -> None:
    lines = [totals.lines[0].model_copy(update={"amount": Decimal(41)}), totals.lines[1]]

    with pytest.raises(TotalsRefusedError, match=r"is 40.63, not 41"):
        check_totals(totals.model_copy(update={"lines": lines}))


@pytest.mark.parametrize(("currency", "digits"), [("JPY", 0), ("EUR", 2), ("KWD", 3), ("IQD", 3)])
def test_a_policy_without_digits_has_those_of_the_currency(
    totals: Totals, currency: str, digits: int
) -> None:
    bare = totals.model_copy(update={"currency": currency})

    assert with_currency_digits(bare).policy.currency_digits == digits


def test_the_policy_says_how_a_half_cent_is_rounded(totals: Totals) -> None:
    # 1250 x 0.0325 is 40.625: 40.63 half up, 40.62 half even.
    even = Totals.model_validate({**totals.model_dump(), "policy": {"rounding": "half_even"}})
    with pytest.raises(TotalsRefusedError, match=r"is 40\.62, not 40\.63"):
        check_totals(even)
