"""Pricing's tables."""

from sqlalchemy import Column, Integer, String, Table, Text

from chassis.database import service_metadata
from chassis.inbox import inbox_table

metadata = service_metadata()

products = Table(
    "products",
    metadata,
    Column("sku", String(100), primary_key=True),
    Column("currency", String(3), nullable=False),
    # Every word that a search may find, casefolded.
    Column("search_text", Text, nullable=False),
    # The product as JSON: its decimals are strings there, exact on every database.
    Column("document", Text, nullable=False),
)

catalog_versions = Table(
    "catalog_versions",
    metadata,
    # One row, made by the migration. Imports count it up, and it tells readers that they did.
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, nullable=False),
)

handled_tasks = inbox_table(metadata)
