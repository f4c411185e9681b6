"""Writes the samples as SQL for PostgreSQL: `python scripts/sample_sql.py <file>`.

The rows are made by the services' own code: the samples are imported into temporary databases,
and what then stands there is written down. The same samples give the same bytes.
"""

import asyncio
import json
import sys
from collections.abc import Callable, Coroutine, Sequence
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Select, Table, select
from sqlalchemy.ext.asyncio import AsyncSession

from chassis.database import Database
from chassis.migrations import upgrade
from chassis.settings import sqlite_url
from pricing.app import MIGRATIONS as PRICING_MIGRATIONS
from pricing.domain.catalog import parse_catalog
from pricing.settings import Settings as PricingSettings
from pricing.store import ProductStore
from pricing.tables import products
from summarizer.app import MIGRATIONS as SUMMARIZER_MIGRATIONS
from summarizer.domain.mail import read_mail
from summarizer.settings import Settings as SummarizerSettings
from summarizer.store import ThreadStore
from summarizer.tables import conversation_ids, messages, threads

SAMPLES = Path(__file__).parents[1] / "samples"

Row = dict[str, Any]

HEADER = """\
-- Sample mail and products, as an import of samples/ through the API makes them.
-- Written by `make sample-sql` (scripts/sample_sql.py).
--
--   psql -U postgres -d hackathon_db -f /docker-entrypoint-initdb.d/sample_data.sql
--
-- The services' migrations come first: without their tables this file only says so. Rows that
-- are there stay as they are, so it may be run again.

SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
"""

BLOCK = """
DO $sample$
DECLARE
{declarations}
BEGIN
  IF to_regclass('{service}.{table}') IS NULL THEN
    RAISE NOTICE 'No sample {things} loaded: the {service} service has no tables yet. Its '
      'migrations come first; then run this file again.';
    RETURN;
  END IF;
{statements}
  RAISE NOTICE 'Sample {things} loaded: %.', loaded;
END
$sample$;
"""

PRODUCTS = """\
  -- Imports through the API wait here for each other.
  PERFORM 1 FROM pricing.catalog_versions FOR UPDATE;
  IF EXISTS (SELECT FROM pricing.products WHERE currency <> {currency}) THEN
    RAISE NOTICE 'No sample products loaded: a catalog has one currency, and this one has another.';
    RETURN;
  END IF;
  {insert} ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS loaded = ROW_COUNT;
  IF loaded > 0 THEN
    -- It tells running services to read the catalog again.
    UPDATE pricing.catalog_versions SET version = version + 1;
  END IF;"""

LOCK_THREADS = """\
  -- No import may open the same conversation meanwhile.
  LOCK TABLE summarizer.conversation_ids IN SHARE ROW EXCLUSIVE MODE;"""

# The id is the sequence's next: 1 to 12 in an empty database, and never one that is taken.
THREAD = """\
  IF NOT EXISTS (SELECT FROM summarizer.conversation_ids WHERE message_id IN ({known})) THEN
    INSERT INTO summarizer.threads DEFAULT VALUES RETURNING id INTO thread;
    {insert_ids};
    {insert_messages};
    loaded := loaded + 1;
  END IF;"""


class Expression(str):
    """Text that is SQL already."""

    __slots__ = ()


ESCAPES = {
    **{code: f"\\x{code:02x}" for code in (*range(1, 32), 127)},
    ord("\n"): r"\n",
    ord("\\"): r"\\",
}
"""A row is one line: a line end inside a literal would change with the file's line ends."""


def literal(value: object) -> str:
    """A column's value as PostgreSQL reads it."""
    match value:
        case Expression():
            return value
        case None:
            return "NULL"
        case int():
            return str(value)
        case str():
            return quoted(value)
        case datetime():
            return quoted(value.isoformat())
        case list():
            return quoted(json.dumps(value, ensure_ascii=False))
    raise TypeError(f"no literal for {value!r}")


def quoted(text: str) -> str:
    """A string literal, with standard_conforming_strings on."""
    escaped = text.translate(ESCAPES)
    prefix = "" if escaped == text else "E"
    return prefix + "'" + escaped.replace("'", "''") + "'"


def insert(service: str, table: Table, rows: Sequence[Row]) -> str:
    """One statement, without its end, for rows that all have the same columns."""
    tuples = [f"      ({', '.join(map(literal, row.values()))})" for row in rows]
    head = f"INSERT INTO {service}.{table.name} ({', '.join(rows[0])}) VALUES"
    return "\n".join((head, ",\n".join(tuples)))


async def products_block(session: AsyncSession) -> str:
    """Import the sample catalog, and say how to load it."""
    tax_categories = PricingSettings.model_construct().tax_rates.keys()
    catalog = parse_catalog((SAMPLES / "catalog.csv").read_bytes(), tax_categories)
    await ProductStore(session).put({p.sku: p for p in catalog}, replace=True)
    rows = await read(session, select(products).order_by(products.c.sku))
    return BLOCK.format(
        service="pricing",
        table=products.name,
        things="products",
        declarations="  loaded integer;",
        statements=PRODUCTS.format(
            currency=literal(rows[0]["currency"]), insert=insert("pricing", products, rows)
        ),
    )


async def threads_block(session: AsyncSession) -> str:
    """Import the sample mail, and say how to load it."""
    seller_domains = SummarizerSettings.model_construct().seller_domains
    mails = sorted((SAMPLES / "threads").glob("*.eml"))
    store = ThreadStore(session)
    await store.add([read_mail(mail.read_bytes(), seller_domains) for mail in mails])
    ids = await session.scalars(select(threads.c.id).order_by(threads.c.id))
    statements = [await thread_statements(session, thread_id) for thread_id in ids]
    return BLOCK.format(
        service="summarizer",
        table=threads.name,
        things="threads",
        declarations="  loaded integer := 0;\n  thread bigint;",
        statements="\n".join((LOCK_THREADS, *statements)),
    )


async def thread_statements(session: AsyncSession, thread_id: int) -> str:
    """How to load one thread, unless any of it is there."""
    ids = await rows_of(session, conversation_ids, thread_id, "message_id")
    mails = await rows_of(session, messages, thread_id, "id")
    return THREAD.format(
        known=", ".join(literal(row["message_id"]) for row in ids),
        insert_ids=insert("summarizer", conversation_ids, ids),
        insert_messages=insert("summarizer", messages, mails),
    )


async def rows_of(session: AsyncSession, table: Table, thread_id: int, order: str) -> list[Row]:
    """A table's rows of one thread, for whatever id the thread is going to have."""
    columns = [column for column in table.c if column.name not in {"id", "thread_id"}]
    query = select(*columns).where(table.c.thread_id == thread_id).order_by(table.c[order])
    return [{"thread_id": Expression("thread"), **row} for row in await read(session, query)]


async def read(session: AsyncSession, query: Select[Any]) -> list[Row]:
    """What a query finds."""
    return [dict(row) for row in (await session.execute(query)).mappings()]


def written(migrations: Path, write: Callable[[AsyncSession], Coroutine[Any, Any, str]]) -> str:
    """What `write` makes of an empty database with a service's tables."""

    async def run(url: str) -> str:
        database = Database(url)
        try:
            async with database.transaction() as session:
                return await write(session)
        finally:
            await database.close()

    with TemporaryDirectory() as folder:
        url = sqlite_url(Path(folder) / "samples.db")
        upgrade(migrations, url)
        return asyncio.run(run(url))


def sample_sql() -> str:
    """The whole file."""
    blocks = [
        written(SUMMARIZER_MIGRATIONS, threads_block),
        written(PRICING_MIGRATIONS, products_block),
    ]
    for block in blocks:
        if block.count("$sample$") != 2:
            raise ValueError("a sample holds the text $sample$, which ends the block it stands in")
    return HEADER + "".join(blocks)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(sample_sql(), encoding="utf-8", newline="\n")
