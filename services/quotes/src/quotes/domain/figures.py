"""Figures and dates as a person reads them, in the customer's language. Nothing here rounds."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from quotes.domain.currencies import currency_digits
from quotes.domain.languages import LOCALES


@dataclass(frozen=True)
class Figures:
    """How one language writes them, by CLDR's rules for `locale`."""

    locale: str

    def money(self, amount: Decimal, currency: str) -> str:
        """An amount with its currency's digits, or more where it has more: `1,234.50`."""
        return self._grouped(amount, at_least=currency_digits(currency))

    def number(self, figure: Decimal) -> str:
        """A quantity with only the digits that it needs: `1,250` or `2.5`."""
        return self._grouped(figure.normalize(), at_least=0)

    def percent(self, rate: Decimal) -> str:
        """A rate as percents: 0.055 is `5.5%`."""
        return format_percent(rate.normalize(), locale=self.locale, decimal_quantization=False)

    def day(self, value: date) -> str:
        """A calendar day, its month in letters: `15 December 2023`."""
        return format_date(value, "long", locale=self.locale)

    def _grouped(self, figure: Decimal, *, at_least: int) -> str:
        exponent = figure.as_tuple().exponent
        digits = max(at_least, -exponent if isinstance(exponent, int) else 0)
        # The pattern has every digit, so Babel finds nothing to round half-even.
        return format_decimal(figure, format="#,##0." + "0" * digits, locale=self.locale)


FIGURES = {language: Figures(locale) for language, locale in LOCALES.items()}
ENGLISH = FIGURES["en"]
