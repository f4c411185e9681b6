"""What a mail's headers say, however broken they are."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.headerregistry import HeaderRegistry
from email.message import EmailMessage as MimeMessage
from email.policy import default
from functools import lru_cache
from typing import Any, TypeVar

from contracts.threads import Party
from summarizer.domain.charsets import decode
from summarizer.domain.cleaning import clean_line

Value = TypeVar("Value")

_ADDRESS = re.compile(r"(?<![^\s<>@,;:\"])[^\s<>@,;:\"]++@[^\s<>@,;:\"]+")
_ID_IN_BRACKETS = re.compile(r"<([^<>]+)>")
_ID_CHARS = 500
"""A longer id fits no database's index; no mail program writes one."""
_MAX_REFERENCES = 200
_RAW_CHARS = 8_000
"""What is read of a header: the parsers below take ever longer over longer ones."""
_PARAMETER_CHARS = 2_000
"""The same of those with parameters, which are taken apart time and again."""
_PRESENT_IN_MAIL = frozenset({"from", "to", "subject", "date", "message-id", "received"})

_registry = HeaderRegistry()


def tolerate(read: Callable[[], Value], otherwise: Value) -> Value:
    """What `read` gives, or `otherwise` where the standard library stumbles over broken MIME."""
    try:
        return read()
    except (LookupError, ValueError, TypeError, AttributeError, ArithmeticError):
        return otherwise


@lru_cache(maxsize=200)
def _parse(name: str, value: str) -> Any:
    """A header's parts; those of an empty one where the parser gives up.

    They are asked for time and again, and a conversation's mails share most of them.
    """
    chars = _PARAMETER_CHARS if name.lower().startswith("content-") else _RAW_CHARS
    return tolerate(lambda: _registry(name, value[:chars]), None) or _registry(name, "")


POLICY = default.clone(header_factory=_parse)
"""How to parse mail: a header that cannot be read is as good as missing."""


def is_mail(message: MimeMessage) -> bool:
    """Whether any header is there that mail has."""
    return any(name.lower() in _PRESENT_IN_MAIL for name, _ in message.raw_items())


def header_text(message: MimeMessage, name: str) -> str:
    """A header decoded, on one line; empty where it is missing."""
    return clean_line(str(_parse(name, _raw(message, name))))


def sender(message: MimeMessage) -> Party:
    """Who wrote it; the address is empty where none is given."""
    for name in ("from", "sender", "reply-to", "return-path"):
        raw = _raw(message, name)
        if party := _first_party(raw):
            return party
        if address := _ADDRESS.search(raw):
            return Party(email=clean_line(address.group()).lower())
    return Party(email="")


def reply_to(message: MimeMessage) -> Party | None:
    """Who wants the answer; null where it does not say."""
    return _first_party(_raw(message, "reply-to"))


def receivers(message: MimeMessage) -> list[Party]:
    """Whom it is for."""
    return [party for name in ("to", "cc") for party in _parties(_raw(message, name))]


def sent_at(message: MimeMessage) -> datetime | None:
    """The Date header as an instant in UTC, else when it was received; null where neither says."""
    received = _raw(message, "received").rpartition(";")[2]
    for written in (_raw(message, "date"), received):
        found: datetime | None = _parse("date", written).datetime
        if found is not None:
            return _in_utc(found)
    return None


def _in_utc(found: datetime) -> datetime | None:
    # "-0000" means UTC from somebody who does not tell their own offset.
    aware = found if found.tzinfo else found.replace(tzinfo=UTC)
    return tolerate(lambda: aware.astimezone(UTC), None)


def message_id(message: MimeMessage) -> str | None:
    """The Message-ID without its angle brackets; null where there is none worth the name."""
    raw = _raw(message, "message-id")
    identifier = next(iter(_identifiers(raw)), clean_line(raw))
    return identifier if identifier and len(identifier) <= _ID_CHARS else None


def referred_ids(message: MimeMessage) -> list[str]:
    """The ids of the messages that it answers, each once."""
    # The one that it answers first: a long thread's references are cut.
    raw = _raw(message, "in-reply-to") + _raw(message, "references")
    ids = (identifier for identifier in _identifiers(raw) if len(identifier) <= _ID_CHARS)
    return list(dict.fromkeys(ids))[:_MAX_REFERENCES]


def _identifiers(raw: str) -> list[str]:
    return [found for text in _ID_IN_BRACKETS.findall(raw) if (found := clean_line(text))]


def _raw(message: MimeMessage, name: str) -> str:
    """The header unfolded, its bytes decoded, its encoded words as they are."""
    value = next((str(v) for n, v in message.raw_items() if n.lower() == name), "")
    text = decode(value.encode("utf-8", "surrogateescape"))
    return re.sub(r"[\r\n]+", "", text).strip()[:_RAW_CHARS]


def _first_party(raw: str) -> Party | None:
    return next(_parties(raw), None)


def _parties(raw: str) -> Iterator[Party]:
    for address in _parse("from", raw).addresses:
        email = clean_line(address.addr_spec).lower()
        if _ADDRESS.fullmatch(email):
            yield Party(name=clean_line(address.display_name) or None, email=email)
