"""Where a message ends and its signature begins."""

import re
from collections.abc import Iterator

from contracts.threads import Party
from summarizer.domain.spans import Span, lines

_MARK = re.compile(r"--\s*|_{5,}|Sent from my .*|Von meinem .* gesendet|Envoyé de mon .*")
_CLOSING = re.compile(
    r"(?:(?:kind|best|warm|with (?:kind|best))\s+)?(?:regards|wishes)|sincerely"
    r"|yours (?:sincerely|truly)|all the best|(?:mit )?(?:freundliche[nm]?|beste[nm]?|schöne[nm]?"
    r"|viele[nm]?) gr(?:ü|ue)(?:ß|ss)en?|mfg|cordialement|bien cordialement|salutations|un saludo"
    r"|saludos(?: cordiales)?|atentamente|(?:met )?vriendelijke groeten?|groeten",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"(?:many |best )?(?:thanks|thank you|thx)(?: (?:in advance|again|and regards))?|cheers|best"
    r"|(?:vielen )?dank|danke|merci|gracias|bedankt|(?:dank )?alvast",
    re.IGNORECASE,
)
_DISCLAIMER = re.compile(
    r"(?:important|confidential\w*)(?: notice)?\b.*:|this (?:e-?mail|message) .*confidential"
    r"|diese e-?mail .*vertraulich",
    re.IGNORECASE,
)
_REOPENING = re.compile(
    r"\[attachment: .*\]|p\.?\s?s\.?[:. ].*|nb[:. ].*|-{2,} ?(?:forwarded|original"
    r"|weitergeleitete).*|begin forwarded message.*|-{3,}.*transféré.*",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"^(?:\[attachment: .*\]|-{2,} ?(?:forwarded|original|weitergeleitete).*|(?:From|Sent|Date"
    r"|Subject|To|Cc|Von|Gesendet|Datum|An|Betreff|De|Envoyé|Objet|À)\s?: .*)$",
    re.IGNORECASE | re.MULTILINE,
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
        if begin is not None and _REOPENING.fullmatch(row.read(text)):
            yield Span(begin, end)
            begin, written = None, False
        elif begin is None and _closes(text, rows[index : index + 2], sender, written=written):
            begin = row.start
        written = written or len(row.read(text).split()) > 3 or _has_digit(text, row)
        end = row.end
    if begin is not None:
        yield Span(begin, end)


def marks(text: str) -> Iterator[Span]:
    """Lines that are nobody's words: attachments' names, headers of forwarded mail."""
    return (Span(*found.span()) for found in _HEADER.finditer(text))


def _closes(text: str, rows: list[Span], sender: Party, *, written: bool) -> bool:
    words, *after = (row.read(text).rstrip(" ,.!") for row in rows)
    head, _, tail = words.partition(",")
    signed = is_name(tail.strip(), sender) if tail else True
    if _MARK.fullmatch(words) or _DISCLAIMER.match(words) or (_CLOSING.fullmatch(head) and signed):
        return True
    # At the head of a mail, thanks and a name are a greeting.
    if not written or not signed:
        return False
    if is_name(words, sender):
        return True
    return bool(_THANKS.fullmatch(head)) and (bool(tail) or not after or is_name(after[0], sender))


def is_name(words: str, sender: Party) -> bool:
    """Whether a line is (a part of) the sender's name and nothing else."""
    known = _words(sender.name or "") | _words(sender.email.partition("@")[0])
    found = _words(words)
    return bool(found) and len(found) <= 4 and found <= known


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", text.lower()))


def _has_digit(text: str, row: Span) -> bool:
    return any(character.isdigit() for character in row.read(text))
