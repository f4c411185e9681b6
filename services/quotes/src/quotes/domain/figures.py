"""Figures and dates as a person reads them. Nothing here rounds."""

from datetime import date
from decimal import Decimal
from typing import Final

from babel.dates import format_date
from babel.numbers import format_decimal, get_currency_precision

LOCALE: Final = "en_GB"


def money(amount: Decimal, currency: str) -> str:
    """An amount with its currency's digits, or more where it has more: `1,234.50`."""
    return _grouped(amount, at_least=get_currency_precision(currency))


def number(figure: Decimal) -> str:
    """A quantity with only the digits that it needs: `1,250` or `2.5`."""
    return _grouped(figure.normalize(), at_least=0)


def percent(rate: Decimal) -> str:
    """A rate as percents: 0.055 is `5.5%`."""
    return number(rate.scaleb(2)) + "%"


def day(value: date) -> str:
    """A calendar day, its month in letters: `15 December 2023`."""
    return format_date(value, "d MMMM y", locale=LOCALE)


def _grouped(figure: Decimal, *, at_least: int) -> str:
    exponent = figure.as_tuple().exponent
    digits = max(at_least, -exponent if isinstance(exponent, int) else 0)
    # The pattern has every digit, so Babel finds nothing to round half-even.
    return format_decimal(figure, format="#,##0." + "0" * digits, locale=LOCALE)
