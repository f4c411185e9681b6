"""Raw mail in, cleaned messages out."""

import hashlib
import re
from collections.abc import Collection
from dataclasses import dataclass
from email import message_from_bytes

from contracts.threads import EmailMessage, Finding
from summarizer.domain import headers
from summarizer.domain.mime import Content, content_of
from summarizer.domain.replies import is_forward, split_reply
from summarizer.domain.speakers import speaker_of
from summarizer.errors import NotMailError

_MBOX_SEPARATOR = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\r\n]*\r?\n(?=[!-9;-~]+:)")
_MBOX_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
MAX_PARTS = 10_000
"""Of one mail. Some programs send hundreds; each takes memory, however short it is."""
_PART_BEGINS = b"\n--"
_HAS_WORDS = re.compile(r"[^\W_]")
_NO_ID_OF_ITS_OWN = "@generated.invalid"


@dataclass(frozen=True)
class ReceivedMail:
    """A cleaned message, and the ids of those that it answers."""

    message: EmailMessage
    refers_to: tuple[str, ...] = ()
    came_as: str | None = None
    """The id that it came with, where another message has that id."""

    @property
    def identifiers(self) -> tuple[str, ...]:
        """Every message id that belongs to its conversation, its own first."""
        own = (self.message.message_id, *([self.came_as] if self.came_as else []))
        return tuple(dict.fromkeys((*own, *self.refers_to)))


def split_mbox(content: bytes) -> list[bytes]:
    """The messages of an mbox, or the one that an .eml file is."""
    starts = list(_MBOX_SEPARATOR.finditer(content))
    if not starts or starts[0].start() != 0:
        return [content]
    ends = [*(start.start() for start in starts[1:]), len(content)]
    return [
        _MBOX_ESCAPED.sub(rb"\1", content[start.end() : end])
        for start, end in zip(starts, ends, strict=True)
    ]


def read_mail(
    raw: bytes, seller_domains: Collection[str], *, open_files: bool = True
) -> ReceivedMail:
    """One message from its bytes; raises NotMailError where they are none.

    Without `open_files` the files that came with it are listed and not read.
    """
    try:
        return _read(raw.lstrip(b"\xef\xbb\xbf\r\n"), seller_domains, open_files)
    except RecursionError as error:
        raise NotMailError("it is nested too deeply") from error


def has_own_id(message_id: str) -> bool:
    """Whether a message came with this id, so that an answer may refer to it."""
    return not message_id.endswith(_NO_ID_OF_ITS_OWN)


def _read(raw: bytes, seller_domains: Collection[str], open_files: bool) -> ReceivedMail:  # noqa: FBT001
    if raw.count(_PART_BEGINS) > MAX_PARTS:
        raise NotMailError(f"it has more than {MAX_PARTS} parts")
    mail = message_from_bytes(raw, policy=headers.POLICY)
    if not headers.is_mail(mail):
        raise NotMailError("it has no header that mail has, such as From, Date or Subject")
    content = content_of(mail, open_files=open_files)
    speaker = speaker_of(mail, seller_domains)
    subject = headers.header_text(mail, "subject")
    text, quoted = _split(content, subject)
    return ReceivedMail(
        EmailMessage(
            message_id=headers.message_id(mail) or _derived_id(raw),
            sender=speaker.party,
            role=speaker.role,
            sent_at=headers.sent_at(mail),
            subject=subject,
            text=text,
            quoted=quoted,
            attachments=list(content.attachments),
            hidden_text=content.hidden,
            findings=[*speaker.findings, *_cut(content)],
        ),
        tuple(headers.referred_ids(mail)),
    )


def _split(content: Content, subject: str) -> tuple[str, str]:
    """The text to read and the quoted history."""
    written = content.text or content.spare
    text, quoted = split_reply(written, forwarded=is_forward(subject))
    if not _HAS_WORDS.search(text) and not content.attached:
        # Somebody who sends nothing but history wants it read; who sends nothing said it above.
        text, quoted = written or ("" if content.attachments else subject), ""
    return "\n\n".join(filter(None, (text, content.attached))), quoted


def _cut(content: Content) -> list[Finding]:
    if not content.cut:
        return []
    detail = "The mail is too long, or its HTML too deeply nested: its end was not read."
    return [Finding(code="mail_cut", detail=detail)]


def _derived_id(raw: bytes) -> str:
    """The same for the same mail, whatever its line ends and the blank lines around it."""
    digest = hashlib.sha256(raw.replace(b"\r\n", b"\n").strip()).hexdigest()
    return f"{digest[:32]}{_NO_ID_OF_ITS_OWN}"
