"""A figure rounded as the quote's policy says."""

import decimal
from decimal import Decimal

from contracts.pricing import MoneyPolicy


def rounded(figure: Decimal, like: Decimal, policy: MoneyPolicy) -> Decimal:
    """`figure` in the policy's mode, to as many digits as `like` is given in."""
    mode = getattr(decimal, f"ROUND_{policy.rounding.name}")
    return figure.quantize(Decimal(1).scaleb(exponent_of(like)), mode)


def exponent_of(figure: Decimal) -> int:
    """The power of ten of a figure's last digit: -2 for 0.05."""
    exponent = figure.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
