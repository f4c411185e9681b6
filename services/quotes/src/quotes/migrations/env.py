"""Alembic's entry: the chassis knows how, the tables say what."""

from chassis.migrations import run_migrations
from quotes.tables import metadata

run_migrations(metadata)
