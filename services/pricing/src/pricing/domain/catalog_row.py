"""One row of a catalog file: cells in, a product out, or what is wrong with which column."""

import re
from collections.abc import Callable, Collection, Mapping
from decimal import Decimal
from typing import get_args

from pricing.domain.money import is_currency
from pricing.domain.product import PriceBreak, Product, Unit

COLUMNS = (
    *("sku", "name", "description", "aliases", "unit", "units_per_pack", "unit_price"),
    *("currency", "price_breaks", "tax_category", "active"),
)

UNITS: tuple[Unit, ...] = get_args(Unit)

Tell = Callable[[str, str], None]
"""Takes a column and what is wrong in it."""

_CONTROL_CHARACTER = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_MAX_SKU_LENGTH = 100


class _CellError(Exception):
    """A cell that cannot be read; its text says why."""


def read_product(
    row: Mapping[str, str], tax_categories: Collection[str], tell: Tell
) -> Product | None:
    """The row's product, or None once everything that is wrong with it is told."""
    readers: dict[str, Callable[[str], object]] = {
        "sku": _sku,
        "name": _required,
        "description": str,
        "aliases": lambda cell: tuple(a.strip() for a in cell.split("|") if a.strip()),
        "unit": lambda cell: _one_of(cell, UNITS),
        "units_per_pack": _pieces,
        "unit_price": _decimal,
        "currency": _currency,
        "price_breaks": _price_breaks,
        "tax_category": lambda cell: _one_of(cell, sorted(tax_categories)),
        "active": lambda cell: _one_of(cell.lower(), ("true", "false")) == "true",
    }
    values: dict[str, object] = {}
    for column, read in readers.items():
        try:
            values[column] = read(_clean(row[column]))
        except _CellError as wrong:
            tell(column, str(wrong))
    return Product.model_validate(values) if len(values) == len(readers) else None


def _clean(cell: str) -> str:
    if _CONTROL_CHARACTER.search(cell):
        raise _CellError("holds a control character")
    return cell


def _required(cell: str) -> str:
    if not cell:
        raise _CellError("must not be empty")
    return cell


def _sku(cell: str) -> str:
    if len(_required(cell)) > _MAX_SKU_LENGTH:
        raise _CellError(f"must not be longer than {_MAX_SKU_LENGTH} characters")
    return cell


def _one_of(cell: str, allowed: Collection[str]) -> str:
    if cell not in allowed:
        raise _CellError(f"{cell!r} is none of {', '.join(allowed)}")
    return cell


def _decimal(cell: str) -> Decimal:
    if re.fullmatch(r"-[0-9]+(\.[0-9]+)?", cell):
        raise _CellError(f"must not be negative; got {cell}")
    if not re.fullmatch(r"[0-9]{1,15}(\.[0-9]{1,10})?", cell):
        raise _CellError(
            f"{cell!r} is not a decimal such as 1234.50: digits and one decimal point, nothing else"
        )
    return Decimal(cell)


def _pieces(cell: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", cell) or int(cell) < 1:
        raise _CellError(f"{cell!r} is not a whole number of at least 1")
    return int(cell)


def _currency(cell: str) -> str:
    if not is_currency(cell):
        raise _CellError(f"{cell!r} is not an ISO 4217 code such as EUR")
    return cell


def _price_breaks(cell: str) -> tuple[PriceBreak, ...]:
    pairs = [pair.strip().split(":") for pair in cell.split("|")] if cell else []
    if any(len(pair) != 2 for pair in pairs):
        raise _CellError(f"{cell!r} is not 'minimum quantity:unit price' pairs separated by '|'")
    breaks = [
        PriceBreak(minimum_quantity=_decimal(minimum.strip()), unit_price=_decimal(price.strip()))
        for minimum, price in pairs
    ]
    minima = [price_break.minimum_quantity for price_break in breaks]
    if 0 in minima:
        raise _CellError("a minimum quantity must be positive")
    if len(set(minima)) < len(minima):
        raise _CellError("a minimum quantity stands twice")
    return tuple(sorted(breaks, key=lambda price_break: price_break.minimum_quantity))
