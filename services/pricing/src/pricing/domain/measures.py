"""Units of the figures in a name: what a word for one means, and how they convert."""

from decimal import Decimal, InvalidOperation
from typing import Final

from pricing.domain.lexicon import UNITS

_BASE: Final = {
    "mm": ("length", Decimal(1)),
    "cm": ("length", Decimal(10)),
    "m": ("length", Decimal(1000)),
    "ul": ("volume", Decimal("0.001")),
    "ml": ("volume", Decimal(1)),
    "cl": ("volume", Decimal(10)),
    "dl": ("volume", Decimal(100)),
    "l": ("volume", Decimal(1000)),
    "mg": ("mass", Decimal("0.001")),
    "g": ("mass", Decimal(1)),
    "kg": ("mass", Decimal(1000)),
    "w": ("power", Decimal(1)),
    "kw": ("power", Decimal(1000)),
}
"""Dimension, and how many of its smallest common unit one is."""

MEASURE_WORDS: Final = {
    **{word: unit for word, unit in UNITS.items() if unit in _BASE},
    **{word + "s": unit for word, unit in UNITS.items() if unit in _BASE and len(word) > 2},
    **{unit: unit for unit in (*_BASE, "km", "nm", "lm", "v", "ah", "mah", "bar", "inch")},
    **{unit: unit for unit in ("pct", "deg", "hp", "rpm", "hz", "db", "mb", "gb", "tb")},
    **dict.fromkeys(("volt", "volts"), "v"),
    **dict.fromkeys(("watt", "watts"), "w"),
}
"""Units behind a figure, by the words for them, without accents."""


def in_base_units(number: str, unit: str) -> tuple[str, Decimal] | None:
    """A measure as its dimension and amount; None for one that does not convert."""
    if unit not in _BASE:
        return None
    dimension, factor = _BASE[unit]
    try:
        return dimension, Decimal(number) * factor
    except InvalidOperation:
        return None
