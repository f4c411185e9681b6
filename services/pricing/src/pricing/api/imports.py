"""Files over HTTP: taken in as a whole or tried, and given out again."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Annotated, Any, Literal, TypeVar

from fastapi import Query, Response, UploadFile

from chassis.database import Database
from contracts.message import Message
from pricing.domain.files.layout import Layout
from pricing.errors import FileTooLargeError
from pricing.store import Plan, RecordStore

Record = TypeVar("Record", bound=Message)

NO_NUL = r"^[^\x00]*$"
"""PostgreSQL has no text with that character."""

Words = Annotated[str, Query(description="Words to search for", pattern=NO_NUL)]
Limit = Annotated[int, Query(ge=1, le=500)]
Offset = Annotated[int, Query(ge=0, le=2**31)]

Responses = dict[int | str, dict[str, Any]]

PROBLEM: dict[str, Any] = {"content": {"application/problem+json": {}}}
REFUSED: Responses = {
    HTTPStatus.BAD_REQUEST: {"description": "The body cannot be read", **PROBLEM},
    HTTPStatus.UNPROCESSABLE_ENTITY: {
        "description": "What is wrong with the request, and what to do",
        **PROBLEM,
    },
}
IMPORT_RESPONSES: Responses = {
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: {"description": "The file is too large", **PROBLEM},
    HTTPStatus.UNPROCESSABLE_ENTITY: {
        "description": "What is wrong, by line and column; nothing was changed",
        **PROBLEM,
    },
}
CSV_RESPONSES: Responses = {
    HTTPStatus.OK: {
        "description": "A file that imports again unchanged",
        "content": {"text/csv": {}},
    }
}


class ImportResult(Message):
    """What an import did, in numbers of records: `imported` is `created` plus `updated`."""

    imported: int
    created: int
    updated: int
    removed: int


class LineReport(Message):
    """What an import would do with the record in one line of the file."""

    line: int
    key: str
    change: Literal["created", "updated", "unchanged"]


class DryRun(ImportResult):
    """What an import would do. Nothing was changed."""

    dry_run: Literal[True] = True
    lines: list[LineReport]
    removed_keys: list[str]


async def read_upload(file: UploadFile, limit: int) -> bytes:
    """The file's bytes; raises FileTooLargeError."""
    content = await file.read(limit + 1)
    if len(content) > limit:
        raise FileTooLargeError(f"A file may have at most {limit} bytes.")
    return content


async def put_records(
    database: Database,
    store: type[RecordStore[Record]],
    layout: Layout[Record],
    by_line: Mapping[int, Record],
    *,
    replace: bool,
    dry_run: bool,
) -> ImportResult | DryRun:
    """Import the records of a file's lines, or say what that would do."""
    records = {layout.key(record): record for record in by_line.values()}
    if not dry_run:
        async with database.transaction() as session:
            return ImportResult(**_counted(await store(session).put(records, replace=replace)))
    async with database.reading() as session:
        plan = await store(session).plan(records, replace=replace)
        known = await store(session).find_all(plan.updated)
    lines = [_reported(line, layout.key(record), record, known) for line, record in by_line.items()]
    return DryRun(**_counted(plan), lines=lines, removed_keys=sorted(plan.removed))


def _reported(line: int, key: str, record: Record, known: Mapping[str, Record]) -> LineReport:
    if key not in known:
        return LineReport(line=line, key=key, change="created")
    # As it is stored: 1.50 is another text than 1.5, and a quote prints it so.
    same = known[key].model_dump_json() == record.model_dump_json()
    return LineReport(line=line, key=key, change="unchanged" if same else "updated")


def _counted(plan: Plan[Any]) -> dict[str, Any]:
    created, updated = len(plan.created), len(plan.updated)
    return {
        "imported": created + updated,
        "created": created,
        "updated": updated,
        "removed": len(plan.removed),
    }


def csv_file(text: str, name: str) -> Response:
    """A CSV to be saved under a name."""
    return Response(
        text,
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )
