"""The digits of currencies, by ISO 4217; CLDR, which Babel carries, has fewer for some."""

from typing import Final

from iso4217 import Currency

_DIGITS: Final = {
    currency.code: currency.exponent for currency in Currency if currency.exponent is not None
}


def is_currency(code: str) -> bool:
    """Whether amounts can be in it."""
    return code in _DIGITS


def currency_digits(code: str) -> int:
    """Decimal places of its smallest coin: 2 for EUR, 0 for JPY, 3 for KWD."""
    return _DIGITS.get(code, 2)
