"""The text of a workbook (XLSX): its visible cells, a row a line, with tabs between."""

import io
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from decimal import Decimal
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from summarizer.domain.archives import check_archive
from summarizer.errors import UnreadableFileError

MAX_ROWS = 5_000
MAX_COLUMNS = 50
_HIDDEN_CHARS = 20_000
_WHITES = frozenset({"FFFFFFFF", "00FFFFFF"})


def workbook_text(content: bytes) -> tuple[str, str]:
    """What a person would see in it, and what is hidden; raises UnreadableFileError."""
    hidden: list[str] = []
    try:
        check_archive(content)
        rows = list(_all_rows(content, hidden))
    except UnreadableFileError:
        raise
    except BadZipFile as error:
        # An encrypted one is no archive at all.
        raise UnreadableFileError("it is encrypted, or no workbook") from error
    # A workbook that is broken, on purpose or not, breaks its reader in whatever way.
    except Exception as error:
        raise UnreadableFileError(f"it is no workbook: {type(error).__name__}") from error
    return "\n".join(rows), "\n".join(hidden)[:_HIDDEN_CHARS]


def _all_rows(content: bytes, hidden: list[str]) -> Iterator[str]:
    left = MAX_ROWS
    with closing(load_workbook(io.BytesIO(content), data_only=True)) as workbook:
        for sheet in workbook.worksheets:
            rows = _rows(sheet, hidden)
            while rows and not rows[-1]:
                rows.pop()
            left -= len(rows)
            if left < 0 or len(rows) > MAX_ROWS:
                raise UnreadableFileError(f"it has more than {MAX_ROWS} rows")
            if sheet.sheet_state == "visible":
                yield from rows
            else:
                hidden += filter(None, rows)


def _rows(sheet: Worksheet, hidden: list[str]) -> list[str]:
    unseen_columns = _hidden_columns(sheet)
    rows = []
    # No further than there are cells: openpyxl makes those that it is asked for.
    last_row, last_column = min(sheet.max_row, MAX_ROWS + 1), min(sheet.max_column, MAX_COLUMNS)
    cells_by_row = sheet.iter_rows(min_row=1, max_row=last_row, max_col=last_column)
    for number, row in enumerate(cells_by_row, 1):
        cells = [(cell, _shown(cell.value)) for cell in row]
        if sheet.row_dimensions[number].hidden:
            hidden.append("\t".join(text for _, text in cells if text))
            rows.append("")
            continue
        seen = [text for cell, text in cells if _is_seen(cell, unseen_columns)]
        unseen = [text for cell, text in cells if text and not _is_seen(cell, unseen_columns)]
        if unseen:
            hidden.append("\t".join(unseen))
        rows.append("\t".join(seen).rstrip("\t") if any(seen) else "")
    return rows


def _hidden_columns(sheet: Worksheet) -> set[int]:
    """A group of columns is kept under the name of its first."""
    return {
        number
        for one in sheet.column_dimensions.values()
        if one.hidden
        for number in range(one.min or 0, min(one.max or 0, MAX_COLUMNS) + 1)
    }


def _is_seen(cell: Cell | MergedCell, unseen_columns: set[int]) -> bool:
    if cell.column in unseen_columns:
        return False
    if not isinstance(cell, Cell) or not cell.has_style:
        return True
    if cell.number_format == ";;;":
        return False
    # White letters can be seen where the cell is filled.
    colour = cell.font.color.rgb if cell.font and cell.font.color else None
    return colour not in _WHITES or bool(cell.fill and cell.fill.fill_type)


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        # As a person sees it: 12 and not 12.0, never with an exponent.
        return format(Decimal(repr(value)).normalize(), "f")
    if isinstance(value, datetime | date):
        return value.isoformat()
    return " ".join(str(value).split())
