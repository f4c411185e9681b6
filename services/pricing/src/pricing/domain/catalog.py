"""Catalog files: CSV in, products out, or everything that is wrong with the file."""

import csv
import io
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import partial

from pricing.domain.catalog_row import COLUMNS, read_product
from pricing.domain.product import Product
from pricing.errors import InvalidCatalogError

MAX_PROBLEMS = 20
"""More are counted, not told: whoever mends these sees the rest the next time."""


@dataclass
class _Problems:
    """What is wrong with a file, found so far."""

    told: list[dict[str, object]] = field(default_factory=list)
    count: int = 0

    def add(self, line: int, column: str | None, what: str) -> None:
        self.count += 1
        if len(self.told) < MAX_PROBLEMS:
            self.told.append({"line": line, "column": column, "what": what})

    def raise_if_any(self) -> None:
        if not self.count:
            return
        sentences = [
            f"line {p['line']}"
            + (f", column {p['column']}" if p["column"] else "")
            + f": {p['what']}"
            for p in self.told
        ]
        if self.count > len(self.told):
            sentences.append(f"and {self.count - len(self.told)} more")
        raise InvalidCatalogError(f"Nothing was imported. {'; '.join(sentences)}.", self.told)


def parse_catalog(content: bytes, tax_categories: Collection[str]) -> list[Product]:
    """The products of a catalog file, in its order.

    Raises InvalidCatalogError where any row is not as it must be, a sku stands twice, or prices
    are in more than one currency.
    """
    problems = _Problems()
    products: list[Product] = []
    first_line: dict[str, int] = {}
    for line, row in _rows(_decoded(content)):
        product = read_product(row, tax_categories, partial(problems.add, line))
        if product is None:
            continue
        if product.sku in first_line:
            earlier = first_line[product.sku]
            problems.add(line, "sku", f"{product.sku!r} stands in line {earlier} already")
        elif products and product.currency != products[0].currency:
            one = products[0].currency
            what = f"{product.currency} beside {one}: a catalog has one currency"
            problems.add(line, "currency", what)
        else:
            products.append(product)
        first_line.setdefault(product.sku, line)
    problems.raise_if_any()
    if not products:
        raise InvalidCatalogError("The file holds no product: it ends after the header row.")
    return products


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InvalidCatalogError(
            f"The file is not UTF-8: line {line} holds the byte 0x{content[error.start]:02x}. "
            "Save it as CSV UTF-8."
        ) from None


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Each data row by column name, with the line that it begins in."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        header = [name.strip() for name in next(reader, [])]
        _require_columns(header)
        line = reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                if len(cells) != len(header):
                    _refuse(line, f"{len(cells)} cells where the header has {len(header)}")
                yield line, dict(zip(header, (cell.strip() for cell in cells), strict=True))
            line = reader.line_num + 1
    except csv.Error as error:
        _refuse(line, f"not CSV: {error}")


def _require_columns(header: list[str]) -> None:
    if not any(header):
        raise InvalidCatalogError("The file is empty.")
    wrong = [
        *(f"the column {name} is missing" for name in COLUMNS if name not in header),
        *(f"the column {name!r} is unknown" for name in header if name not in COLUMNS),
        *(f"the column {name} stands twice" for name in COLUMNS if header.count(name) > 1),
    ]
    if wrong:
        hint = " Columns are separated by commas." if len(header) == 1 else ""
        _refuse(1, "; ".join(wrong) + f".{hint} They are: {', '.join(COLUMNS)}")


def _refuse(line: int, what: str) -> None:
    """Refuse the whole file for one thing, after which nothing more can be read."""
    problems = _Problems()
    problems.add(line, None, what)
    problems.raise_if_any()
