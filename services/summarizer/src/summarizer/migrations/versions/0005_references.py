"""What a message answers: its place among the others does not hang on its date alone."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One more column."""
    op.add_column("messages", sa.Column("refers_to", sa.JSON, nullable=False, server_default="[]"))
