"""Lines of an earlier message, spoken of by their number: "forget line 3"."""

import re
from dataclasses import replace

from summarizer.domain.figures import MASK
from summarizer.domain.languages import any_of
from summarizer.domain.request_text import RequestText
from summarizer.domain.spans import Span, blank

_LINES = re.compile(
    rf"(?<!\w)(?:{any_of('positions')})(?:e?[sn])?\.?\s?#?(?P<numbers>\d{{1,3}}(?:(?:\s?,|\s(?:{any_of('joins')}))"
    r"\s\d{1,3}(?!\w|\s\w))*)(?!\w|[.,]\d)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,3}")


def without_lines(page: RequestText) -> RequestText:
    """A message in whose figures the numbers of lines count nothing."""
    spans = [Span(*found.span("numbers")) for found in _LINES.finditer(page.text)]
    numbers = [
        Span(span.start + one.start(), span.start + one.end())
        for span in spans
        for one in _NUMBER.finditer(span.read(page.text))
    ]
    return replace(page, figures=blank(page.figures, numbers, filler=MASK))


def line_of(page: RequestText, clause: Span) -> int | None:
    """The line that a clause speaks of."""
    words = clause.read(page.text)
    if found := _LINES.search(words):
        return int(_NUMBER.findall(found["numbers"])[0])
    # "lines 2 and 4": of the second clause nothing is left but its number.
    masked = MASK in clause.read(page.figures)
    return int(words) if masked and _NUMBER.fullmatch(words) else None
