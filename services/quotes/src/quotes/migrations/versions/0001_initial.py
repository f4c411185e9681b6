"""Quotes and their revisions, PDFs, notifications, failed workflows, handled tasks."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Everything from nothing."""
    op.create_table(
        "handled_tasks",
        sa.Column("task_id", sa.String(64), nullable=False),
        sa.Column("result", sa.Text, nullable=False),
        sa.Column("handled_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("task_id", name="pk_handled_tasks"),
    )
    op.create_index("ix_handled_tasks_handled_at", "handled_tasks", ["handled_at"])
    op.create_table(
        "quote_counters",
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("last_sequence", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("day", name="pk_quote_counters"),
    )
    _create_quotes()
    _create_what_hangs_on_a_revision()
    op.create_table(
        "failed_workflows",
        sa.Column("workflow_id", sa.String(255), nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("workflow_id", name="pk_failed_workflows"),
    )
    op.create_index("ix_failed_workflows_recorded_at", "failed_workflows", ["recorded_at"])


def _create_quotes() -> None:
    op.create_table(
        "quotes",
        sa.Column("quote_number", sa.String(32), nullable=False),
        sa.Column("origin", sa.String(300), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("thread_id", sa.BigInteger),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("quote_number", name="pk_quotes"),
        sa.UniqueConstraint("origin", name="uq_quotes_origin"),
    )
    op.create_index("ix_quotes_thread_id", "quotes", ["thread_id"])
    op.create_index("ix_quotes_created_at", "quotes", ["created_at"])
    op.create_table(
        "quote_revisions",
        sa.Column("quote_number", sa.String(32), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("quote_number", "revision", name="pk_quote_revisions"),
        sa.ForeignKeyConstraint(
            ["quote_number"], ["quotes.quote_number"], name="fk_quote_revisions_quote_number_quotes"
        ),
    )


def _create_what_hangs_on_a_revision() -> None:
    op.create_table(
        "pdfs",
        sa.Column("quote_number", sa.String(32), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("quote_number", "revision", name="pk_pdfs"),
        sa.ForeignKeyConstraint(
            ["quote_number", "revision"],
            ["quote_revisions.quote_number", "quote_revisions.revision"],
            name="fk_pdfs_quote_number_quote_revisions",
        ),
    )
    op.create_table(
        "notifications",
        sa.Column("notification_id", sa.String(80), nullable=False),
        sa.Column("announcement", sa.Text, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("next_attempt_at", INSTANT, nullable=False),
        sa.Column("sent_at", INSTANT),
        sa.Column("last_error", sa.Text),
        sa.PrimaryKeyConstraint("notification_id", name="pk_notifications"),
    )
    op.create_index("ix_notifications_next_attempt_at", "notifications", ["next_attempt_at"])


def downgrade() -> None:
    """Nothing is left."""
    for table in (
        "failed_workflows",
        "notifications",
        "pdfs",
        "quote_revisions",
        "quotes",
        "quote_counters",
        "handled_tasks",
    ):
        op.drop_table(table)
