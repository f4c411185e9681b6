"""A table's cells side by side: its columns are as wide as their widest line."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from summarizer.domain.layout_styles import Style

_BETWEEN_CELLS = "\t"
_ALIGNED = {"left": str.ljust, "right": str.rjust, "center": str.center}
_MOST_CHARS = 1_000_000
"""Of a table: one that would have more, for its long lines beside its many, is not aligned."""


class Cell(NamedTuple):
    """Its text, and how it stands in its place."""

    lines: Sequence[str]
    style: Style


Row = Sequence[Cell]


def side_by_side(rows: Sequence[Row]) -> str:
    """The table's lines, each with its end."""
    columns = [[cell for cell in column if cell] for column in zip_longest(*rows)]
    widths = [max(len(line) for cell in column for line in cell.lines) for column in columns]
    if sum(sum(widths[: len(row)]) * _height(row) for row in rows) > _MOST_CHARS:
        return "".join(f"{_unaligned(row)}\n" for row in rows)
    return "".join(f"{_aligned(row, widths)}\n" for row in rows) or "\n"


def _height(row: Row) -> int:
    return max((len(cell.lines) for cell in row), default=0)


def _unaligned(row: Row) -> str:
    between = _BETWEEN_CELLS if _height(row) == 1 else "\n"
    return between.join(line for cell in row for line in cell.lines)


def _aligned(row: Row, widths: Sequence[int]) -> str:
    height = _height(row)
    columns = [_column(cell, width, height) for cell, width in zip(row, widths, strict=False)]
    return "\n".join(map(_BETWEEN_CELLS.join, zip(*columns, strict=True)))


def _column(cell: Cell, width: int, height: int) -> list[str]:
    above = (height - len(cell.lines)) * cell.style.share_above // 2
    below = height - len(cell.lines) - above
    aligned = _ALIGNED[cell.style.align]
    return [aligned(line, width) for line in [*[""] * above, *cell.lines, *[""] * below]]
