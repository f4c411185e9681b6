"""Whether amounts that somebody else calculated may be printed on a quote."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Final

from contracts.pricing import QuoteLine, Totals
from quotes.errors import TotalsRefusedError

LIMIT: Final = Decimal(10) ** 15
MAX_DECIMALS: Final = 12
EXACT_DIGITS: Final = 60
"""Enough for the exact product of two figures within the limits."""


def check_totals(totals: Totals) -> None:
    """Raise TotalsRefusedError where the amounts do not add up to the last digit."""
    if not totals.lines:
        raise TotalsRefusedError("There is nothing to quote: the totals have no lines.")
    for figure in _figures(totals):
        if not 0 <= figure < LIMIT or _exponent(figure) < -MAX_DECIMALS:
            raise TotalsRefusedError(f"{figure:.6g} is no quantity, rate or amount of a quote.")
    with localcontext(prec=EXACT_DIGITS):
        for position, line in enumerate(totals.lines, start=1):
            _check_line(position, line, totals.currency)
        _check_sums(totals)


def _figures(totals: Totals) -> Iterator[Decimal]:
    for part in (totals, *totals.lines, *totals.taxes):
        yield from (value for _, value in part if isinstance(value, Decimal))


def _check_line(position: int, line: QuoteLine, currency: str) -> None:
    if line.currency != currency:
        raise TotalsRefusedError(
            f"Line {position} ({line.sku}) is in {line.currency}, the quote in {currency}: "
            "a quote has one currency."
        )
    # Rounded to the digits that the amount itself is given in: those of its currency.
    expected = line.quantity * line.unit_price
    expected = expected.quantize(Decimal(1).scaleb(_exponent(line.amount)), ROUND_HALF_UP)
    if line.amount != expected:
        raise TotalsRefusedError(
            f"Line {position} ({line.sku}): {line.quantity} x {line.unit_price} is {expected}, "
            f"not {line.amount}. Calculate the totals again."
        )


def _check_sums(totals: Totals) -> None:
    sums = (
        ("subtotal", totals.subtotal, sum(line.amount for line in totals.lines)),
        ("taxable_amount", totals.taxable_amount, totals.subtotal - totals.discount_amount),
        ("tax_amount", totals.tax_amount, sum(tax.tax_amount for tax in totals.taxes)),
        ("total", totals.total, totals.taxable_amount + totals.tax_amount),
    )
    for name, given, expected in sums:
        if given != expected:
            raise TotalsRefusedError(
                f"The amounts do not add up: {name} is {given}, its parts make {expected}. "
                "Calculate the totals again."
            )


def _exponent(figure: Decimal) -> int:
    exponent = figure.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
