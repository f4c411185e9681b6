"""CSV: bytes in, rows by column name out, and everything that is wrong told with its line."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from pricing.errors import InvalidFileError

MAX_PROBLEMS: Final = 1000
"""More are counted, not told: whoever mends these sees the rest the next time."""

MAX_SENTENCES: Final = 20
"""As many problems as a person reads in one go; the list beside the sentence has the others."""


@dataclass
class Problems:
    """What is wrong with a file, found so far."""

    told: list[dict[str, object]] = field(default_factory=list)
    count: int = 0

    def add(self, line: int, column: str | None, what: str) -> None:
        """Note a problem; None for the column where it is in the whole line."""
        self.count += 1
        if len(self.told) < MAX_PROBLEMS:
            self.told.append({"line": line, "column": column, "what": what})

    def raise_if_any(self) -> None:
        """Raise InvalidFileError with every problem that was noted."""
        if not self.count:
            return
        sentences = [
            f"line {p['line']}"
            + (f", column {p['column']}" if p["column"] else "")
            + f": {p['what']}"
            for p in self.told[:MAX_SENTENCES]
        ]
        if self.count > len(sentences):
            sentences.append(f"and {self.count - len(sentences)} more")
        raise InvalidFileError(f"Nothing was imported. {'; '.join(sentences)}.", self.told)


def read_rows(content: bytes, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row by column name, with the line that it begins in as an editor counts.

    Raises InvalidFileError where the file is no CSV with exactly these columns, in any order.
    """
    reader = csv.reader(io.StringIO(_decoded(content), newline=""), strict=True)
    line = 1
    try:
        header = [name.strip() for name in next(reader, [])]
        _require_columns(header, columns)
        line = reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                if len(cells) != len(header):
                    _refuse(line, f"{len(cells)} cells where the header has {len(header)}")
                yield line, dict(zip(header, (cell.strip() for cell in cells), strict=True))
            line = reader.line_num + 1
    except csv.Error as error:
        _refuse(line, f"not CSV: {error}")


def write_rows(columns: Sequence[str], rows: Iterator[Sequence[str]]) -> str:
    """A CSV file with a header, which `read_rows` reads."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue()


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InvalidFileError(
            f"The file is not UTF-8: line {line} holds the byte 0x{content[error.start]:02x}. "
            "Save it as CSV UTF-8."
        ) from None


def _require_columns(header: list[str], columns: Sequence[str]) -> None:
    if not any(header):
        raise InvalidFileError("The file is empty.")
    wrong = [
        *(f"the column {name} is missing" for name in columns if name not in header),
        *(f"the column {name!r} is unknown" for name in header if name not in columns),
        *(f"the column {name} stands twice" for name in columns if header.count(name) > 1),
    ]
    if wrong:
        hint = " Columns are separated by commas." if len(header) == 1 else ""
        _refuse(1, "; ".join(wrong) + f".{hint} They are: {', '.join(columns)}")


def _refuse(line: int, what: str) -> None:
    """Refuse the whole file for one thing, after which nothing more can be read."""
    problems = Problems()
    problems.add(line, None, what)
    problems.raise_if_any()
