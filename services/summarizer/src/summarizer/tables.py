"""What the summarizer remembers: conversations, their cleaned messages, their summaries."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from chassis.columns import UtcDateTime
from chassis.database import service_metadata
from chassis.inbox import inbox_table

metadata = service_metadata()

ROW_ID = BigInteger().with_variant(Integer, "sqlite")
"""SQLite counts only what it calls INTEGER, which has 64 bits there."""

LARGEST_ID = 2**63 - 1

handled_tasks = inbox_table(metadata)

threads = Table(
    "threads",
    metadata,
    Column("id", ROW_ID, primary_key=True),
    # An id that was once given is never given to another thread.
    sqlite_autoincrement=True,
)

messages = Table(
    "messages",
    metadata,
    Column("id", ROW_ID, primary_key=True),
    Column("thread_id", ForeignKey("threads.id"), nullable=False, index=True),
    Column("message_id", String(500), nullable=False, unique=True),
    Column("sender_name", Text),
    Column("sender_email", Text, nullable=False),
    Column("role", String(20), nullable=False),
    Column("sent_at", UtcDateTime),
    Column("subject", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("quoted", Text, nullable=False),
    Column("hidden_text", Text, nullable=False),
    Column("attachments", JSON, nullable=False),
    Column("findings", JSON, nullable=False, server_default="[]"),
    # The ids of what it answers.
    Column("refers_to", JSON, nullable=False, server_default="[]"),
)

conversation_ids = Table(
    "conversation_ids",
    metadata,
    # The id of a message, or one that a message refers to: it belongs to one thread only.
    Column("message_id", String(500), primary_key=True),
    Column("thread_id", ForeignKey("threads.id"), nullable=False, index=True),
)

summaries = Table(
    "summaries",
    metadata,
    Column("id", ROW_ID, primary_key=True),
    Column("thread_id", ForeignKey("threads.id"), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("document", Text, nullable=False),
    Column("stored_at", UtcDateTime, nullable=False),
    Column("clarification", Text),
    UniqueConstraint("thread_id", "sha256"),
)

model_calls = Table(
    "model_calls",
    metadata,
    Column("id", ROW_ID, primary_key=True),
    # Not a foreign key: what was paid stays known, whatever becomes of the thread.
    Column("thread_id", BigInteger, nullable=False, index=True),
    Column("fingerprint", String(64), nullable=False, index=True),
    Column("model", Text, nullable=False),
    Column("outcome", String(40), nullable=False),
    Column("input_tokens", Integer, nullable=False),
    Column("cached_input_tokens", Integer, nullable=False),
    Column("output_tokens", Integer, nullable=False),
    Column("is_estimate", Boolean, nullable=False),
    Column("cost", String(60), nullable=False),
    Column("started_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
    Column("answer", Text),
)
