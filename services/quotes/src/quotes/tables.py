"""What quotes remembers.

Quotes, notifications' texts and failures are JSON documents: decimals stay exactly as they were
issued, and text may hold any character, on both databases.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
)

from chassis.columns import UtcDateTime
from chassis.database import service_metadata
from chassis.inbox import inbox_table

metadata = service_metadata()

handled_tasks = inbox_table(metadata)

quote_counters = Table(
    "quote_counters",
    metadata,
    Column("day", Date, primary_key=True),
    Column("last_sequence", Integer, nullable=False),
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

notifications = Table(
    "notifications",
    metadata,
    Column("notification_id", String(80), primary_key=True),
    Column("announcement", Text, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("attempts", Integer, nullable=False),
    # Whoever delivers moves this ahead first, so that nobody else does the same meanwhile.
    Column("next_attempt_at", UtcDateTime, nullable=False, index=True),
    Column("sent_at", UtcDateTime),
    Column("last_error", Text),
)

failed_workflows = Table(
    "failed_workflows",
    metadata,
    Column("workflow_id", String(255), primary_key=True),
    Column("document", Text, nullable=False),
    Column("recorded_at", UtcDateTime, nullable=False, index=True),
)
