"""Answers that stand below the quoted words they answer.

"80" says nothing without the question above it. So of a reply between quoted lines, the lines that
an answer stands below stay in the message's text, each with its `> `; they ask for nothing
themselves.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.domain.how_many import asks_how_many
from summarizer.domain.languages import any_of
from summarizer.domain.spans import Span, blocks

_QUOTED_LINES = re.compile(r"(?:^>.*(?:\n|\Z))+", re.MULTILINE)
_QUOTE_MARK = re.compile(r"^>[> ]*", re.MULTILINE)
_AFFIRMS = re.compile(rf"\W*+(?:{any_of('yes')})\b", re.IGNORECASE)
_DENIES = re.compile(rf"\W*+(?:{any_of('no')})\b", re.IGNORECASE)
_CANCELS = re.compile(rf"\b(?:{any_of('cancels')})\b", re.IGNORECASE | re.DOTALL)
_POLITE = re.compile(rf"\b(?:{any_of('polite', 'thanks')})\b", re.IGNORECASE)
_LONGEST_VARIANT_WORDS = 8
_NUMBERED = re.compile(
    r"^[^\S\n]*(?:[^\W\d]{1,8}\.?\s)?(?P<number>\d)[^\S\n]?[.):\u2013-]{1,2}[^\S\n]+(?P<words>\S.*)$",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Answer:
    """The words that are answered, and where the answer stands."""

    question: str
    span: Span
    number: Span | None = None
    """Where it bears its question's number."""

    @property
    def whole(self) -> Span:
        """The answer with its number."""
        return Span(self.number.start, self.span.end) if self.number else self.span

    @property
    def asks_how_many(self) -> bool:
        """Whether a number would be a quantity."""
        return asks_how_many(self.question)


def with_questions(lines: list[tuple[bool, str]]) -> tuple[str, str]:
    """The newly written text and the quoted history of a reply's lines, which say of themselves
    whether they are quoted: an answered question is part of the text."""
    kept = _answered(lines)
    text = [line for at, (quoted, line) in enumerate(lines) if not quoted or at in kept]
    return "\n".join(text), "\n".join(line for quoted, line in lines if quoted)


def _answered(lines: list[tuple[bool, str]]) -> set[int]:
    """The last quoted paragraph above each written one, where the reply goes to and fro."""
    paragraphs: list[list[int]] = []
    for at, (quoted, line) in enumerate(lines):
        written_below = not quoted and line.strip()
        if written_below and (question := _paragraph_above(lines, at)):
            paragraphs.append(question)
    # Below one block of history stands a whole reply, unless what it ends with is a question.
    if len(paragraphs) == 1 and "?" not in "".join(lines[at][1] for at in paragraphs[0]):
        return set()
    return {at for paragraph in paragraphs for at in paragraph}


def _paragraph_above(lines: list[tuple[bool, str]], at: int) -> list[int]:
    """The quoted paragraph that ends right above, if only blank lines stand between."""
    above = at - 1
    while above >= 0 and not _QUOTE_MARK.sub("", lines[above][1]).strip():
        above -= 1
    found: list[int] = []
    # An "On … wrote:" is quoted too, and no question.
    while above >= 0 and lines[above][0] and _says_something_quoted(lines[above][1]):
        found.insert(0, above)
        above -= 1
    return found


def _says_something_quoted(line: str) -> bool:
    return line.startswith(">") and bool(_QUOTE_MARK.sub("", line).strip())


def questions(text: str) -> list[Span]:
    """The quoted lines in a message's text."""
    return [Span(*found.span()) for found in _QUOTED_LINES.finditer(text)]


def numbered_answers(text: str, asked: str) -> Iterator[Answer]:
    """Lines that bear the number of one of several questions: "2. 55", "Zu 2: 55"."""
    asking = {one["number"]: one["words"] for one in _NUMBERED.finditer(asked)}
    found = [*_NUMBERED.finditer(text)]
    if len(asking) > 1 and found and all(one["number"] in asking for one in found):
        for one in found:
            question = " ".join(asking[one["number"]].split())
            number = Span(*one.span()).trimmed(text)
            yield Answer(question, Span(*one.span("words")).trimmed(text), number)


def answers(text: str) -> Iterator[Answer]:
    """Each quoted paragraph in a text with the paragraph below it."""
    quoted = questions(text)
    ends = [*(span.start for span in quoted[1:]), len(text)]
    for question, end in zip(quoted, ends, strict=False):
        below = next(blocks(text[question.end : end]), None)
        if below is not None:
            yield Answer(
                question=" ".join(_QUOTE_MARK.sub("", question.read(text)).split()),
                span=Span(question.end + below.start, question.end + below.end),
            )


def affirms(words: str) -> bool:
    """Whether an answer begins with a yes."""
    return _AFFIRMS.match(words) is not None


def cancels(words: str) -> bool:
    """Whether an answer takes back what was asked for."""
    return _CANCELS.search(words) is not None


def denies(words: str) -> bool:
    """Whether an answer begins with a no."""
    return _DENIES.match(words) is not None


def variant(words: str) -> str | None:
    """What a short answer adds to a product's name: "Orange, XL" of "Orange, XL please."."""
    told = " ".join(_POLITE.sub("", words).split()).strip(" ,;.!-\u2013")
    if not told or len(told.split()) > _LONGEST_VARIANT_WORDS:
        return None
    return told
