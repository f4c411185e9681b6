"""The catalog, its version, and the tasks that were handled."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "products",
        sa.Column("sku", sa.String(100), nullable=False),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sku", name="pk_products"),
    )
    catalog_versions = op.create_table(
        "catalog_versions",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_catalog_versions"),
    )
    op.bulk_insert(catalog_versions, [{"id": 1, "version": 0}])
    op.create_table(
        "handled_tasks",
        sa.Column("task_id", sa.String(64), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("handled_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("task_id", name="pk_handled_tasks"),
    )
    op.create_index("ix_handled_tasks_handled_at", "handled_tasks", ["handled_at"])


def downgrade() -> None:
    op.drop_table("handled_tasks")
    op.drop_table("catalog_versions")
    op.drop_table("products")
