"""Money: exact decimals, and the one way they are rounded."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

from pricing.errors import AmountsError

# ISO 4217, list one ("current currency & funds"), column "minor unit", where it is not 2.
_WITHOUT_MINOR_UNIT = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
_WITH_THOUSANDTHS = "BHD IQD JOD KWD LYD OMR TND"
_WITH_TEN_THOUSANDTHS = "CLF UYW"
_MINOR_UNIT_DIGITS = {
    **dict.fromkeys(_WITHOUT_MINOR_UNIT.split(), 0),
    **dict.fromkeys(_WITH_THOUSANDTHS.split(), 3),
    **dict.fromkeys(_WITH_TEN_THOUSANDTHS.split(), 4),
}

MAX_DIGITS = 100
"""Of a figure written out: more than any price has, and little enough to compute with."""


def is_currency(code: str) -> bool:
    """Whether `code` has the form of an ISO 4217 code."""
    return re.fullmatch(r"[A-Z]{3}", code) is not None


def minor_unit_digits(currency: str) -> int:
    """Decimal places of a currency's smallest coin: 2 for EUR, 0 for JPY, 3 for KWD."""
    return _MINOR_UNIT_DIGITS.get(currency, 2)


def round_money(amount: Decimal, currency: str) -> Decimal:
    """`amount` to the currency's minor unit, halves away from zero."""
    with exactly():
        return amount.quantize(Decimal(1).scaleb(-minor_unit_digits(currency)), ROUND_HALF_UP)


def to_minor_units(amount: Decimal, currency: str) -> int:
    """An amount that is rounded already, in cents or whatever the currency's are."""
    with exactly():
        return int(amount.scaleb(minor_unit_digits(currency)))


def from_minor_units(minor_units: int, currency: str) -> Decimal:
    """The amount that so many minor units make, with the currency's digits."""
    with exactly():
        return Decimal(minor_units).scaleb(-minor_unit_digits(currency))


@contextmanager
def exactly() -> Iterator[None]:
    """Decimal arithmetic that loses no digit of what `require_sane` lets through."""
    # Three figures multiplied (quantity, price, rate), and room for the carry of a long sum.
    with localcontext(Context(prec=3 * MAX_DIGITS + 50, rounding=ROUND_HALF_UP)):
        yield


def is_sane(figure: Decimal) -> bool:
    """Whether a figure is a number that can be written out in `MAX_DIGITS` digits."""
    if not figure.is_finite():
        return False
    exponent = figure.as_tuple().exponent
    before_point, after_point = max(figure.adjusted() + 1, 1), max(-int(exponent), 0)
    return before_point + after_point <= MAX_DIGITS


def require_sane(name: str, figure: Decimal) -> None:
    """Raise AmountsError, naming the figure, where it is no number or absurdly long."""
    if not is_sane(figure):
        raise AmountsError(
            f"{name} must be a number of at most {MAX_DIGITS} digits; got {figure!s:.40}"
        )


def plain(figure: Decimal) -> Decimal:
    """The same number with neither exponent nor trailing zeros, so that equal rates look equal."""
    with exactly():
        figure = figure.normalize()
        return figure if int(figure.as_tuple().exponent) <= 0 else figure.quantize(Decimal(1))
