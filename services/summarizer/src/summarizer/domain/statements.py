"""What a message says, one thing at a time: sentences of prose, lines of a list."""

import re
from collections.abc import Iterator

from summarizer.domain.request_text import RequestText
from summarizer.domain.spans import Span, lines, sentences

_SHORT_LINE = 60
_BEGINS = re.compile(r"[^a-zß-öø-ÿ]")
_ITEM = re.compile(r"\s*(?:[-*•\u2013·▪]\s*|\d{1,3}[.)]\s+)?\d|\s*[-*•\u2013·▪]\s")


def statements(page: RequestText, block: Span) -> Iterator[Span]:
    """The lines of a paragraph that is a list, its sentences where it is prose."""
    rows = list(lines(page.text, block))
    items = sum(bool(_ITEM.match(row.read(page.text))) for row in rows)
    apart = all(_BEGINS.match(row.read(page.text)) for row in rows) and all(
        row.end - row.start < _SHORT_LINE for row in rows[:-1]
    )
    if len(rows) > 1 and (items > 1 or apart):
        for row in rows:
            yield from sentences(page.text, row)
    else:
        yield from sentences(page.text, block)
