"""What quotes remembers.

Quotes, notifications' texts and failures are JSON documents: decimals stay exactly as they were
issued, and text may hold any character, on both databases.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from chassis.columns import UtcDateTime
from chassis.database import service_metadata
from chassis.inbox import inbox_table

metadata = service_metadata()

handled_tasks = inbox_table(metadata)

number_counters = Table(
    "number_counters",
    metadata,
    # The pattern and the period that it counts in.
    Column("counter", String(100), primary_key=True),
    Column("last_count", Integer, nullable=False),
)

quotes = Table(
    "quotes",
    metadata,
    Column("quote_number", String(32), primary_key=True),
    # What asked for the quote: asking again finds it.
    Column("origin", String(300), nullable=False, unique=True),
    Column("revision", Integer, nullable=False),
    Column("thread_id", BigInteger, index=True),
    Column("created_at", UtcDateTime, nullable=False, index=True),
)

# As they were issued: triggers refuse every change.
quote_revisions = Table(
    "quote_revisions",
    metadata,
    Column("quote_number", ForeignKey("quotes.quote_number"), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("document", Text, nullable=False),
)


def _of_revision() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["quote_number", "revision"],
        ["quote_revisions.quote_number", "quote_revisions.revision"],
    )


# Where each revision stands, and what time does to it.
quote_states = Table(
    "quote_states",
    metadata,
    Column("quote_number", String(32), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("status", String(16), nullable=False, index=True),
    # What asked for this revision: asking again finds it.
    Column("origin", String(300), nullable=False, index=True),
    Column("thread_messages", Integer),
    Column("expires_at", UtcDateTime, nullable=False, index=True),
    Column("approve_by", UtcDateTime),
    Column("next_reminder_at", UtcDateTime),
    _of_revision(),
)

# Executions that wait for somebody's decision about a revision.
approval_waits = Table(
    "approval_waits",
    metadata,
    Column("quote_number", String(32), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("workflow_instance_id", String(255), primary_key=True),
    _of_revision(),
)

# The audit trail: triggers refuse every change.
quote_events = Table(
    "quote_events",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=True),
    Column("event_id", String(64), nullable=False, unique=True),
    Column("quote_number", String(32), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("type", String(32), nullable=False),
    Column("document", Text, nullable=False),
    _of_revision(),
    UniqueConstraint("quote_number", "revision", "type"),
)

pdfs = Table(
    "pdfs",
    metadata,
    Column("quote_number", String(32), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("content", LargeBinary, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("size", Integer, nullable=False),
    _of_revision(),
)

# What is to leave: mails, webhooks, decisions for Conductor.
outbox = Table(
    "outbox",
    metadata,
    Column("delivery_id", String(200), primary_key=True),
    Column("channel", String(16), nullable=False),
    Column("document", Text, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("attempts", Integer, nullable=False),
    # Whoever delivers moves this ahead first, so that nobody else does the same meanwhile.
    Column("next_attempt_at", UtcDateTime, nullable=False),
    Column("sent_at", UtcDateTime),
    Column("dead_at", UtcDateTime),
    Column("last_error", Text),
    Index("ix_outbox_channel_next_attempt_at", "channel", "next_attempt_at"),
)

failed_workflows = Table(
    "failed_workflows",
    metadata,
    Column("workflow_id", String(255), primary_key=True),
    Column("document", Text, nullable=False),
    Column("recorded_at", UtcDateTime, nullable=False, index=True),
)
