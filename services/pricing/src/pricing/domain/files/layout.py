"""A kind of file: its columns, what makes a record of a row, and what makes it unique."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from contracts.message import Message
from pricing.domain.files.cells import CellError, clean, written
from pricing.domain.files.rows import Problems, read_rows, write_rows

Record = TypeVar("Record", bound=Message)

Tell = Callable[[str, str], None]
"""Takes a column and what is wrong in it."""


@dataclass(frozen=True)
class Layout(Generic[Record]):
    """How records of one model stand in a file: one a row, one column a field."""

    model: type[Record]
    columns: Mapping[str, Callable[[str], object]]
    """What reads each column's cell; raises CellError."""
    unique: tuple[str, ...]
    """The columns that no two rows may have the same in."""
    finish: Callable[[Record, Tell], Record] = lambda record, _tell: record
    """Takes a row's record, tells what is wrong between its columns, and gives what is kept."""
    write: Callable[[str, object], str] = lambda _column, value: written(value)

    def key(self, record: Record) -> str:
        """What a record is known by: the cells that make it unique."""
        cells = [self.write(column, getattr(record, column)) for column in self.unique]
        return cells[0] if len(cells) == 1 else json.dumps(cells, ensure_ascii=False)

    def read(self, content: bytes, problems: Problems) -> dict[int, Record]:
        """The records of a file by the line that they begin in; what is wrong goes to `problems`.

        Raises InvalidFileError where the file itself cannot be read.
        """
        records: dict[int, Record] = {}
        first_line: dict[str, int] = {}
        for line, row in read_rows(content, list(self.columns)):
            record = self._record(row, partial(problems.add, line))
            if record is None:
                continue
            earlier = first_line.setdefault(self.key(record), line)
            if earlier == line:
                records[line] = record
            else:
                what = f"{self._named(record)} stands in line {earlier} already"
                problems.add(line, self.unique[0], what)
        return records

    def export(self, records: Iterable[Record]) -> str:
        """A file that is read as these records."""
        return write_rows(list(self.columns), self._cells(records))

    def _cells(self, records: Iterable[Record]) -> Iterator[list[str]]:
        for record in records:
            yield [self.write(column, getattr(record, column)) for column in self.columns]

    def _record(self, row: Mapping[str, str], tell: Tell) -> Record | None:
        values: dict[str, object] = {}
        for column, read in self.columns.items():
            try:
                values[column] = read(clean(row[column]))
            except CellError as wrong:
                tell(column, str(wrong))
        if len(values) < len(self.columns):
            return None
        return self.finish(self.model.model_validate(values), tell)

    def _named(self, record: Record) -> str:
        cells = [self.write(column, getattr(record, column)) for column in self.unique]
        return " ".join(f"{cell!r}" for cell in cells)
