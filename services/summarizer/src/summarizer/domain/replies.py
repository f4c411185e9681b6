"""What an author newly wrote, apart from the history that mail programs put around it."""

import re

from summarizer.domain.answers import with_questions

_FORWARD = re.compile(
    r"-{2,}\s*(?:forwarded (?:message|by\b.*)|weitergeleitete (?:nachricht|e-?mail)"
    r"|message transféré|mensaje reenviado|doorgestuurd bericht)\s*-{2,}"
    r"|(?:begin forwarded message|anfang der weitergeleiteten (?:nachricht|e-?mail)"
    r"|début du message (?:transféré|réexpédié))\s*:",
    re.IGNORECASE,
)
_ORIGINAL = re.compile(
    r"-{2,}\s*(?:original(?: message|nachricht)|ursprüngliche nachricht|message d.origine"
    r"|mensaje original|oorspronkelijk bericht)\s*-{2,}",
    re.IGNORECASE,
)
_FROM = re.compile(r"\s*\**(?:from|von|de|van)\s?:\**\s", re.IGNORECASE)
_OTHER_HEADER = re.compile(
    r"\s*\**(?:sent|date|to|cc|subject|gesendet|datum|an|betreff|envoyé|à|objet"
    r"|enviado|fecha|para|asunto|verzonden|aan|onderwerp)\s?:\**(?:\s|$)",
    re.IGNORECASE,
)
_HEADER_LINES = 8
_ATTRIBUTION = re.compile(
    r"(?:(?:on|am|le|el|op)\b.*\b(?:wrote|schrieb|a écrit|escribió|schreef)\b.*"
    r"|.+\b(?:wrote on|schrieb am|a écrit le)\b.*)\s?:",
    re.IGNORECASE,
)
_ATTRIBUTION_LINES = 3
_MARK_CHARS = 400
"""No mark of a history is longer."""
_RULE = re.compile(r"\s*[_-]{10,}\s*")
_QUOTE_MARK = re.compile(r"^> ?", re.MULTILINE)
_FORWARD_SUBJECT = re.compile(r"\s*(?:fwd?|wg|tr|rv|doorst)\s*:", re.IGNORECASE)


def is_forward(subject: str) -> bool:
    """Whether the subject says that somebody else's words are passed on."""
    return _FORWARD_SUBJECT.match(subject) is not None


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
        line = lines[at][:_MARK_CHARS]
        attribution = _attribution_length(lines, at)
        history = _ORIGINAL.match(line) or _is_header_block(lines, at) or attribution
        if _FORWARD.match(line) or (forwarded and history):
            passed_on = _QUOTE_MARK.sub("", "\n".join(lines[at:]))
            told += [(False, line) for line in passed_on.split("\n")]
            break
        if history and not (attribution and _quote_follows(lines, at + attribution)):
            told += [(True, line) for line in lines[at:]]
            break
        is_quoted = bool(attribution) or line.startswith(">")
        told += [(is_quoted, line) for line in lines[at : at + (attribution or 1)]]
        at += attribution or 1
    written, quoted = with_questions(told)
    return _without_rule(written), quoted.strip()


def _is_header_block(lines: list[str], at: int) -> bool:
    """Outlook's way to begin the history: From, and at least two more headers below it."""
    if not _FROM.match(lines[at]):
        return False
    return sum(bool(_OTHER_HEADER.match(line)) for line in lines[at + 1 : at + _HEADER_LINES]) >= 2


def _attribution_length(lines: list[str], at: int) -> int:
    """How many lines an "On … wrote:" takes that begins here; 0 where none does."""
    for length in range(1, _ATTRIBUTION_LINES + 1):
        candidate = " ".join(lines[at : at + length])
        if not lines[at] or len(candidate) > _MARK_CHARS:
            return 0
        if candidate.rstrip().endswith(":"):
            # A date or an address tells it from somebody's own "On Monday you wrote:".
            told = _ATTRIBUTION.fullmatch(candidate.strip()) and re.search(r"\d|@", candidate)
            return length if told else 0
    return 0


def _quote_follows(lines: list[str], at: int) -> bool:
    while at < len(lines) and not lines[at]:
        at += 1
    return at < len(lines) and lines[at].startswith(">")


def _without_rule(text: str) -> str:
    """Without the line that Outlook draws above the history."""
    above, _, last = text.rstrip().rpartition("\n")
    return (above if _RULE.fullmatch(last) else text).strip("\n").rstrip()
