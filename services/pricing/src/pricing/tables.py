"""Pricing's tables. What is imported stands as JSON, its decimals exact on every database."""

from sqlalchemy import Column, Index, Integer, String, Table, Text

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

price_list_entries = Table(
    "price_list_entries",
    metadata,
    Column("key", Text, primary_key=True),
    Column("price_list", String(100), nullable=False),
    Column("sku", String(100), nullable=False),
    Column("search_text", Text, nullable=False),
    Column("document", Text, nullable=False),
    Index("ix_price_list_entries_price_list_sku", "price_list", "sku"),
)

minimum_prices = Table(
    "minimum_prices",
    metadata,
    Column("key", Text, primary_key=True),
    Column("search_text", Text, nullable=False),
    Column("document", Text, nullable=False),
)

customers = Table(
    "customers",
    metadata,
    Column("key", Text, primary_key=True),
    Column("search_text", Text, nullable=False),
    Column("document", Text, nullable=False),
)

customer_addresses = Table(
    "customer_addresses",
    metadata,
    # An e-mail address, or a domain behind an @: whose it is.
    Column("address", Text, primary_key=True),
    Column("customer", Text, nullable=False),
    Index("ix_customer_addresses_customer", "customer"),
)

tax_rates = Table(
    "tax_rates",
    metadata,
    Column("key", Text, primary_key=True),
    Column("search_text", Text, nullable=False),
    Column("document", Text, nullable=False),
)

freight_rules = Table(
    "freight_rules",
    metadata,
    Column("key", Text, primary_key=True),
    Column("search_text", Text, nullable=False),
    Column("document", Text, nullable=False),
)

import_locks = Table(
    "import_locks",
    metadata,
    # One row for each table that files are imported into, made by the migration.
    Column("table_name", String(50), primary_key=True),
    Column("imports", Integer, nullable=False),
)

handled_tasks = inbox_table(metadata)
