"""Goods in running prose whose amounts stand behind them: "dark chocolate, 40 kg, and …"."""

import re
from functools import lru_cache

from summarizer.domain import units
from summarizer.domain.asking import asking_words
from summarizer.domain.figures import MASK
from summarizer.domain.items import build_product, names_no_goods
from summarizer.domain.languages import any_of
from summarizer.domain.request_text import FoundProduct, RequestText
from summarizer.domain.shares import EACH, names_apart
from summarizer.domain.spans import Span

_JOINED = re.compile(rf"^[\s,;.&)]*(?:(?:{any_of('joins', 'just')})\b\s*)*", re.IGNORECASE)


def products_before_amounts(
    page: RequestText, sentence: Span, *, tentative: bool
) -> list[FoundProduct]:
    """An item for each amount of a sentence, none of which has goods behind it; else nothing."""
    numbers, behind = _patterns(page.numbers.pattern)
    found: list[FoundProduct] = []
    thing = ""
    start = sentence.start
    amounts = [*behind.finditer(page.figures, sentence.start, sentence.end)]
    if not amounts or len(amounts) < len(
        [*numbers.finditer(page.figures, sentence.start, sentence.end)]
    ):
        return []
    for amount in amounts:
        words = _named(page, Span(start, amount.start()), is_first=start == sentence.start)
        each = amount["each"] or amount["each2"]
        whole = Span(words.start, amount.end())
        item = build_product(
            page,
            whole,
            words,
            number=amount["number"],
            unit=amount["unit"],
            tentative=tentative,
        )
        if item is None or names_no_goods(words.read(page.text), page.language):
            return []
        described = item.product.description
        title, colon, told = described.partition(": ")
        thing = title if colon else thing
        described = f"{thing}, {told if colon else described}" if thing else described
        names = names_apart(described) if each else [described]
        found += [item.changed(description=name) for name in names]
        start = amount.end()
    return found


def _named(page: RequestText, before: Span, *, is_first: bool) -> Span:
    """What stands before an amount, without the words that ask for it."""
    words = before.read(page.text)
    start = asking_words(page.language, words) if is_first else 0
    joined = _JOINED.match(words[start:])
    start += joined.end() if joined else 0
    return Span(before.start + start, before.end).trimmed(page.text)


@lru_cache
def _patterns(number: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Any number; and one with nothing behind it that it could count."""
    unit = rf"(?:{units.PATTERN}|{units.CONTAINER_WORDS})(?!\w)\.?"
    behind = (
        rf"(?:\s*[,:(=\u2013\u2014]\s*|\s+-\s+|\s+[x\u00d7]\s?"
        rf"|\s+(?:{any_of('just', 'polite')})\s+)"
        rf"(?:(?P<each>{EACH})\s+)?(?:qty\s*:?\s*)?"
        rf"(?P<number>{number})(?![\d{MASK}]|[.,]\d)\s*[x\u00d7]?\s*(?P<unit>{unit})?"
        rf"(?:\s*(?P<each2>{EACH}))?\s*\)?"
        rf"(?=\s*(?:[,;.?!]|$|\b(?:{any_of('joins')})\b(?!\s+{number})))"
    )
    plain = rf"(?<![\w.,{MASK}]){number}(?![\w{MASK}])"
    return re.compile(plain, re.IGNORECASE), re.compile(behind, re.IGNORECASE)
