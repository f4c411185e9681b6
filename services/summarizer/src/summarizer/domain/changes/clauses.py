"""The clauses of a statement, each of which may change something else."""

import re
from collections.abc import Iterator
from functools import lru_cache

from summarizer.domain.languages import words_of
from summarizer.domain.languages.language import Language
from summarizer.domain.request_text import RequestText
from summarizer.domain.spans import Span


def clauses(page: RequestText, statement: Span) -> Iterator[Span]:
    """In reading order, without what joins them."""
    start = statement.start
    for mark in _joint(page.language).finditer(page.text, statement.start, statement.end):
        yield Span(start, mark.start()).trimmed(page.text)
        start = mark.end()
    yield Span(start, statement.end).trimmed(page.text, ending=".!?")


@lru_cache
def _joint(words: Language) -> re.Pattern[str]:
    return re.compile(
        rf"[,;]\s+|:\s+(?!\d)|(?<!\s)\s++(?:{words_of(words, 'ands')})\s+"
        r"|\s[\u2013\u2014-]\s|\n(?=[^\S\n]*[-*•\u2013]\s)",
        re.IGNORECASE,
    )
