"""What was odd about a mail as it came."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Messages of before have none."""
    findings = sa.Column("findings", sa.JSON, nullable=False, server_default="[]")
    op.add_column("messages", findings)
