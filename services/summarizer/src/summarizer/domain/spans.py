"""Places in a message's text. Whatever is read keeps its offsets: text is blanked, never cut."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

from contracts.summaries import Source
from contracts.threads import EmailMessage

_BLOCK = re.compile(r"\S(?:.|\n(?!\s*\n))*")
_LINE = re.compile(r"\S.*")
_SENTENCE_END = re.compile(
    r"(?<!\b\w)(?<!\b\w\w)(?<!\bszt)(?<!\bstk)(?<!\bpcs)(?<!\bStk)(?<!\bStck)(?<!\buds)(?<!\bart)(?<!\bArt)"
    r"(?<!\bapprox)(?<!\bincl)(?<!\binkl)(?<!\bref)(?<!\bRef)(?<!\bqty)(?<!\bmin)(?<!\bmax)(?<!\bbzw)(?<!\bzzgl)"
    r"(?<!\bexcl)(?<!\bpos)(?<!\bPos)(?<!\bmrt)(?<!\bnum)(?<!\bcant)(?<!\bconf)(?<![.!?])[.!?]++(?=\s)|(?<=\w\w)[.!?]++(?=\s+[A-ZÄÖÜ])"
    # Short words end no sentence, but for units behind a number: "10 l. There is …".
    r"|(?<=\d [lmg])\.(?=\s+[A-ZÄÖÜ])|(?<=\d (?:kg|cm|mm|ml))\.(?=\s+[A-ZÄÖÜ])"
    r"|(?<=[\d\)\"][lmg])\.(?=\s+[A-Z])"
    r"|(?<=[ ][SMLX])\.(?=\s+[A-Z])"
    # Behind a figure stands an ordinal's point more often than a sentence's, in some languages.
    r"|(?<=\w \d)\.(?=\s+(?:We|I|Also|Please|The|You|Thanks|And|Can|Could|This|It|Our|Wir|Ich"
    r"|Bitte|Nous|Je"
    r"|Merci|Pouvez|Il|Necesitamos|Gracias|Lo|Por|Wij|We|Graag|Ik|Vorrei|Grazie|Delivery|Deliver|Ship)\b)"
    r"|(?<=\d\d)\.(?=\s+(?:We|I|Also|Please|The|You|Thanks|And|Can|Could|This|It|Our|Wir|Ich|Bitte|Nous|Je"
    r"|Merci|Pouvez|Il|Necesitamos|Gracias|Lo|Por|Wij|We|Graag|Ik|Vorrei|Grazie|Delivery|Deliver|Ship)\b)"
)


class Span(NamedTuple):
    """`text[start:end]`."""

    start: int
    end: int

    def read(self, text: str) -> str:
        """What stands there."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether any place is in both."""
        return self.start < other.end and other.start < self.end

    def trimmed(self, text: str, *, ending: str = "") -> "Span":
        """The same without white space around it and without the characters of `ending` behind."""
        whole = self.read(text)
        kept = whole.rstrip().rstrip(ending).rstrip() if ending else whole.rstrip()
        start = self.start + len(whole) - len(whole.lstrip())
        return Span(min(start, self.start + len(kept)), self.start + len(kept))

    def source(self, message: EmailMessage) -> Source:
        """This place as others may look it up."""
        return Source(
            message_id=message.message_id,
            start=self.start,
            end=self.end,
            quote=self.read(message.text),
        )


class Places:
    """Many places, among which one is soon looked for."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._ends = [*accumulate((span.end for span in ordered), max)]
        """How far the places up to here reach."""

    def overlap(self, span: Span) -> bool:
        """Whether any place is in one of these and in the other, too."""
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._ends[before - 1] > span.start


def blank(text: str, spans: Iterable[Span], *, filler: str = " ") -> str:
    """The text with `filler` for every character there but line ends; its length is the same."""
    pieces = []
    position = 0
    for start, end in sorted(spans):
        if end > position:
            covered = text[max(start, position) : end]
            pieces += [text[position:start], re.sub(r"[^\n]", filler, covered)]
            position = end
    return "".join([*pieces, text[position:]])


def blocks(text: str) -> Iterator[Span]:
    """Paragraphs: what stands between blank lines."""
    return (Span(*found.span()).trimmed(text) for found in _BLOCK.finditer(text))


def lines(text: str, within: Span) -> Iterator[Span]:
    """Lines that hold something, from their first to their last visible character."""
    found = _LINE.finditer(text, within.start, within.end)
    return (Span(*line.span()).trimmed(text) for line in found)


def sentences(text: str, within: Span) -> Iterator[Span]:
    """Sentences of a paragraph, with the marks that end them."""
    start = within.start
    for mark in _SENTENCE_END.finditer(text, within.start, within.end):
        yield Span(start, mark.end()).trimmed(text)
        start = mark.end()
    if text[start : within.end].strip():
        yield Span(start, within.end).trimmed(text)
