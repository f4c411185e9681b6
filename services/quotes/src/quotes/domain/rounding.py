"""A figure rounded as the quote's policy says."""

import decimal
from decimal import Decimal

from contracts.pricing import MoneyPolicy


def rounded(figure: Decimal, policy: MoneyPolicy) -> Decimal:
    """`figure` in the policy's mode, to its currency's digits."""
    return figure.quantize(Decimal(1).scaleb(-policy.currency_digits), _mode(policy))


def rounded_to_step(figure: Decimal, step: Decimal, policy: MoneyPolicy) -> Decimal:
    """`figure` in the policy's mode, to a multiple of `step`."""
    return (figure / step).quantize(Decimal(1), _mode(policy)) * step


def _mode(policy: MoneyPolicy) -> str:
    mode: str = getattr(decimal, f"ROUND_{policy.rounding.name}")
    return mode


def exponent_of(figure: Decimal) -> int:
    """The power of ten of a figure's last digit: -2 for 0.05."""
    exponent = figure.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
