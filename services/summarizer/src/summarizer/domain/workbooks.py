"""The text of a workbook (XLSX): its visible sheets, a row a line, cells with tabs between."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from decimal import Decimal

from openpyxl import load_workbook

from summarizer.errors import UnreadableFileError

MAX_ROWS = 5_000
MAX_COLUMNS = 50
MAX_UNPACKED_BYTES = 30_000_000
"""A workbook is a ZIP archive: a few bytes may unpack to any number."""


def workbook_text(content: bytes) -> str:
    """What a person would see in it; raises UnreadableFileError."""
    try:
        rows = _unpacked(content)
    except UnreadableFileError:
        raise
    # A workbook that is broken, on purpose or not, breaks its reader in whatever way.
    except Exception as error:
        raise UnreadableFileError(f"it is no workbook: {type(error).__name__}") from error
    if len(rows) > MAX_ROWS:
        raise UnreadableFileError(f"it has more than {MAX_ROWS} rows")
    return "\n".join(rows)


def _unpacked(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(member.file_size for member in archive.infolist()) > MAX_UNPACKED_BYTES:
            raise UnreadableFileError("it is too large")
    with closing(load_workbook(io.BytesIO(content), read_only=True, data_only=True)) as workbook:
        visible = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
        return [row for sheet in visible for row in _rows(sheet)]


def _rows(sheet: object) -> Iterator[str]:
    rows = sheet.iter_rows(  # type: ignore[attr-defined] # openpyxl carries no types
        max_row=MAX_ROWS + 1, max_col=MAX_COLUMNS, values_only=True
    )
    for row in rows:
        cells = [_shown(cell) for cell in row]
        yield "\t".join(cells).rstrip("\t") if any(cells) else ""


def _shown(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float):
        # As a person sees it: 12 and not 12.0, never with an exponent.
        return format(Decimal(repr(cell)).normalize(), "f")
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    return " ".join(str(cell).split())
