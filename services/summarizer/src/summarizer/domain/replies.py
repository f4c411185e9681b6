"""What an author newly wrote, apart from the history that mail programs put around it."""

import re

from summarizer.domain.answers import with_questions
from summarizer.domain.reply_marks import (
    FORWARD,
    FORWARD_SUBJECT,
    FROM,
    LONGEST_MARK,
    ORIGINAL,
    OTHER_HEADER,
    SUBJECT,
    attribution_length,
)

_HEADER_LINES = 8
_RULE = re.compile(r"\s*[_-]{10,}\s*")
_QUOTE_MARK = re.compile(r"^> ?", re.MULTILINE)


def is_forward(subject: str) -> bool:
    """Whether the subject says that somebody else's words are passed on."""
    return FORWARD_SUBJECT.match(subject) is not None


def split_reply(text: str, *, forwarded: bool) -> tuple[str, str]:
    """The newly written text, and the quoted history.

    Forwarded words count as newly written: to pass them on is to say them. So do, with their
    `> `, the quoted lines that an answer stands below. The first may be empty.
    """
    lines = text.split("\n")
    told: list[tuple[bool, str]] = []
    """Each line, and whether it is quoted."""
    at = 0
    while at < len(lines):
        line = lines[at][:LONGEST_MARK]
        if line.startswith(">"):
            told.append((True, lines[at]))
            at += 1
            continue
        attribution = attribution_length(lines, at)
        history = ORIGINAL.match(line) or _is_header_block(lines, at) or attribution
        if FORWARD.match(line) or (forwarded and history):
            passed_on = _QUOTE_MARK.sub("", "\n".join(lines[at:]))
            told += [(False, line) for line in passed_on.split("\n")]
            break
        if history and not (attribution and _quote_follows(lines, at + attribution)):
            told += [(True, line) for line in lines[at:]]
            break
        told += [(bool(attribution), line) for line in lines[at : at + (attribution or 1)]]
        at += attribution or 1
    written, quoted = with_questions(told)
    return _without_rule(written), quoted.strip()


def _is_header_block(lines: list[str], at: int) -> bool:
    """Outlook's way to begin the history: From, and at least two more headers below it.

    One of them is the subject, or the first names an address: "From: Lyon / To: Paris" is freight.
    """
    if not FROM.match(lines[at][:LONGEST_MARK]):
        return False
    below = [line[:LONGEST_MARK] for line in lines[at + 1 : at + _HEADER_LINES]]
    has_subject = any(map(SUBJECT.match, below))
    others = sum(bool(OTHER_HEADER.match(line)) for line in below)
    return others + has_subject >= 2 and (has_subject or "@" in lines[at])


def _quote_follows(lines: list[str], at: int) -> bool:
    while at < len(lines) and not lines[at]:
        at += 1
    return at < len(lines) and lines[at].startswith(">")


def _without_rule(text: str) -> str:
    """Without the line that Outlook draws above the history."""
    above, _, last = text.rstrip().rpartition("\n")
    return (above if _RULE.fullmatch(last) else text).strip("\n").rstrip()
