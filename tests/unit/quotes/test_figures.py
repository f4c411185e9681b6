"""Figures are printed as they are: grouped, never rounded."""

from decimal import Decimal

import pytest

from quotes.domain.figures import ENGLISH, FIGURES


@pytest.mark.parametrize(
    ("amount", "currency", "printed"),
    [
        ("1234.5", "EUR", "1,234.50"),
        ("2.665", "EUR", "2.665"),
        ("0.0325", "EUR", "0.0325"),
        ("1E+4", "JPY", "10,000"),
        ("999999999999999.99", "EUR", "999,999,999,999,999.99"),
    ],
)
def test_money_has_its_currencys_digits_and_loses_none(
    amount: str, currency: str, printed: str
) -> None:
    assert ENGLISH.money(Decimal(amount), currency) == printed


@pytest.mark.parametrize(
    ("figure", "printed"), [("1250.00", "1,250"), ("2.50", "2.5"), ("1E+2", "100"), ("0", "0")]
)
def test_a_quantity_has_only_the_digits_it_needs(figure: str, printed: str) -> None:
    assert ENGLISH.number(Decimal(figure)) == printed


def test_a_rate_is_printed_as_percents() -> None:
    assert [ENGLISH.percent(Decimal(rate)) for rate in ("0.19", "0.055", "0")] == [
        "19%",
        "5.5%",
        "0%",
    ]


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("en", "1,234.50"),
        ("de", "1.234,50"),
        ("fr", "1\u202f234,50"),
        ("es", "1.234,50"),
        ("nl", "1.234,50"),
    ],
)
def test_each_language_writes_figures_its_own_way(language: str, printed: str) -> None:
    assert FIGURES[language].money(Decimal("1234.5"), "EUR") == printed
