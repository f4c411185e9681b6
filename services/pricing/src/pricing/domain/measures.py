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
    "inch": ("length", Decimal("25.4")),
    "ft": ("length", Decimal("304.8")),
    "w": ("power", Decimal(1)),
    "kw": ("power", Decimal(1000)),
    "v": ("voltage", Decimal(1)),
    "kv": ("voltage", Decimal(1000)),
    "ma": ("current", Decimal(1)),
    "amp": ("current", Decimal(1000)),
    "mah": ("charge", Decimal(1)),
    "ah": ("charge", Decimal(1000)),
    "gb": ("memory", Decimal(1)),
    "tb": ("memory", Decimal(1000)),
}
"""Dimension, and how many of its smallest common unit one is."""

MEASURE_WORDS: Final = {
    **{word: unit for word, unit in UNITS.items() if unit in _BASE},
    **{word + "s": unit for word, unit in UNITS.items() if unit in _BASE and len(word) > 2},
    **{unit: unit for unit in (*_BASE, "km", "nm", "lm", "bar", "psi", "k", "ka")},
    **{unit: unit for unit in ("pct", "deg", "hp", "rpm", "hz", "khz", "mhz", "ghz", "db", "mb")},
    **{unit: unit for unit in ("oz", "lb", "va", "kva", "kn", "pa", "kpa", "mpa", "ppm", "dpi")},
    **dict.fromkeys(("volt", "volts"), "v"),
    **dict.fromkeys(("watt", "watts"), "w"),
    **dict.fromkeys(("amps", "ampere", "amperes", "amper", "amperios", "amperi"), "amp"),
    **dict.fromkeys(("foot", "feet"), "ft"),
    **dict.fromkeys(("kelvin",), "k"),
    **dict.fromkeys(("gsm",), "g"),
    **dict.fromkeys(("lbs", "pound", "pounds"), "lb"),
    **dict.fromkeys(("ounce", "ounces"), "oz"),
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
