"""Goods in tables: CSV lines, tab-separated lines, and columns aligned by spaces."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from contracts.summaries import RequestedProduct
from summarizer.domain.part_numbers import part_number_in
from summarizer.domain.request_text import FoundProduct, RequestText
from summarizer.domain.spans import Span
from summarizer.domain.units import PATTERN as UNIT
from summarizer.domain.units import unit_named


class Column(Enum):
    """What a column holds."""

    QUANTITY = auto()
    UNIT = auto()
    SKU = auto()
    DESCRIPTION = auto()
    ITEM = auto()
    """A description, unless another column is one: then a position or a number."""


_HEADERS = {
    Column.QUANTITY: (
        r"(?:order(?:ed)? )?(?:qty|quantity|quantities)|menge|anzahl|stück(?:zahl)?|stk|qté"
        r"|quantités?|cantidad|cant|aantal|hoeveelheid|pcs|pieces|besoin"
    ),
    Column.UNIT: r"units?|uom|einheit|me|unités?|unidad|eenheid",
    Column.SKU: (
        r"sku|(?:your |our )?(?:part|item|article|product) (?:no|number|code|#)|part ?#|code"
        r"|art(?:ikel)?[ -]?(?:nr|nummer)|bestell[ -]?(?:nr|nummer)|réf|référence|ref|referencia"
    ),
    Column.DESCRIPTION: (
        r"(?:item |product |article )?description|short text|bezeichnung|beschreibung"
        r"|artikelbezeichnung|désignation|libellé|descripción|omschrijving|product(?: name)?"
        r"|produit|producto|name"
    ),
    Column.ITEM: r"items?|articles?|artikel|artículo|material|goods|ware|parts?|teil",
}
_SEPARATORS = [
    re.compile(r"\t"),
    re.compile(r";"),
    re.compile(r"\|"),
    re.compile(r"\s{2,}"),
    re.compile(r","),
]
_LINE = re.compile(r".+")
_QUOTED = re.compile(r'"(?:[^"]|"")*"')


@dataclass(frozen=True)
class _Cell:
    start: int
    text: str


@dataclass(frozen=True)
class _Table:
    separator: re.Pattern[str]
    columns: list[tuple[int, Column | None]]
    """Where each column begins in its line, and what it holds."""

    def row(self, line: str) -> dict[Column, str]:
        """The cells of a row by what they hold, empty ones left out."""
        cells = _cells(line, self.separator)
        if len(cells) == len(self.columns):
            kinds = [column for _, column in self.columns]
        else:
            kinds = [min(self.columns, key=lambda c: abs(c[0] - cell.start))[1] for cell in cells]
        named = zip(kinds, cells, strict=True)
        return {kind: cell.text for kind, cell in named if kind is not None and cell.text}

    def fits(self, line: str) -> bool:
        """Whether a line can be a row of this table."""
        count = len(_cells(line, self.separator))
        exact = self.separator.pattern in {",", ";", r"\t", r"\|"}
        return count == len(self.columns) if exact else count > 1


def table_products(page: RequestText) -> tuple[list[FoundProduct], list[Span]]:
    """Every row below a header that names a quantity column and something to name the goods by;
    and the lines that are table, with or without goods."""
    found: list[FoundProduct] = []
    covered: list[Span] = []
    table: _Table | None = None
    for whole in _LINE.finditer(page.text):
        # Its first cell may be empty, so the line keeps the white space it begins with.
        line, span = whole[0], Span(*whole.span()).trimmed(page.text)
        if not line.strip():
            continue
        if header := _header(line):
            table = header
        elif table is not None and table.fits(line):
            found.extend(_product(page, table.row(line), span))
        else:
            table = None
            continue
        covered.append(span)
    return found, covered


def _header(line: str) -> _Table | None:
    for separator in _SEPARATORS:
        cells = _cells(line, separator)
        columns = [(cell.start, _column(cell.text)) for cell in cells]
        kinds = {column for _, column in columns}
        if Column.QUANTITY in kinds and kinds & {Column.DESCRIPTION, Column.SKU, Column.ITEM}:
            return _Table(separator, columns)
    return None


def _column(title: str) -> Column | None:
    words = " ".join(re.sub(r"[.:*()]", " ", title.lower()).split())
    return next((kind for kind, names in _HEADERS.items() if re.fullmatch(names, words)), None)


def _cells(line: str, separator: re.Pattern[str]) -> list[_Cell]:
    # Separators inside quotation marks are masked; offsets stay.
    masked = _QUOTED.sub(lambda quoted: "_" * len(quoted[0]), line)
    ends = [*(mark.span() for mark in separator.finditer(masked)), (len(line), len(line))]
    starts = [0, *(end for _, end in ends)]
    return [
        _Cell(start, _unquoted(line[start:stop].strip()))
        for start, (stop, _) in zip(starts, ends, strict=False)
    ]


def _unquoted(cell: str) -> str:
    return cell[1:-1].replace('""', '"') if _QUOTED.fullmatch(cell) else cell


def _product(page: RequestText, row: dict[Column, str], span: Span) -> Iterator[FoundProduct]:
    described = row.get(Column.DESCRIPTION) or row.get(Column.ITEM)
    sku = row.get(Column.SKU) or part_number_in(row.get(Column.ITEM, ""))
    description = described or sku
    if description is None or not re.search(r"[^\W\d_]", description):
        return
    quantity, unit = _quantity(page, row.get(Column.QUANTITY, ""))
    yield FoundProduct(
        RequestedProduct(
            description=description,
            quantity=quantity,
            unit=unit_named(row.get(Column.UNIT)) or unit,
            sku=sku or part_number_in(description),
            source=page.source(span),
        ),
        span,
    )


def _quantity(page: RequestText, cell: str) -> tuple[Decimal | None, str | None]:
    pattern = rf"(?P<number>{page.numbers.pattern})\s*[x\u00d7]?\s*(?P<unit>{UNIT}\.?)?"
    found = re.fullmatch(pattern, " ".join(cell.split()), re.IGNORECASE)
    if found is None:
        return None, None
    return page.numbers.value(found["number"]), unit_named(found["unit"])
