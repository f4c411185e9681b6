"""Goods in tables: CSV lines, tab-separated lines, and columns aligned by spaces."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from functools import lru_cache

from contracts.summaries import RequestedProduct
from summarizer.domain.languages import any_header
from summarizer.domain.part_numbers import part_number_in
from summarizer.domain.request_text import FoundProduct, RequestText
from summarizer.domain.spans import Span
from summarizer.domain.units import MEASURES, is_unit, unit_named
from summarizer.domain.units import PATTERN as UNIT


class Column(Enum):
    """What a column holds."""

    QUANTITY = auto()
    UNIT = auto()
    SKU = auto()
    DESCRIPTION = auto()
    ITEM = auto()
    """A description, unless another column is one: then a position or a number."""
    VARIANT = auto()
    """Its colour or its size."""


NAMES = frozenset({Column.DESCRIPTION, Column.ITEM, Column.SKU, Column.VARIANT})
_TITLES = {
    kind: re.compile(any_header(kind.name.lower()))
    for kind in (
        *(Column.QUANTITY, Column.UNIT, Column.SKU),
        *(Column.DESCRIPTION, Column.ITEM, Column.VARIANT),
    )
}
_BEGINNINGS = {
    kind: re.compile(rf"{any_header(kind.name.lower())}\s")
    for kind in (Column.QUANTITY, Column.DESCRIPTION)
}
_TITLE_MARKS = re.compile(r"[.:*()#/\[\]_]")
_LONGEST_TITLE = 80
_PRICE = re.compile(
    r"pri[cs]e|preis|prix|precio|prijs|prezzo|preço|cen[ay]|pris|total|€|\$|£|eur", re.IGNORECASE
)
_LONGEST_TITLE_WORDS = 4
_SEPARATORS = [
    re.compile(r"\t"),
    re.compile(r";"),
    re.compile(r"\|"),
    re.compile(r"\s{2,}"),
    re.compile(r","),
    re.compile(r"\s[/\u2013-]\s"),
]
_STRONG = _SEPARATORS[:3]
_LEAST_ROWS = 2
_HAS_WORD = re.compile(r"[^\W\d_]{3}")
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
        if len(cells) == len(self.columns) or self.separator in _STRONG:
            kinds = [column for _, column in self.columns[: len(cells)]]
        else:
            kinds = [min(self.columns, key=lambda c: abs(c[0] - cell.start))[1] for cell in cells]
        row: dict[Column, str] = {}
        for kind, cell in zip(kinds, cells, strict=True):
            if kind is not None and re.search(r"\w", cell.text):
                several = kind is Column.VARIANT and kind in row
                row[kind] = f"{row[kind]}, {cell.text}" if several else cell.text
        return row

    def fits(self, line: str) -> bool:
        """Whether a line can be a row of this table."""
        count = len(_cells(line, self.separator))
        if self.separator in _STRONG:  # cells at its end may be left out where they are empty
            return self._least <= count <= len(self.columns)
        exact = self.separator.pattern != r"\s{2,}"
        return count == len(self.columns) if exact else count > 1

    @property
    def _least(self) -> int:
        """How many cells a row has that comes to its quantity and to something that names goods."""
        kinds = [column for _, column in self.columns]
        return 1 + max(
            kinds.index(Column.QUANTITY),
            min(at for at, kind in enumerate(kinds) if kind in NAMES),
        )


def table_products(page: RequestText) -> tuple[list[FoundProduct], list[Span]]:
    """Every row below a header that names a quantity column and something to name the goods by;
    and the lines that are table, with or without goods."""
    found: list[FoundProduct] = []
    covered: list[Span] = []
    table: _Table | None = None
    inferred = untitled_tables(page)
    for whole in _LINE.finditer(page.text):
        # Its first cell may be empty, so the line keeps the white space it begins with.
        line, span = whole[0], Span(*whole.span()).trimmed(page.text)
        if not line.strip():
            continue
        if header := _header(line):
            table = header
        elif table is None and whole.start() in inferred:
            number, words, separator = inferred[whole.start()]
            cells = [cell.text for cell in _cells(line, separator)]
            kinds = {Column.QUANTITY: cells[number], Column.DESCRIPTION: cells[words]}
            found.extend(row_products(page, kinds, span))
        elif table is not None and table.fits(line):
            found.extend(row_products(page, table.row(line), span))
        else:
            table = None
            continue
        covered.append(span)
    return found, covered


Columns = tuple[int, int, re.Pattern[str]]
"""Which cell of a line is the quantity and which the description, and what separates them."""


def untitled_tables(page: RequestText) -> dict[int, Columns]:
    """Lines of tables without a title that we know, by where they begin: the only column of
    nothing but numbers counts what the longest words name."""
    rows: dict[int, Columns] = {}
    for separator in _STRONG:
        run: list[tuple[int, list[str]]] = []
        for line in [*_LINE.finditer(page.text), None]:
            cells = [cell.text for cell in _cells(line[0], separator)] if line else []
            if run and len(cells) != len(run[-1][1]):
                rows |= _inferred(page, run, separator)
                run = []
            if line and len(cells) > 1:
                run.append((line.start(), cells))
    return rows


def _inferred(
    page: RequestText, run: list[tuple[int, list[str]]], separator: re.Pattern[str]
) -> dict[int, Columns]:
    if len(run) < _LEAST_ROWS:
        return {}
    titled = not any(_quantity(page, cell)[0] for cell in run[0][1])
    body = run[1:] if titled else run
    columns = list(zip(*(cells for _, cells in body), strict=True))
    numeric = [
        at
        for at, column in enumerate(columns)
        if all(_quantity(page, cell)[0] is not None for cell in column)
        and [cell.strip(". ") for cell in column] != [str(n) for n in range(1, len(column) + 1)]
    ]
    wordy = [at for at, column in enumerate(columns) if all(map(_HAS_WORD.search, column))]
    if len(numeric) != 1 or not wordy or numeric[0] in wordy:
        return {}
    words = max(wordy, key=lambda at: sum(map(len, columns[at])))
    return {start: (numeric[0], words, separator) for start, _ in body}


def _header(line: str) -> _Table | None:
    for separator in _SEPARATORS:
        cells = _cells(line, separator)
        columns = _told_apart([(cell, column_of(cell.text)) for cell in cells])
        kinds = {column for _, column in columns}
        if Column.QUANTITY in kinds and kinds & NAMES:
            return _Table(separator, columns)
    return None


def _told_apart(cells: list[tuple[_Cell, Column | None]]) -> list[tuple[int, Column | None]]:
    """Where each column begins and what it holds: of "Ud." and "Cantidad" only one is how many."""
    several = sum(column is Column.QUANTITY for _, column in cells) > 1
    return [
        (cell.start, Column.UNIT if several and is_unit(cell.text) else column)
        for cell, column in cells
    ]


@lru_cache(maxsize=1_000)
def column_of(title: str) -> Column | None:
    """What a title says that its column holds; null where it is none that we know."""
    words = " ".join(_TITLE_MARKS.sub(" ", title.lower()).split()).replace(" -", "-")
    if not words or len(words) > _LONGEST_TITLE or _PRICE.search(words):
        return None
    for kind, names in _TITLES.items():
        if names.fullmatch(words):
            return kind
    # "Menge in Stück", "qty this month"
    if len(words.split()) <= _LONGEST_TITLE_WORDS:
        return next((kind for kind, begins in _BEGINNINGS.items() if begins.match(words)), None)
    return None


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


def row_products(page: RequestText, row: dict[Column, str], span: Span) -> Iterator[FoundProduct]:
    """The product that a row's cells ask for, if they name one."""
    described = row.get(Column.DESCRIPTION) or row.get(Column.ITEM)
    sku = row.get(Column.SKU) or part_number_in(row.get(Column.ITEM, ""))
    variant = row.get(Column.VARIANT, "")
    description = described or sku or variant
    if not re.search(r"[^\W\d_]", description):
        return
    if variant.lower() not in description.lower():
        description = f"{description}, {variant}"
    # A column of packs may say how many one holds: "280/box", "1".
    unit_cell = row.get(Column.UNIT, "")
    told = None if re.search(r"\d", unit_cell) else unit_named(unit_cell)
    quantity, unit = _quantity(page, row.get(Column.QUANTITY, ""), told)
    yield FoundProduct(
        RequestedProduct(
            description=description,
            quantity=quantity,
            unit=told or unit,
            sku=sku or part_number_in(description),
            source=page.source(span),
        ),
        span,
    )


def _quantity(
    page: RequestText, cell: str, other: str | None = None
) -> tuple[Decimal | None, str | None]:
    pattern = rf"(?P<number>{page.numbers.pattern})\s*[x\u00d7]?\s*(?P<unit>{UNIT}\.?)?"
    found = re.fullmatch(pattern, " ".join(cell.split()), re.IGNORECASE)
    if found is None:
        return None, None
    unit = unit_named(found["unit"])
    return page.numbers.value(found["number"], measured={unit, other} & MEASURES != set()), unit
