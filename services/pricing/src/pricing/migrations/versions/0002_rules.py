"""Price lists, minimum prices, customers, tax rates and freight rules."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

IMPORTED = ("price_list_entries", "minimum_prices", "customers", "tax_rates", "freight_rules")


def upgrade() -> None:
    lookups = {"price_list_entries": ("price_list", "sku")}
    for name in IMPORTED:
        op.create_table(
            name,
            sa.Column("key", sa.Text(), nullable=False),
            *(
                sa.Column(column, sa.String(100), nullable=False)
                for column in lookups.get(name, ())
            ),
            sa.Column("search_text", sa.Text(), nullable=False),
            sa.Column("document", sa.Text(), nullable=False),
            sa.PrimaryKeyConstraint("key", name=f"pk_{name}"),
        )
    op.create_index(
        "ix_price_list_entries_price_list_sku", "price_list_entries", ["price_list", "sku"]
    )
    op.create_table(
        "customer_addresses",
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("customer", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("address", name="pk_customer_addresses"),
    )
    op.create_index("ix_customer_addresses_customer", "customer_addresses", ["customer"])
    import_locks = op.create_table(
        "import_locks",
        sa.Column("table_name", sa.String(50), nullable=False),
        sa.Column("imports", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("table_name", name="pk_import_locks"),
    )
    op.bulk_insert(import_locks, [{"table_name": name, "imports": 0} for name in IMPORTED])


def downgrade() -> None:
    for name in ("import_locks", "customer_addresses", *reversed(IMPORTED)):
        op.drop_table(name)
