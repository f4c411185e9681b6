"""Alembic for every service: a service's `migrations/env.py` is one call of `run_migrations`."""

import asyncio
from pathlib import Path

from alembic import command, context
from alembic.config import Config
from sqlalchemy import MetaData
from sqlalchemy.engine import Connection

from chassis.database import create_engine


def alembic_config(script_location: Path, database_url: str) -> Config:
    """Alembic's configuration for one service, without an ini file."""
    config = Config()
    config.set_main_option("script_location", str(script_location))
    config.attributes["database_url"] = database_url
    return config


def upgrade(script_location: Path, database_url: str) -> None:
    """Bring a database to the newest migration; one that is there already stays as it is."""
    command.upgrade(alembic_config(script_location, database_url), "head")


def run_migrations(metadata: MetaData) -> None:
    """Called by Alembic through `env.py`."""
    asyncio.run(_run(metadata))


async def _run(metadata: MetaData) -> None:
    engine = create_engine(context.config.attributes["database_url"])
    async with engine.begin() as connection:
        await connection.run_sync(_migrate, metadata)
    await engine.dispose()


def _migrate(connection: Connection, metadata: MetaData) -> None:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        # SQLite cannot alter most things in place: Alembic copies the table instead.
        render_as_batch=True,
        transaction_per_migration=False,
    )
    with context.begin_transaction():
        context.run_migrations()
