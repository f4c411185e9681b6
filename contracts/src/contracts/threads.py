"""Email threads as the steps see them: cleaned text, never raw mail."""

from datetime import datetime
from typing import Literal

from contracts.message import Message


class Party(Message):
    """Somebody who writes or is written to."""

    name: str | None = None
    email: str


class Attachment(Message):
    """A file that came with a message. Its text, where it has one, is part of the message's."""

    filename: str
    media_type: str
    size: int
    """Bytes, decoded."""
    read: bool
    """Whether its text became part of the message's `text`."""
    inline: bool = False
    """A picture that belongs to the message's looks, such as a logo: nobody need open it."""
    problem: str = ""
    """Why it was not read, or not wholly, as the end of a sentence: `it is encrypted`."""


class Finding(Message):
    """Something about a mail that its reader's eyes do not see, and a person should know."""

    code: str
    """`suspicious_text` where it looks like an attempt to steer; else its own name."""
    detail: str


class EmailMessage(Message):
    """One message of a thread, cleaned.

    `text` is what its author newly wrote (and the text of attachments that were read): the
    canonical text that every `Source` counts in. Where an answer stands below a quoted question,
    that stays in the text too, each line with `> `. `quoted` keeps the whole quoted history.
    """

    message_id: str
    sender: Party
    role: Literal["customer", "seller", "automatic"]
    sent_at: datetime | None
    subject: str
    text: str
    quoted: str = ""
    attachments: list[Attachment] = []
    hidden_text: str = ""
    """What the mail hid from its reader's eyes, a passage a line; never read as a request."""
    findings: list[Finding] = []
    """What was odd about the mail itself, beside its words."""


class Thread(Message):
    """A conversation, without its messages' text."""

    thread_id: int
    subject: str
    customer: Party | None
    message_count: int
    first_message_at: datetime | None
    last_message_at: datetime | None


class FetchEmailThreadInput(Message):
    """Input of `fetch_email_thread`."""

    thread_id: int


class FetchEmailThreadOutput(Message):
    """Output of `fetch_email_thread`."""

    thread_id: int
    thread: Thread


class ExtractMessagesInput(Message):
    """Input of `extract_messages`."""

    thread_id: int


class ExtractMessagesOutput(Message):
    """Output of `extract_messages`: the messages, oldest first."""

    thread_id: int
    subject: str
    messages: list[EmailMessage]
