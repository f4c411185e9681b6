"""Where quotes stand, their audit trail, counters by pattern, one outbox for all that leaves."""

import json
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)
APPEND_ONLY = ("quote_revisions", "quote_events")


def upgrade() -> None:
    """What is there already has been approved, and its newest revision is the one that holds."""
    op.create_table(
        "number_counters",
        sa.Column("counter", sa.String(100), nullable=False),
        sa.Column("last_count", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("counter", name="pk_number_counters"),
    )
    op.execute(
        "INSERT INTO number_counters SELECT 'Q-{YYYY}{MM}{DD}-{NNN}|' || CAST(day AS VARCHAR(10)),"
        " last_sequence FROM quote_counters"
    )
    op.drop_table("quote_counters")
    _create_what_hangs_on_a_revision()
    _fill_states()
    _create_outbox()
    if op.get_bind().dialect.name == "postgresql":
        # In SQL alone, which every PostgreSQL has: a cast that fails says why.
        op.execute(
            "CREATE FUNCTION append_only(name text) RETURNS integer LANGUAGE sql"
            " AS $$ SELECT CAST(name || ' is append-only' AS integer) $$"
        )
    for table in APPEND_ONLY:
        _protect(table)


def _of_revision(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["quote_number", "revision"],
        ["quote_revisions.quote_number", "quote_revisions.revision"],
        name=f"fk_{table}_quote_number_quote_revisions",
    )


def _key() -> list[sa.Column[Any]]:
    return [
        sa.Column("quote_number", sa.String(32), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
    ]


def _create_what_hangs_on_a_revision() -> None:
    op.create_table(
        "quote_states",
        *_key(),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("origin", sa.String(300), nullable=False),
        sa.Column("thread_messages", sa.Integer),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("approve_by", INSTANT),
        sa.Column("next_reminder_at", INSTANT),
        sa.PrimaryKeyConstraint("quote_number", "revision", name="pk_quote_states"),
        _of_revision("quote_states"),
    )
    for column in ("status", "origin", "expires_at"):
        op.create_index(f"ix_quote_states_{column}", "quote_states", [column])
    op.create_table(
        "approval_waits",
        *_key(),
        sa.Column("workflow_instance_id", sa.String(255), nullable=False),
        sa.PrimaryKeyConstraint(
            "quote_number", "revision", "workflow_instance_id", name="pk_approval_waits"
        ),
        _of_revision("approval_waits"),
    )
    op.create_table(
        "quote_events",
        sa.Column("sequence", sa.Integer, nullable=False, autoincrement=True),
        sa.Column("event_id", sa.String(64), nullable=False),
        *_key(),
        sa.Column("type", sa.String(32), nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("sequence", name="pk_quote_events"),
        sa.UniqueConstraint("event_id", name="uq_quote_events_event_id"),
        sa.UniqueConstraint(
            "quote_number", "revision", "type", name="uq_quote_events_quote_number"
        ),
        _of_revision("quote_events"),
    )


def _fill_states() -> None:
    connection = op.get_bind()
    rows = connection.execute(
        sa.text(
            "SELECT q.quote_number, r.revision, q.revision, q.origin, r.document FROM quotes q"
            " JOIN quote_revisions r ON r.quote_number = q.quote_number"
        )
    ).all()
    states = sa.table(
        "quote_states",
        *(sa.column(name) for name in ("quote_number", "revision", "status", "origin")),
        sa.column("expires_at", INSTANT),
    )
    for number, of_row, newest, origin, document in rows:
        last_day = date.fromisoformat(json.loads(document)["valid_until"])
        connection.execute(
            sa.insert(states).values(
                quote_number=number,
                revision=of_row,
                status="approved" if of_row == newest else "superseded",
                origin=origin,
                expires_at=datetime.combine(last_day + timedelta(days=1), time(), UTC),
            )
        )


def _create_outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("delivery_id", sa.String(200), nullable=False),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("next_attempt_at", INSTANT, nullable=False),
        sa.Column("sent_at", INSTANT),
        sa.Column("dead_at", INSTANT),
        sa.Column("last_error", sa.Text),
        sa.PrimaryKeyConstraint("delivery_id", name="pk_outbox"),
    )
    op.create_index("ix_outbox_channel_next_attempt_at", "outbox", ["channel", "next_attempt_at"])
    op.execute(
        "INSERT INTO outbox (delivery_id, channel, document, created_at, attempts,"
        " next_attempt_at, sent_at, last_error) SELECT notification_id, 'mail', announcement,"
        " created_at, attempts, next_attempt_at, sent_at, last_error FROM notifications"
    )
    op.drop_table("notifications")


def _protect(table: str) -> None:
    """Refuse to change or delete a row, whoever asks."""
    if op.get_bind().dialect.name == "sqlite":
        for action in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{action.lower()} BEFORE {action} ON {table}"
                f" BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
        return
    for action in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE RULE {table}_no_{action.lower()} AS ON {action} TO {table}"
            f" DO INSTEAD SELECT append_only('{table}')"
        )


def downgrade() -> None:
    """There is no way back: what 0001 knows cannot say where a quote stands."""
    raise NotImplementedError
