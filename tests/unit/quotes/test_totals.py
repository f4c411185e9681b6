"""Only amounts that add up are quoted."""

from decimal import Decimal
from typing import Any

import pytest

from contracts.pricing import Totals
from quotes.domain.totals import check_totals
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
