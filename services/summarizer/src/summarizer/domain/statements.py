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
    # As they were written: what has been read already is blank in the page's own text.
    written = [_line(page.message.text, row) for row in rows]
    apart = all(map(_BEGINS.match, written)) and all(
        len(line) < _SHORT_LINE for line in written[:-1]
    )
    if len(rows) > 1 and (items > 1 or apart):
        for row in rows:
            yield from sentences(page.text, row)
    else:
        yield from sentences(page.text, block)


def _line(text: str, row: Span) -> str:
    end = text.find("\n", row.end)
    return text[text.rfind("\n", 0, row.start) + 1 : end if end >= 0 else None].strip()
