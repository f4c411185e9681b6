"""Records that whole files of are imported: looked through, planned, put."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, ClassVar, Generic, TypeVar

from sqlalchemy import Column, Select, Table, bindparam, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from contracts.message import Message
from pricing.tables import import_locks

Record = TypeVar("Record", bound=Message)

PER_STATEMENT = 500
"""Values in one IN: fewer than any database takes."""


@dataclass(frozen=True)
class Plan(Generic[Record]):
    """What an import does, by the records' keys."""

    records: Mapping[str, Record]
    existing: frozenset[str]
    removed: frozenset[str]

    @property
    def created(self) -> frozenset[str]:
        """Keys that are new."""
        return frozenset(self.records) - self.existing

    @property
    def updated(self) -> frozenset[str]:
        """Keys that are there already."""
        return self.existing & frozenset(self.records)


class RecordStore(ABC, Generic[Record]):
    """The records of one session. A table has a key, words to search in, and a JSON document."""

    model: type[Record]
    table: ClassVar[Table]

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    @property
    def _key(self) -> Column[Any]:
        (column,) = self.table.primary_key.columns
        return column

    @abstractmethod
    def words(self, record: Record) -> Sequence[str]:
        """What a search finds the record by."""

    def columns(self, record: Record) -> dict[str, str]:
        """What else the table has a column for."""
        del record
        return {}

    async def all(self) -> list[Record]:
        """Every record, by key."""
        return await self._read(select(self.table.c.document).order_by(self._key))

    async def find(self, key: str) -> Record | None:
        """The record with exactly this key."""
        query = select(self.table.c.document).where(self._key == key)
        return next(iter(await self._read(query)), None)

    async def find_all(self, keys: Collection[str]) -> dict[str, Record]:
        """Those of these keys that are there, with their records."""
        found: dict[str, Record] = {}
        for portion in portions(keys):
            query = select(self._key, self.table.c.document).where(self._key.in_(portion))
            for key, document in await self._session.execute(query):
                found[key] = self._parsed(document)
        return found

    async def search(self, words: str, *, limit: int, offset: int) -> tuple[int, list[Record]]:
        """How many records have these words in them, and one page of them."""
        found = self.table.c.search_text.contains(words.casefold(), autoescape=True)
        total = await self._session.scalar(
            select(func.count()).select_from(self.table).where(found)
        )
        page = select(self.table.c.document).where(found).order_by(self._key)
        return total or 0, await self._read(page.limit(limit).offset(offset))

    async def plan(self, records: Mapping[str, Record], *, replace: bool) -> Plan[Record]:
        """What putting these records, by key, would do; with `replace` all others go.

        Raises InvalidFileError where what is there already does not go with them.
        """
        known = frozenset((await self._session.scalars(select(self._key))).all())
        return Plan(
            records=records,
            existing=known,
            removed=known - records.keys() if replace else frozenset(),
        )

    async def put(self, records: Mapping[str, Record], *, replace: bool) -> Plan[Record]:
        """Do what `plan` says, one import at a time; nothing where that raises."""
        await self._lock()
        plan = await self.plan(records, replace=replace)
        await self._delete(plan.updated | plan.removed)
        rows = [self._row(key, record) for key, record in records.items()]
        if rows:
            await self._session.execute(insert(self.table), rows)
        return plan

    async def _lock(self) -> None:
        locks = import_locks.c
        await self._session.execute(
            update(import_locks)
            .where(locks.table_name == self.table.name)
            .values(imports=locks.imports + 1)
        )

    async def _delete(self, keys: Collection[str]) -> None:
        if keys:
            # One statement for many rows, whatever the database's limit of parameters is.
            statement = delete(self.table).where(self._key == bindparam("gone"))
            await self._session.execute(statement, [{"gone": key} for key in keys])

    async def _read(self, query: Select[Any]) -> list[Record]:
        return [self._parsed(row) for row in (await self._session.execute(query)).scalars()]

    def _parsed(self, document: str) -> Record:
        return self.model.model_validate_json(document)

    def _row(self, key: str, record: Record) -> dict[str, str]:
        return {
            self._key.name: key,
            **self.columns(record),
            "search_text": "\n".join(self.words(record)).casefold(),
            "document": record.model_dump_json(),
        }


def portions(values: Collection[str]) -> Iterator[list[str]]:
    """The values in lists that fit one statement; without those that no database can hold."""
    left = (value for value in values if "\x00" not in value)
    while portion := list(islice(left, PER_STATEMENT)):
        yield portion
