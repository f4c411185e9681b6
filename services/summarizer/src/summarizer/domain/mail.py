"""Raw mail in, cleaned messages out."""

import hashlib
import re
from collections.abc import Collection
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage as MimeMessage
from typing import Literal

from contracts.threads import EmailMessage, Party
from summarizer.domain import headers
from summarizer.domain.mime import Content, content_of
from summarizer.domain.replies import is_forward, split_reply
from summarizer.errors import NotMailError

_MBOX_SEPARATOR = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\r\n]*\r?\n(?=[!-9;-~]+:)")
_MBOX_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
_ROBOT = re.compile(r"mailer-daemon|no-?reply|do-?not-?reply|postmaster", re.IGNORECASE)
_BULK = frozenset({"bulk", "junk", "auto_reply"})
_NO_ID_OF_ITS_OWN = "@generated.invalid"


@dataclass(frozen=True)
class ReceivedMail:
    """A cleaned message, and the ids of those that it answers."""

    message: EmailMessage
    refers_to: tuple[str, ...] = ()

    @property
    def identifiers(self) -> tuple[str, ...]:
        """Every message id that belongs to its conversation, its own first."""
        return tuple(dict.fromkeys((self.message.message_id, *self.refers_to)))


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


def read_mail(raw: bytes, seller_domains: Collection[str]) -> ReceivedMail:
    """One message from its bytes; raises NotMailError where they are none."""
    try:
        return _read(raw.lstrip(b"\xef\xbb\xbf\r\n"), seller_domains)
    except RecursionError as error:
        raise NotMailError("it is nested too deeply") from error


def has_own_id(message_id: str) -> bool:
    """Whether a message came with this id, so that an answer may refer to it."""
    return not message_id.endswith(_NO_ID_OF_ITS_OWN)


def _read(raw: bytes, seller_domains: Collection[str]) -> ReceivedMail:
    message = message_from_bytes(raw, policy=headers.POLICY)
    if not headers.is_mail(message):
        raise NotMailError("it has no header that mail has, such as From, Date or Subject")
    content = content_of(message)
    sender = headers.sender(message)
    subject = headers.header_text(message, "subject")
    text, quoted = _split(content, forwarded=is_forward(subject))
    return ReceivedMail(
        EmailMessage(
            message_id=headers.message_id(message) or _derived_id(raw),
            sender=sender,
            role=_role(message, sender, seller_domains),
            sent_at=headers.sent_at(message),
            subject=subject,
            text=text,
            quoted=quoted,
            attachments=list(content.attachments),
            hidden_text=content.hidden,
        ),
        tuple(headers.referred_ids(message)),
    )


def _split(content: Content, *, forwarded: bool) -> tuple[str, str]:
    text, quoted = split_reply(content.text, forwarded=forwarded)
    if not text and not content.attached:
        # Somebody who sends nothing but history wants it read.
        text, quoted = content.text, ""
    return "\n\n".join(filter(None, (text, content.attached))), quoted


def _derived_id(raw: bytes) -> str:
    """The same for the same mail, whatever its line ends and the blank lines around it."""
    digest = hashlib.sha256(raw.replace(b"\r\n", b"\n").strip()).hexdigest()
    return f"{digest[:32]}{_NO_ID_OF_ITS_OWN}"


def _role(
    message: MimeMessage, sender: Party, seller_domains: Collection[str]
) -> Literal["customer", "seller", "automatic"]:
    local_part, _, domain = sender.email.rpartition("@")
    if any(_is_within(domain, seller.lower()) for seller in seller_domains):
        return "seller"
    auto_submitted = headers.header_text(message, "auto-submitted").lower()
    precedence = headers.header_text(message, "precedence").lower()
    if auto_submitted not in {"", "no"} or precedence in _BULK or _ROBOT.search(local_part):
        return "automatic"
    return "customer"


def _is_within(domain: str, parent: str) -> bool:
    return f".{domain}".endswith(f".{parent}")
