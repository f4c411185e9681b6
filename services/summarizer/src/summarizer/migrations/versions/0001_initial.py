"""Threads, messages, conversation ids, summaries, handled tasks."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)
ROW_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


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
        "threads",
        sa.Column("id", ROW_ID, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_threads"),
        sqlite_autoincrement=True,
    )
    _create_messages()
    _create_what_else_a_thread_has()


def _create_messages() -> None:
    op.create_table(
        "messages",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("thread_id", ROW_ID, nullable=False),
        sa.Column("message_id", sa.String(500), nullable=False),
        sa.Column("sender_name", sa.Text),
        sa.Column("sender_email", sa.Text, nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("sent_at", INSTANT),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("quoted", sa.Text, nullable=False),
        sa.Column("hidden_text", sa.Text, nullable=False),
        sa.Column("attachments", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_messages"),
        sa.ForeignKeyConstraint(
            ["thread_id"], ["threads.id"], name="fk_messages_thread_id_threads"
        ),
        sa.UniqueConstraint("message_id", name="uq_messages_message_id"),
    )
    op.create_index("ix_messages_thread_id", "messages", ["thread_id"])


def _create_what_else_a_thread_has() -> None:
    op.create_table(
        "conversation_ids",
        sa.Column("message_id", sa.String(500), nullable=False),
        sa.Column("thread_id", ROW_ID, nullable=False),
        sa.PrimaryKeyConstraint("message_id", name="pk_conversation_ids"),
        sa.ForeignKeyConstraint(
            ["thread_id"], ["threads.id"], name="fk_conversation_ids_thread_id_threads"
        ),
    )
    op.create_index("ix_conversation_ids_thread_id", "conversation_ids", ["thread_id"])
    op.create_table(
        "summaries",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("thread_id", ROW_ID, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("stored_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_summaries"),
        sa.ForeignKeyConstraint(
            ["thread_id"], ["threads.id"], name="fk_summaries_thread_id_threads"
        ),
        sa.UniqueConstraint("thread_id", "sha256", name="uq_summaries_thread_id"),
    )
