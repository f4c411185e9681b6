"""Counting words, and those that a product goes by."""

import re

from pricing.domain.folding import fold
from pricing.domain.inflection import Inflections
from pricing.domain.lexicon import UNITS
from pricing.domain.product import Product
from pricing.domain.stemming import stem

_UNIT_FORMS = Inflections(UNITS)
PACKED = {"box", "pack"}
"""One word and the other for the same thing."""


def read_unit(word: str | None) -> str | None:
    """What a unit's word means; the word itself where it is none we know, None where none is."""
    if not word or not word.strip():
        return None
    word = fold(word).rstrip(".")
    return known_unit(word) or word


def known_unit(word: str) -> str | None:
    """What a folded word counts, in whatever form it stands; None where it counts nothing."""
    known = UNITS.get(word) or UNITS.get(stem(word))
    if known is None and (form := _UNIT_FORMS.of(word)):
        known = UNITS[form]
    return known


def sold_in(product: Product) -> str:
    """What a product is sold in, as a counting word's meaning."""
    return "piece" if product.unit == "ea" else product.unit


def own_unit(product: Product, word: str | None) -> str | None:
    """The word where it counts what the product is sold in, and not what it is."""
    unit = read_unit(word)
    own = sold_in(product)
    return word if unit == own or {unit, own} == PACKED else None


def named_units(product: Product) -> frozenset[str]:
    """What the product's name and aliases call one of it: `bag` for a "bag of 1000"."""
    return frozenset(unit for word in _own_words(product) if (unit := known_unit(word)))


def is_called(product: Product, word: str) -> bool:
    """Whether an unknown counting word is one of the product's own: plates of a gypsum plate."""
    if known_unit(word) is not None:
        return False
    return Inflections(_own_words(product)).of(word) is not None


def _own_words(product: Product) -> list[str]:
    return re.findall(r"[a-z]+", fold(" ".join([product.name, *product.aliases])))
