"""Quantities: what the customer counts in, in the unit that the catalog sells in."""

import re
from decimal import Decimal

from contracts.pricing import UnresolvedReason
from pricing.domain.lexicon import CONTAINERS, unit_meant
from pricing.domain.money import exactly, is_sane
from pricing.domain.product import Product
from pricing.domain.terms import fold

_SCALED = {
    "g": ("kg", Decimal("0.001")),
    "ml": ("l", Decimal("0.001")),
    "cm": ("m", Decimal("0.01")),
    "mm": ("m", Decimal("0.001")),
    "dozen": ("piece", Decimal(12)),
}
_MEASURES = {"m", "kg", "l"}
_OWN = {"ea": "piece"}
_PACKED = {"box", "pack"}
_ONE_EACH = CONTAINERS - {"box", "pack", "set", "pallet", "ream"}
"""One of these holds one piece of goods that are sold by the piece: a bag, a bottle, a roll."""
_COUNTED = re.compile(r"\b(?:box|pack|roll|set),? (?:of )?\d+ ([a-z]+)")


class QuantityError(Exception):
    """No quantity in the product's own unit follows from what was asked."""

    def __init__(self, reason: UnresolvedReason) -> None:
        super().__init__(reason.value)
        self.reason = reason


def read_unit(word: str | None) -> str | None:
    """What a unit's word means; the word itself where it is none we know, None where none is."""
    if not word or not word.strip():
        return None
    word = fold(word).rstrip(".")
    return unit_meant(word) or word


def sold_quantity(product: Product, quantity: Decimal | None, unit_word: str | None) -> Decimal:
    """The quantity in `product.unit`; raises QuantityError where only the customer knows it."""
    if quantity is None:
        raise QuantityError(UnresolvedReason.NO_QUANTITY)
    if not is_sane(quantity) or quantity <= 0:
        raise QuantityError(UnresolvedReason.UNCLEAR)
    unit = read_unit(unit_word)
    if unit in _SCALED:
        unit, factor = _SCALED[unit]
        with exactly():
            quantity *= factor
    own = _OWN.get(product.unit, product.unit)
    if unit == own or {unit, own} == _PACKED:
        return _countable(product, quantity)
    if product.units_per_pack > 1:
        return _whole_packs(product, quantity, unit)
    if unit is None or {unit, own} == {"piece", "set"} or _is_one(product, unit):
        return _countable(product, quantity)
    raise QuantityError(UnresolvedReason.UNCLEAR)


def _is_one(product: Product, unit: str | None) -> bool:
    """Whether one of that unit is one piece of the product."""
    if product.unit != "ea":
        return False
    return unit in _ONE_EACH or unit in set(map(unit_meant, fold(product.name).split()))


def _countable(product: Product, quantity: Decimal) -> Decimal:
    with exactly():
        if product.unit not in _MEASURES and quantity % 1:
            raise QuantityError(UnresolvedReason.UNCLEAR)
    return quantity


def _whole_packs(product: Product, quantity: Decimal, unit: str | None) -> Decimal:
    counted = _counted_in_a_pack(product)
    if counted != unit and unit in _ONE_EACH - {"sheet"}:
        unit = "piece"
    if unit not in (None, "piece", counted):
        raise QuantityError(UnresolvedReason.UNCLEAR)
    # 400 ear plugs are not 400 of a box's 200 pairs, nor 500 sheets 500 of its 5 reams.
    if counted not in (unit, "piece"):
        raise QuantityError(UnresolvedReason.PACK_SIZE)
    with exactly():
        packs, rest = divmod(quantity, product.units_per_pack)
    if rest:
        raise QuantityError(UnresolvedReason.PACK_SIZE)
    return packs


def _counted_in_a_pack(product: Product) -> str:
    """`pair` for a "box of 200 pairs"; `piece` where the name does not say."""
    match = _COUNTED.search(fold(product.name))
    return unit_meant(match.group(1)) or "piece" if match else "piece"
