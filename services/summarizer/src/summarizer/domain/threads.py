"""What a conversation is to somebody who looks at it as a whole."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Final, Literal

from contracts.message import Message
from contracts.threads import Attachment, EmailMessage, Party, Thread

_PREFIXES = re.compile(
    r"(?:\s*(?:re|aw|sv|antw|fwd?|wg|tr|rv)\s*(?:\[\d+\])?\s*:)+\s*", re.IGNORECASE
)

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
    return _PREFIXES.sub("", subject, count=1) if _PREFIXES.match(subject) else subject


def fit(messages: Sequence[EmailMessage], max_chars: int) -> list[EmailMessage]:
    """The messages, oldest first, in at most about `max_chars` characters of JSON.

    Quoted history goes first, then the oldest text. The message that is cut ends with
    `CUT_NOTICE`; those before it are left out.
    """
    if sum(map(_size, messages)) <= max_chars:
        return list(messages)
    kept: list[EmailMessage] = []
    left = max_chars
    for message in reversed(messages):
        bare = message.model_copy(update={"quoted": ""})
        left -= _size(bare)
        if left < 0:
            kept.append(_cut(bare, -left))
            break
        kept.append(bare)
    return kept[::-1]


def was_cut(messages: Sequence[EmailMessage]) -> bool:
    """Whether `fit` had to leave text out."""
    return any(message.text.endswith(CUT_NOTICE) for message in messages)


def _size(message: EmailMessage) -> int:
    return len(message.model_dump_json())


def _cut(message: EmailMessage, excess: int) -> EmailMessage:
    """Without its last `excess` characters: of what was hidden first, then of the text."""
    hidden = message.hidden_text[: max(0, len(message.hidden_text) - excess)]
    excess -= len(message.hidden_text) - len(hidden)
    text = message.text[: max(0, len(message.text) - excess)]
    return message.model_copy(
        update={"text": f"{text}\n{CUT_NOTICE}".lstrip(), "hidden_text": hidden}
    )
