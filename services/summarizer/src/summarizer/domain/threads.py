"""What a conversation is to somebody who looks at it as a whole."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Final, Literal

from contracts.message import Message
from contracts.threads import Attachment, EmailMessage, Party, Thread

_PREFIXES = re.compile(
    r"(?:\s*+(?:re|aw|sv|antw|fwd?|wg|tr|rv)\s*+(?:\[\d+\]\s*+)?:)+\s*", re.IGNORECASE
)

MAX_LINES: Final = 4_000
"""Of a thread. Each may ask for something, and takes time to read and to price."""
CUT_NOTICE: Final = "[cut here: this thread is longer than what is read of one]"


class MessageHead(Message):
    """A message without its text."""

    message_id: str
    sender: Party
    role: Literal["customer", "seller", "automatic"]
    sent_at: datetime | None
    subject: str
    attachments: list[Attachment] = []


def describe(thread_id: int, heads: Sequence[MessageHead]) -> Thread:
    """A thread by its messages, oldest first; its customer is the first who wrote as one."""
    customers = (head.sender for head in heads if head.role == "customer")
    instants = [head.sent_at for head in heads if head.sent_at is not None]
    return Thread(
        thread_id=thread_id,
        subject=base_subject(heads[0].subject) if heads else "",
        customer=next(customers, None),
        message_count=len(heads),
        first_message_at=min(instants, default=None),
        last_message_at=max(instants, default=None),
    )


def base_subject(subject: str) -> str:
    """A subject without the `Re:` and `Fwd:` before it."""
    prefixes = _PREFIXES.match(subject)
    return subject[prefixes.end() :] if prefixes else subject


def fit(messages: Sequence[EmailMessage], max_chars: int) -> list[EmailMessage]:
    """The messages, oldest first, in at most about `max_chars` characters of JSON, and in at most
    `MAX_LINES` lines of text.

    Quoted history goes first, then the oldest text. The message that is cut ends with
    `CUT_NOTICE`; those before it are left out.
    """
    if sum(map(_size, messages)) <= max_chars and sum(map(_lines, messages)) <= MAX_LINES:
        return list(messages)
    kept: list[EmailMessage] = []
    left, lines_left = max_chars, MAX_LINES
    for message in reversed(messages):
        bare = message.model_copy(update={"quoted": ""})
        below = _below(bare.text, lines_left)
        left -= _size(bare)
        lines_left -= _lines(bare)
        if left < 0 or lines_left < 0:
            shorter = bare.model_copy(update={"text": bare.text[: len(bare.text) - below]})
            kept.append(_cut(shorter, max(0, -left - below)))
            break
        kept.append(bare)
    return kept[::-1]


def was_cut(messages: Sequence[EmailMessage]) -> bool:
    """Whether `fit` had to leave text out."""
    return any(message.text.endswith(CUT_NOTICE) for message in messages)


def _size(message: EmailMessage) -> int:
    return len(message.model_dump_json())


def _lines(message: EmailMessage) -> int:
    return message.text.count("\n") + 1


def _below(text: str, lines: int) -> int:
    """How many characters stand below a text's first lines."""
    rows = text.split("\n", lines)
    return len(rows[-1]) + 1 if len(rows) > lines else 0


def _cut(message: EmailMessage, excess: int) -> EmailMessage:
    """Without its last `excess` characters: of what was hidden first, then of the text."""
    hidden = message.hidden_text[: max(0, len(message.hidden_text) - excess)]
    excess -= len(message.hidden_text) - len(hidden)
    text = message.text[: max(0, len(message.text) - excess)]
    return message.model_copy(
        update={"text": f"{text}\n{CUT_NOTICE}".lstrip(), "hidden_text": hidden}
    )
