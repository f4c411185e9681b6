"""A service's own database: SQLite or PostgreSQL behind the same code.

SQLite lets one transaction write at a time. A transaction that may write says so when it begins
(BEGIN IMMEDIATE) and waits its turn; one that began by reading and then wants to write would be
refused at once whenever another has written in between.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import MetaData, event, text
from sqlalchemy.engine import Connection
from sqlalchemy.engine.url import make_url
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

NAMING_CONVENTION = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""Constraints have names, so that migrations can speak of them on both databases."""

SQLITE_BUSY_TIMEOUT_MS = 15_000


def service_metadata() -> MetaData:
    """A service's table registry, with constraint names both databases understand."""
    return MetaData(naming_convention=NAMING_CONVENTION)


class Database:
    """Sessions over one engine. It connects at first use, never when it is made."""

    def __init__(self, url: str) -> None:
        self._engine = create_engine(url)
        self._reading = self._engine.execution_options(read_only=True)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """One unit of work: committed when the block ends, rolled back when it raises."""
        async with AsyncSession(self._engine, expire_on_commit=False) as session, session.begin():
            yield session

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """A session that only reads, and so never waits for a writer on SQLite."""
        async with AsyncSession(self._reading, expire_on_commit=False) as session:
            yield session

    async def ping(self) -> None:
        """Raise SQLAlchemy's error where the database cannot answer."""
        async with self.reading() as session:
            await session.execute(text("SELECT 1"))

    async def close(self) -> None:
        """Close every connection."""
        await self._engine.dispose()


def create_engine(url: str) -> AsyncEngine:
    """An engine for `url`, with SQLite's connections set up for several writers."""
    engine = create_async_engine(url, pool_pre_ping=make_url(url).get_backend_name() != "sqlite")
    if engine.dialect.name == "sqlite":
        event.listen(engine.sync_engine, "connect", _set_up_sqlite_connection)
        event.listen(engine.sync_engine, "begin", _begin_sqlite_transaction)
    return engine


def _set_up_sqlite_connection(connection: Any, _record: object) -> None:
    # The driver's own BEGIN comes too late and is never IMMEDIATE: switch it off.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "foreign_keys=ON",
        f"busy_timeout={SQLITE_BUSY_TIMEOUT_MS}",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite_transaction(connection: Connection) -> None:
    read_only = connection.get_execution_options().get("read_only", False)
    connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")
