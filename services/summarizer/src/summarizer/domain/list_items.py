"""Goods in lists: an item a line, its quantity before or behind it."""

import re
from functools import lru_cache

from summarizer.domain.figures import MASK
from summarizer.domain.items import UNCOUNTED, build_product
from summarizer.domain.prose import amount_products
from summarizer.domain.request_text import FoundProduct, RequestText
from summarizer.domain.spans import Span, lines
from summarizer.domain.units import PATTERN as UNIT

_BULLET = r"(?:[-*•\u2013·▪●]\s*|\d{1,3}[.)]\s+|\(?[a-z]\)\s+)"
_WORD = rf"[^\W\d_]|{MASK}|\""
_BULLETED = re.compile(rf"\s*{_BULLET}(?P<words>\S.*)")
_LONGEST_ITEM_WORDS = 14
_LONGEST_ITEM = 400
"""Characters; a longer line is prose, and lines without end must not take time without end."""
_SHORT_SENTENCE_WORDS = 8
_NOT_AN_ITEM = re.compile(
    r".*[:?]$|(?:hello|hi|dear|thanks?|please|regards|guten|sehr|bitte|bonjour|merci|we|i|wir"
    r"|ich)\b",
    re.IGNORECASE,
)


def list_products(page: RequestText, block: Span) -> list[FoundProduct]:
    """The items of a paragraph that is a list; none where it is prose."""
    found: list[FoundProduct] = []
    loose: list[Span] = []
    before: list[Span] = []
    for row in lines(page.text, block):
        if items := _items(page, row):
            found += items
        elif found and _continues(page, row):
            found[-1] = _extended(page, found[-1], row)
        elif found or _BULLETED.match(row.read(page.text)):
            loose.append(row)
        else:
            before.append(row)
    if not _is_list(page, block, found, loose, before):
        return []
    return sorted([*found, *_without_quantity(page, loose)], key=lambda one: one.span)


def _is_list(
    page: RequestText,
    block: Span,
    found: list[FoundProduct],
    loose: list[Span],
    before: list[Span],
) -> bool:
    bulleted = [row for row in loose if _BULLETED.match(row.read(page.text))]
    if any(UNCOUNTED.search(row.read(page.figures)) or _counts(page, row) for row in before):
        return False
    first = block.read(page.text)
    if len(found) == 1 and not bulleted and not _BULLETED.match(first):
        return len(first.splitlines()) == 1 and (
            not first.endswith((".", "?", "!")) or len(first.split()) <= _SHORT_SENTENCE_WORDS
        )
    return bool(found) or len(bulleted) > 1


def _items(page: RequestText, row: Span) -> list[FoundProduct]:
    figures = row.read(page.figures)
    bulleted = _BULLETED.match(figures)
    wordy = not bulleted and len(figures.split()) > _LONGEST_ITEM_WORDS
    if wordy or len(figures) > _LONGEST_ITEM:
        return []
    leading, trailing = _patterns(page.numbers.pattern)
    several = amount_products(page, row)
    if leading.fullmatch(figures) and len(several) > 1:
        return several
    match = leading.fullmatch(figures) or trailing.fullmatch(figures)
    if match is None:
        return []
    whole = Span(row.start + (bulleted.start("words") if bulleted else 0), row.end)
    words = Span(row.start + match.start("words"), row.start + match.end("words"))
    number, unit = (match["number"], match["unit"])
    item = build_product(page, whole, words, number=number, unit=unit)
    return [item] if item else []


@lru_cache
def _patterns(number: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    count = rf"(?P<number>{number})(?![\d{MASK}]|[.,]\d)"
    unit = rf"(?P<unit>{UNIT})\b\.?"
    leading = (
        rf"\s*{_BULLET}?(?:qty:?\s*)?{count}\s*(?:[x\u00d7](?!\w))?\s*(?:{unit})?"
        rf"(?:\s+(?:of|von|van|de)\b(?:\s+the\b)?|\s*d['\u2019]"
        rf"|\s*[-\u2013:])?\s*(?P<words>(?:{_WORD}|[(\u201e\u201c]).*)"
    )
    strong = r"\s*[:=\u2013\u2014(]\s*|\s+-\s*|\s{2,}|\t\s*|\s+[x\u00d7]\s?"
    trailing = (
        rf"\s*{_BULLET}?(?P<words>(?:{_WORD}).*?)"
        rf"(?:(?:{strong})(?:qty:?\s*)?"
        rf"|,\s+(?={number}\s*{UNIT}\b)){count}\s*[x\u00d7]?\s*(?:{unit})?"
        r"(?:\s+(?:of (?:them|these|those)|each|davon))?\s*\)?[.,;]?\s*"
    )
    return re.compile(leading, re.IGNORECASE), re.compile(trailing, re.IGNORECASE)


def _counts(page: RequestText, row: Span) -> bool:
    return bool(
        re.search(rf"(?<!\w){page.numbers.pattern}(?!\w)", row.read(page.figures), re.IGNORECASE)
    )


def _continues(page: RequestText, row: Span) -> bool:
    words = row.read(page.text)
    return words[0].islower() and not _BULLETED.match(words)


def _extended(page: RequestText, item: FoundProduct, row: Span) -> FoundProduct:
    whole = Span(item.span.start, row.end)
    words = " ".join([item.product.description, *row.read(page.text).split()])
    product = item.product.model_copy(
        update={"description": words.rstrip(" ,;."), "source": page.source(whole)}
    )
    return FoundProduct(product, whole)


def _without_quantity(page: RequestText, rows: list[Span]) -> list[FoundProduct]:
    found = []
    for row in rows:
        words = row.read(page.text)
        bulleted = _BULLETED.match(words)
        if not bulleted and (_NOT_AN_ITEM.match(words) or words.endswith(".")):
            continue
        start = row.start + (bulleted.start("words") if bulleted else 0)
        product = build_product(page, Span(start, row.end), Span(start, row.end))
        found += [product] if product else []
    return found
