"""Goods in lists: an item a line, its quantity before or behind it."""

import re
from functools import lru_cache

from contracts.summaries import RequestedProduct
from summarizer.domain import units
from summarizer.domain.figures import MASK
from summarizer.domain.items import TIMES, build_product, counted, names_no_goods, uncounted
from summarizer.domain.languages import any_of
from summarizer.domain.languages.language import Language
from summarizer.domain.prose import amount_products
from summarizer.domain.request_text import FoundProduct, RequestText
from summarizer.domain.spans import Span, lines, sentences
from summarizer.domain.variants import is_variant, without_variant

_BULLET = (
    r"(?:[-*•\u2013\u2014·▪●◦‣■□✓→»+]\s*|o\s{2,}|\d{1,3}[.)]\s+|\(?[a-z]\)\s+"
    r"|(?:pos|item|position|artikel|art|lp|line)\.?\s?\d{1,3}\s?[.:)-]\s*)"
)
_WORD = rf"[^\W\d_]|{MASK}|\""
_BULLETED = re.compile(rf"\s*{_BULLET}(?P<words>\S.*)", re.IGNORECASE)
_LONGEST_ITEM_WORDS = 16
_LONGEST_ITEM = 400
"""Characters; a longer line is prose, and lines without end must not take time without end."""
_LEAST_TITLE = 5
_SHORT_LINE = 60
"""Characters; a longer line may be one that a mail program broke."""
_SHORT_SENTENCE_WORDS = 8
_NOT_AN_ITEM = re.compile(
    rf".*[:?]$|(?:{any_of('greetings', 'closings', 'thanks', 'people', 'wants', 'ships', 'bills')}"
    rf"|{any_of('keeps', 'hurry', 'calm')})\b",
    re.IGNORECASE,
)
_LABEL = (
    r"(?:(?:qty|quantity|n|nr|no|n[°º]|anzahl|menge|cant|aantal|qté|antal|szt|st|stk)\b[.:]*\s*)?"
)


def list_products(page: RequestText, block: Span) -> list[FoundProduct]:
    """The items of a paragraph that is a list; none where it is prose."""
    found: list[FoundProduct] = []
    loose: list[Span] = []
    before: list[Span] = []
    for row in lines(page.text, block):
        if items := _items(page, row):
            found += _named(items, found or _titles(page, before, loose))
        elif found and _continues(page, found[-1], row):
            found[-1] = _extended(page, found[-1], row)
        elif found or _BULLETED.match(row.read(page.text)):
            loose.append(row)
        else:
            before.append(row)
    if not _is_list(page, block, found, loose, before):
        return []
    return sorted([*found, *_without_quantity(page, loose)], key=lambda one: one.span)


def _titles(page: RequestText, before: list[Span], loose: list[Span]) -> list[FoundProduct]:
    """The last line that is a title to what follows: "Gloves:"."""
    rows = [row for row in (*before, *loose) if row.read(page.text).endswith(":")][-1:]
    found = (build_product(page, row, row) for row in rows)
    return [title for title in found if title]


def _named(items: list[FoundProduct], known: list[FoundProduct]) -> list[FoundProduct]:
    """With the name of what stands before, where an item says nothing but a size or a colour."""
    named = []
    for item in items:
        words = item.product.description
        if is_variant(words) and known:
            before = known[-1].product
            thing = without_variant(before.description.rstrip(":"))
            item = item.variant_of(thing, before.unit)  # noqa: PLW2901
        named.append(item)
        known = [*known, item]
    return named


def _is_list(
    page: RequestText,
    block: Span,
    found: list[FoundProduct],
    loose: list[Span],
    before: list[Span],
) -> bool:
    bulleted = [row for row in loose if _BULLETED.match(row.read(page.text))]
    vague = uncounted(page.language)
    if any(_asks_vaguely(page, row, vague) or _counts(page, row) for row in before):
        return False
    if len(found) != 1 or bulleted or _BULLETED.match(found[0].span.read(page.text)):
        return bool(found) or len(bulleted) > 1
    line = found[0].span.read(page.text)
    if len(block.read(page.text).splitlines()) > 1:
        return _stands_alone(page, before, line)
    first = block.read(page.text)
    return not first.endswith((".", "?", "!")) or len(first.split()) <= _SHORT_SENTENCE_WORDS


def _asks_vaguely(page: RequestText, row: Span, vague: re.Pattern[str]) -> bool:
    """Whether a line asks for "some screws", and not for "some prices"."""
    words = row.read(page.text)
    found = vague.finditer(row.read(page.figures))
    return any(not names_no_goods(words[one.end() :], page.language) for one in found)


def _stands_alone(page: RequestText, before: list[Span], line: str) -> bool:
    """Whether one item between other lines is a line of its own, and no part of a sentence."""
    ended = not before or before[-1].read(page.text).endswith((":", ".", "!", "?", ","))
    return ended and len(line) <= _SHORT_LINE and "." not in line.rstrip(".")


def _items(page: RequestText, row: Span) -> list[FoundProduct]:
    figures = row.read(page.figures)
    bulleted = _BULLETED.match(figures)
    wordy = not bulleted and len(figures.split()) > _LONGEST_ITEM_WORDS
    if wordy or len(figures) > _LONGEST_ITEM:
        return []
    leading, trailing = _patterns(page.numbers.pattern, page.language)
    first = leading.fullmatch(figures)
    if first and len(several := amount_products(page, row)) > 1:
        return several
    if not first and _titles_itself(page, row, several := amount_products(page, row)):
        return several
    match = first or trailing.fullmatch(figures)
    if match is None or (match["number4"] and not bulleted):
        return []  # prose, too, may break a line behind an article
    whole = Span(row.start + (bulleted.start("words") if bulleted else 0), row.end)
    words = Span(row.start + match.start("words"), row.start + match.end("words"))
    named = match.groupdict()
    unit = named["unit"] or named.get("unit2")
    number = named["number"] or named["number2"] or named["number3"] or named["number4"]
    # "A drill" is an item of a list; "A quick answer would help" may stand alone on a line, too.
    perhaps = not bulleted and bool(re.fullmatch(page.language.one, number, re.IGNORECASE))
    if perhaps and not _may_stand_alone(row.read(page.text)):
        return []
    item = build_product(page, whole, words, number=number, unit=unit, tentative=perhaps)
    if item is None and is_variant(words.read(page.text)):
        item = _variant(page, whole, words, number, unit)
    return [item] if item else []


def _may_stand_alone(line: str) -> bool:
    """Whether a line may be an item of its own, and not where a paragraph begins."""
    return len(line) <= _SHORT_LINE and not re.search(r"[.!?]\s", line)


def _titles_itself(page: RequestText, row: Span, items: list[FoundProduct]) -> bool:
    """Whether a line names what all its amounts count: "Helmets, size M: 2 black, 3 red"."""
    head = row.read(page.text)[:_LEAST_TITLE]
    return len(items) > 1 and all(one.product.description.startswith(head) for one in items)


def _variant(
    page: RequestText, whole: Span, words: Span, number: str, unit: str | None
) -> FoundProduct | None:
    # "S" is too short for a product's name; as part of another's it will do.
    found = build_product(page, whole, whole, number=number, unit=unit)
    if found is None:
        return None
    told = words.trimmed(page.text, ending=" ,;.").read(page.text)
    return found.changed(description=told)


@lru_cache
def _patterns(number: str, words: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    an = rf"(?:{words.one})(?=\s+(?!(?:{words.vague})\b))(?!\s+(?:few|couple|bit|lot|paar)\b)"
    leading = (
        rf"\s*{_BULLET}?{_LABEL}(?:(?:{any_of('just', 'joins')})\s+)?{counted(f'{number}|{an}')}"
        rf"\s*[-\u2013:@]?\s*(?P<number2>(?!))?(?P<number3>(?!))?(?P<number4>(?!))?"
        rf"(?P<words>(?:{_WORD}|[(\u201e\u201c]|(?<=[x\u00d7] )\d).*)"
    )
    # Text that asks for nothing is blanks: a run of them is gone through once.
    blanks = r"(?<!\s)\s++"
    strong = (
        rf"(?:{blanks})?[:=\u2013\u2014(]\s*+|{blanks}-\s*+|(?<!\s)\s{{2,}}+|\t\s*+"
        rf"|{blanks}[x\u00d7*@]\s?|,\s++|(?<!\.)\.{{3,}}+\s*+"
    )
    unit = rf"(?:{units.PATTERN}|{units.CONTAINER_WORDS})\b\.?"
    counts = (
        rf"{_LABEL}(?:[x\u00d7*]\s?)?(?P<number>{TIMES}|{number})(?![\d{MASK}]|[.,]\d)"
        r"\s*+(?:[x\u00d7]\s*+)?"
    )
    behind = (
        r"(?:(?:(?<=\s)|\s++)(?:of (?:them|these|those)|each|davon|in total|please|bitte|off"
        r"|required|svp|gesamt))?"
        r"\s*+\)?[.,;]?(?:\s*\([^()]*\))?\s*+"
    )
    trailing = (
        rf"\s*{_BULLET}?(?P<words>(?:{_WORD}).*?)"
        rf"(?:(?:{strong}){counts}(?:(?P<unit>{unit})|(?<=[\d\s])[^\W\d_]{{3,}})?"
        rf"|{blanks}(?P<number3>{number})\s?[x\u00d7](?=\s*+$|\s*+[.,;(])"
        rf"|(?:,|\s-)\s++(?P<number4>{words.one})(?=\s*+\.?\s*+$)"
        rf"|{blanks}{counts.replace('<number>', '<number2>')}"
        rf"(?P<unit2>(?!(?:kg|g|l|m|ml)\b){unit}))"
        rf"{behind}"
    )
    return re.compile(leading, re.IGNORECASE), re.compile(trailing, re.IGNORECASE)


def _counts(page: RequestText, row: Span) -> bool:
    return bool(
        re.search(rf"(?<!\w){page.numbers.pattern}(?!\w)", row.read(page.figures), re.IGNORECASE)
    )


def _continues(page: RequestText, item: FoundProduct, row: Span) -> bool:
    words, above = row.read(page.text), item.span.read(page.text)
    indented = page.text[max(0, row.start - 2) : row.start] == "  "
    wrapped = len(above) >= _SHORT_LINE or above.endswith((",", "-", "(")) or words[0] in "(,"
    wrapped = wrapped or indented
    return wrapped and (words[0].islower() or words[0] in "(,") and not _BULLETED.match(words)


def _extended(page: RequestText, item: FoundProduct, row: Span) -> FoundProduct:
    whole = Span(item.span.start, row.end)
    words = " ".join([item.product.description, *row.read(page.text).split()])
    product = item.product.model_copy(
        update={"description": words.rstrip(" ,;."), "source": page.source(whole)}
    )
    return FoundProduct(product, whole)


def _without_quantity(page: RequestText, rows: list[Span]) -> list[FoundProduct]:
    found: list[FoundProduct] = []
    for row in rows:
        words = row.read(page.text)
        bulleted = _BULLETED.match(words)
        if not bulleted and (_NOT_AN_ITEM.match(words) or words.endswith((".", "!"))):
            continue
        start = row.start + (bulleted.start("words") if bulleted else 0)
        whole = Span(start, row.end)
        thing = next(iter(sentences(page.text, whole)), whole)
        product = build_product(
            page, whole, thing, tentative=not bulleted and not _counts(page, row)
        )
        found += [product] if product else []
    return found


def plain(products: list[FoundProduct]) -> list[RequestedProduct]:
    """In reading order."""
    return [one.product for one in sorted(products, key=lambda one: one.span)]
