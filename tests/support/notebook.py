"""The smallest service there can be, with an effect that can be counted: it writes notes down.

`python -m support.notebook` serves it as a process of its own, which can be killed.
"""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fastapi import APIRouter, FastAPI
from sqlalchemy import Column, String, Table, insert, select

from chassis.command import run_service
from chassis.database import Database, service_metadata
from chassis.errors import Refused
from chassis.inbox import inbox_table
from chassis.service import create_service
from chassis.settings import ServiceSettings, sqlite_url
from chassis.task_handler import TaskContext
from contracts.message import Message
from contracts.streams import task_stream

SERVICE = "notebook"
STREAM = task_stream("write_note")

metadata = service_metadata()
notes = Table("notes", metadata, Column("text", String(100), nullable=False))
handled_tasks = inbox_table(metadata)


class WriteNoteInput(Message):
    """What to write."""

    text: str


class WriteNoteOutput(Message):
    """What was written."""

    text: str


class Notebook:
    """A handler whose calls are counted and can be held up."""

    def __init__(self) -> None:
        self.calls = 0
        self.go_on = asyncio.Event()
        self.go_on.set()

    async def write_note(self, task: WriteNoteInput, context: TaskContext) -> WriteNoteOutput:
        """Writes a note down."""
        self.calls += 1
        await self.go_on.wait()
        await context.session.execute(insert(notes).values(text=task.text))
        if task.text == "refuse":
            raise Refused("Notes that say 'refuse' are refused.")
        if task.text == "fail":
            raise ConnectionError("the pen is broken")
        return WriteNoteOutput(text=task.text)


def create_notebook(settings: ServiceSettings, database: Database, notebook: Notebook) -> FastAPI:
    """The service as an application."""
    return create_service(
        SERVICE,
        description="",
        settings=settings,
        database=database,
        inbox=handled_tasks,
        handlers=[notebook.write_note],
        router=APIRouter(),
        statuses={},
    )


async def notes_database(folder: Path) -> Database:
    """A new database with the service's tables."""
    database = Database(sqlite_url(folder / "notes.db"))
    async with database.transaction() as session:
        await (await session.connection()).run_sync(metadata.create_all)
    return database


async def written(database: Database) -> list[str]:
    """Every note in the database."""
    async with database.reading() as session:
        return list((await session.execute(select(notes.c.text))).scalars())


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Nobody else can begin to write to that database."""
    connection = sqlite3.connect(folder / "notes.db", isolation_level=None)
    try:
        connection.execute("BEGIN IMMEDIATE")
        yield
    finally:
        connection.close()


def create_app(settings: ServiceSettings) -> FastAPI:
    """The service as a process has it."""
    return create_notebook(settings, Database(settings.database_url), Notebook())


if __name__ == "__main__":
    run_service(SERVICE, create_app, ServiceSettings)
