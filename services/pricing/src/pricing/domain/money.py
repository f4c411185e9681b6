"""Money: exact decimals, and the one way they are rounded."""

import decimal
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Context, Decimal, localcontext
from typing import Final

from iso4217 import Currency

from contracts.pricing import MoneyPolicy, RoundingMode
from pricing.errors import AmountsError

_DIGITS: Final = {
    currency.code: currency.exponent for currency in Currency if currency.exponent is not None
}
"""ISO 4217's minor units. Babel's are CLDR's, which has fewer digits for some currencies."""

_MODES: Final = {mode: getattr(decimal, f"ROUND_{mode.name}") for mode in RoundingMode}

MAX_DIGITS: Final = 100
"""Of a figure written out: more than any price has, and little enough to compute with."""


def is_currency(code: str) -> bool:
    """Whether `code` is a currency of ISO 4217 that amounts can be in."""
    return code in _DIGITS


def minor_unit_digits(currency: str) -> int:
    """Decimal places of a currency's smallest coin: 2 for EUR, 0 for JPY, 3 for KWD."""
    return _DIGITS.get(currency, 2)


def round_money(amount: Decimal, policy: MoneyPolicy) -> Decimal:
    """`amount` to the policy's digits, in the policy's mode."""
    with exactly():
        return amount.quantize(Decimal(1).scaleb(-policy.currency_digits), _MODES[policy.rounding])


def round_to_step(amount: Decimal, policy: MoneyPolicy) -> Decimal:
    """`amount` to a multiple of the policy's cash step; as it is where there is none."""
    if policy.cash_step is None:
        return amount
    with exactly():
        steps = (amount / policy.cash_step).quantize(Decimal(1), _MODES[policy.rounding])
        return round_money(steps * policy.cash_step, policy)


def to_minor_units(amount: Decimal, policy: MoneyPolicy) -> int:
    """An amount that is rounded already, in cents or whatever the currency's are."""
    with exactly():
        return int(amount.scaleb(policy.currency_digits))


def from_minor_units(minor_units: int, policy: MoneyPolicy) -> Decimal:
    """The amount that so many minor units make, with the currency's digits."""
    with exactly():
        return Decimal(minor_units).scaleb(-policy.currency_digits)


@contextmanager
def exactly() -> Iterator[None]:
    """Decimal arithmetic that loses no digit of what `require_sane` lets through."""
    # Three figures multiplied (quantity, price, rate), and room for the carry of a long sum.
    with localcontext(Context(prec=3 * MAX_DIGITS + 50, rounding=decimal.ROUND_HALF_UP)):
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


def tidy(price: Decimal, currency: str) -> Decimal:
    """The same price without zeros behind its currency's digits: 13.4100 is 13.41, 9.5 is 9.50."""
    with exactly():
        price = plain(price)
        digits = minor_unit_digits(currency)
        if -int(price.as_tuple().exponent) >= digits:
            return price
        return price.quantize(Decimal(1).scaleb(-digits))
