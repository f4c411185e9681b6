"""The same tasks as a service on the chassis: `python -m bench.noop_service <types>`.

Configured by the environment, as every service is. With DATABASE_URL it has an inbox, as the
product's services have, though its tasks have no effects that must happen only once.
"""

import asyncio
import sys

from fastapi import APIRouter, FastAPI

from bench.noop import task_names
from chassis.command import serve
from chassis.database import Database, service_metadata
from chassis.inbox import inbox_table
from chassis.service import create_service
from chassis.settings import TaskSettings
from chassis.task_handler import Handler, TaskContext
from contracts.message import Message

metadata = service_metadata()
handled_tasks = inbox_table(metadata)


class NoopInput(Message):
    """Nothing."""


class NoopOutput(Message):
    """That it was done."""

    ok: bool


def noop(name: str) -> Handler:
    """A handler for one task type."""

    async def handler(task: NoopInput, context: TaskContext) -> NoopOutput:  # noqa: ARG001
        return NoopOutput(ok=True)

    handler.__name__ = name
    return handler


class Settings(TaskSettings):
    """A service that keeps a database only where it is given one."""

    database_url: str = ""


def create_app(settings: Settings, types: int) -> FastAPI:
    """The service, with as many task types as are asked for."""
    database = Database(settings.database_url) if settings.database_url else None
    return create_service(
        "noop",
        description="Does nothing.",
        settings=settings,
        database=database,
        inbox=handled_tasks if database else None,
        handlers=[noop(name) for name in task_names(types)],
        router=APIRouter(),
        statuses={},
    )


async def _make_tables(url: str) -> None:
    database = Database(url)
    async with database.transaction() as session:
        await (await session.connection()).run_sync(metadata.create_all)
    await database.close()


def main() -> None:
    """Serve until SIGTERM."""
    settings = Settings()
    if settings.database_url:
        asyncio.run(_make_tables(settings.database_url))
    serve(lambda given: create_app(given, int(sys.argv[1])), settings)


if __name__ == "__main__":
    main()
