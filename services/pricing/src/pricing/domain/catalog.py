"""Catalog files: CSV in, products out, or everything that is wrong with the file."""

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Final, get_args

from pricing.domain.files import cells
from pricing.domain.files.cells import CellError
from pricing.domain.files.layout import Layout
from pricing.domain.files.rows import Problems
from pricing.domain.product import PriceBreak, Product, Unit
from pricing.errors import InvalidFileError

UNITS: Final[tuple[Unit, ...]] = get_args(Unit)


def catalog_layout(tax_categories: Collection[str]) -> Layout[Product]:
    """A catalog whose products bear one of these tax categories."""
    return Layout(
        model=Product,
        columns={
            "sku": cells.required_name,
            "name": cells.required,
            "description": str,
            "aliases": cells.listed(str),
            "unit": cells.one_of(UNITS),
            "units_per_pack": cells.whole_number,
            "unit_price": cells.decimal,
            "currency": cells.currency,
            "price_breaks": _price_breaks,
            "tax_category": cells.one_of(sorted(tax_categories)),
            "active": lambda cell: cells.one_of(("true", "false"))(cell.lower()) == "true",
        },
        unique=("sku",),
        write=_written,
    )


def parse_catalog(content: bytes, tax_categories: Collection[str]) -> list[Product]:
    """The products of a catalog file, in its order.

    Raises InvalidFileError where any row is not as it must be, a sku stands twice, or prices
    are in more than one currency.
    """
    return list(read_catalog(content, tax_categories).values())


def read_catalog(content: bytes, tax_categories: Collection[str]) -> Mapping[int, Product]:
    """The same, by the line that each product begins in."""
    problems = Problems()
    products = catalog_layout(tax_categories).read(content, problems)
    one = next((product.currency for product in products.values()), "")
    for line, product in products.items():
        if product.currency != one:
            what = f"{product.currency} beside {one}: a catalog has one currency"
            problems.add(line, "currency", what)
    problems.raise_if_any()
    if not products:
        raise InvalidFileError("The file holds no product: it ends after the header row.")
    return products


def _price_breaks(cell: str) -> tuple[PriceBreak, ...]:
    pairs = [pair.strip().split(":") for pair in cell.split("|")] if cell else []
    if any(len(pair) != 2 for pair in pairs):
        raise CellError(f"{cell!r} is not 'minimum quantity:unit price' pairs separated by '|'")
    breaks = [
        PriceBreak(
            minimum_quantity=cells.decimal(minimum.strip()), unit_price=cells.decimal(price.strip())
        )
        for minimum, price in pairs
    ]
    minima: list[Decimal] = [price_break.minimum_quantity for price_break in breaks]
    if 0 in minima:
        raise CellError("a minimum quantity must be positive")
    if len(set(minima)) < len(minima):
        raise CellError("a minimum quantity stands twice")
    return tuple(sorted(breaks, key=lambda price_break: price_break.minimum_quantity))


def _written(column: str, value: object) -> str:
    if column == "price_breaks" and isinstance(value, tuple):
        pairs = ((b.minimum_quantity, b.unit_price) for b in value)
        return "|".join(f"{minimum:f}:{price:f}" for minimum, price in pairs)
    return cells.written(value)
