"""Quantities: what the customer counts in, in the unit that the catalog sells in."""

import re
from decimal import Decimal
from functools import lru_cache

from contracts.pricing import UnresolvedReason
from pricing.domain.folding import fold
from pricing.domain.measures import in_base_units
from pricing.domain.money import exactly, is_sane
from pricing.domain.product import Product
from pricing.domain.term import Kind
from pricing.domain.terms import read_terms
from pricing.domain.units import PACKED, is_called, known_unit, named_units, read_unit, sold_in

_SCALED = {
    "g": ("kg", Decimal("0.001")),
    "ml": ("l", Decimal("0.001")),
    "cl": ("l", Decimal("0.01")),
    "cm": ("m", Decimal("0.01")),
    "mm": ("m", Decimal("0.001")),
    "dozen": ("piece", Decimal(12)),
}
_MEASURES = {"m", "kg", "l"}
_PACKS = {"box", "roll", "set", "bag", "ream"}
"""All of them are packs to whoever counts packs."""
_VESSELS = {"container", "bag", "length", "bundle", "pack"}
"""What holds a named amount of something: a bag of 40 l, a length of 5 m."""
_COUNTED = re.compile(r"\b(?:box|pack|roll|set|bag|bucket|bundle|case) of \d+ ([a-z]+)")


class QuantityError(Exception):
    """No quantity in the product's own unit follows from what was asked."""

    def __init__(self, reason: UnresolvedReason) -> None:
        super().__init__(reason.value)
        self.reason = reason


def sold_quantity(
    product: Product,
    quantity: Decimal | None,
    unit_word: str | None,
    *,
    measured: bool = True,
    as_sold: bool = False,
) -> Decimal:
    """The quantity in `product.unit`; raises QuantityError where only the customer knows it.

    Where it is not certain that an amount is `measured` out (2 canisters of 5 l, or 10 l), an
    amount of what is sold by the piece is a question. Who asks `as_sold`, by the seller's part
    number or for the "box of 50", and says no unit or any pack's, counts as the seller does: three
    are three boxes.
    """
    if quantity is None:
        raise QuantityError(UnresolvedReason.NO_QUANTITY)
    if not is_sane(quantity) or quantity <= 0:
        raise QuantityError(UnresolvedReason.UNCLEAR)
    unit = read_unit(unit_word)
    if unit in _SCALED:
        unit, factor = _SCALED[unit]
        with exactly():
            quantity *= factor
    own = sold_in(product)
    if own == "piece" and unit in _MEASURES and measured:
        return _by_content(product, quantity, unit)
    if (
        own == "piece"
        and unit is not None
        and (_comes_in(product, unit) or is_called(product, unit))
    ):
        unit = "piece"
    if unit == own or {unit, own} == PACKED or (unit == "pack" and own in _PACKS):
        return _countable(product, quantity)
    if as_sold and unit in {None, *_VESSELS, *_PACKS} and quantity < product.units_per_pack:
        return _countable(product, quantity)
    if product.units_per_pack > 1:
        return _whole_packs(product, quantity, unit)
    if unit is None or {unit, own} == {"piece", "set"}:
        return _countable(product, quantity)
    raise QuantityError(UnresolvedReason.UNCLEAR)


def _countable(product: Product, quantity: Decimal) -> Decimal:
    with exactly():
        if product.unit not in _MEASURES and quantity % 1:
            raise QuantityError(UnresolvedReason.UNCLEAR)
    return quantity


def _by_content(product: Product, quantity: Decimal, unit: str) -> Decimal:
    """10 kg of what comes in bags of 5 kg are two."""
    asked = in_base_units("1", unit)
    held = {amount for dimension, amount in _contents(product) if asked and dimension == asked[0]}
    if asked is None or len(held) != 1:
        raise QuantityError(UnresolvedReason.UNCLEAR)
    with exactly():
        pieces, rest = divmod(quantity * asked[1], held.pop())
    if pieces == 1 and not rest:
        # "hose 25 m" says which hose sooner than how many.
        raise QuantityError(UnresolvedReason.NO_QUANTITY)
    if rest:
        raise QuantityError(UnresolvedReason.PACK_SIZE)
    return pieces


def _comes_in(product: Product, unit: str) -> bool:
    """Whether one piece of the product is one such vessel."""
    if unit in named_units(product) - PACKED - _MEASURES - {"pair"}:
        return True
    return unit == "container" or (unit in _VESSELS and bool(_contents(product)))


@lru_cache(maxsize=10_000)
def _contents(product: Product) -> frozenset[tuple[str, Decimal]]:
    """The measures that a product's name gives: 40 l, 5 m."""
    figures = read_terms(product.name).of(Kind.FIGURE)
    measures = (in_base_units(term.text, term.unit) for term in figures if term.unit != "mm")
    return frozenset(measure for measure in measures if measure is not None and measure[1] > 0)


def _whole_packs(product: Product, quantity: Decimal, unit: str | None) -> Decimal:
    counted = _counted_in_a_pack(product)
    if unit == "container" != counted and unit not in named_units(product):
        unit = "piece"  # a pack of six bottles
    if unit == "sheet" and counted == "piece":
        unit = "piece"  # a sheet holds nothing: of fifty sheets it is one, never the pack
    if unit not in (None, "piece", counted):
        if unit in named_units(product):
            return _countable(product, quantity)
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
    return known_unit(match.group(1)) or "piece" if match else "piece"
