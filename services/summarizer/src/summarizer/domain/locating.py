"""Where quoted words stand."""

import re
from itertools import islice
from typing import NamedTuple

from summarizer.domain.spans import Span

_TYPOGRAPHY = str.maketrans(
    "\u2018\u2019\u201c\u201d\u201e\u2010\u2011\u2012\u2013\u2014\u2212", '\'\'"""------'
)
_MOST = 20


class Place(NamedTuple):
    """Where a quote stands, and whether letter for letter."""

    span: Span
    exact: bool


def places(text: str, quote: str) -> list[Place]:
    """Every place of a quote, in reading order: those that are exact, else those that are so but
    for white space, capitals and typographic marks. None where it is missing."""
    parts = quote.split()
    if not parts:
        return []
    exact = re.finditer(re.escape(quote.strip()), text)
    if found := [Place(Span(*one.span()), exact=True) for one in islice(exact, _MOST)]:
        return found
    pattern = r"\s+".join(re.escape(part.translate(_TYPOGRAPHY)) for part in parts)
    loose = re.finditer(pattern, text.translate(_TYPOGRAPHY), re.IGNORECASE)
    return [Place(Span(*one.span()), exact=False) for one in islice(loose, _MOST)]
