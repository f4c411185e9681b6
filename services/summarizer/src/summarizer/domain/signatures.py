"""Where a message ends and its signature begins."""

import re
from collections.abc import Iterator

from contracts.threads import Party
from summarizer.domain.closings import CLOSING, DISCLAIMER, MARK, THANKS
from summarizer.domain.reply_marks import FORWARD
from summarizer.domain.spans import Span, lines

_REOPENING = re.compile(
    r"\[attachment: .*\]|p\.?\s?s\.?[:. ].*|nb[:. ].*|-{2,} ?(?:forwarded|original"
    r"|weitergeleitete).*",
    re.IGNORECASE,
)


def signatures(text: str, sender: Party) -> Iterator[Span]:
    """From each closing line to the end of what its author wrote.

    A postscript, a forwarded message or an attachment's text begins anew.
    """
    begin: int | None = None
    end = 0
    written = False
    rows = list(lines(text, Span(0, len(text))))
    for index, row in enumerate(rows):
        if begin is not None and _reopens(row.read(text)):
            yield Span(begin, end)
            begin, written = None, False
        elif begin is None and _closes(text, rows[index : index + 2], sender, written=written):
            begin = row.start
        written = written or len(row.read(text).split()) > 3 or _has_digit(text, row)
        end = row.end
    if begin is not None:
        yield Span(begin, end)


def _reopens(words: str) -> bool:
    return bool(_REOPENING.fullmatch(words) or FORWARD.match(words))


def _closes(text: str, rows: list[Span], sender: Party, *, written: bool) -> bool:
    words, *after = (row.read(text).rstrip(" ,.!") for row in rows)
    head, _, tail = words.partition(",")
    signed = is_name(tail.strip(), sender) if tail else True
    if MARK.fullmatch(words) or DISCLAIMER.match(words) or (CLOSING.fullmatch(head) and signed):
        return True
    # At the head of a mail, thanks and a name are a greeting.
    if not written or not signed:
        return False
    if is_name(words, sender):
        return True
    return bool(THANKS.fullmatch(head)) and (bool(tail) or not after or is_name(after[0], sender))


def is_name(words: str, sender: Party) -> bool:
    """Whether a line is (a part of) the sender's name and nothing else."""
    known = _words(sender.name or "") | _words(sender.email.partition("@")[0])
    found = _words(words)
    return bool(found) and len(found) <= 4 and found <= known


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", text.lower()))


def _has_digit(text: str, row: Span) -> bool:
    return any(character.isdigit() for character in row.read(text))
