"""Goods in running prose: each quantity begins an item that ends where the next one begins."""

import re
from collections.abc import Iterator
from functools import lru_cache

from summarizer.domain.figures import MASK
from summarizer.domain.items import build_product, counted, names_no_goods, uncounted
from summarizer.domain.languages import any_of, words_of
from summarizer.domain.languages.language import Language
from summarizer.domain.request_text import FoundProduct, RequestText
from summarizer.domain.spans import Span, sentences
from summarizer.domain.variants import is_variant, without_variant

_ASKS = re.compile(rf"\b(?:{any_of('asks')})\b", re.IGNORECASE)
_GOES_ON = re.compile(rf"(?:{any_of('joins', 'adds')})\b", re.IGNORECASE)
# A number behind these counts what is there or where, not what is wanted.
_COUNTS_OTHERWISE = re.compile(
    r"(?:\b(?:our|the|these|those|your|my|in|at|within|next|last|all|every|from|to|than|between"
    r"|around|unsere\w*|den|die|unser|nach|seit|nos|los|las|onze|all(?:en)?|dans|ces|depuis|nuestr\w+|desde"
    r"|binnen|nostr\w+|nei|nelle|tra|fra|nossos|nossas|w|od|våra|vores|since|over|innerhalb|under)"
    rf"|(?<!^)\b(?!(?:{any_of('asks', 'quotes', 'greetings', 'joins', 'just', 'adds')}"
    r"|Sie|Ihnen|Ihr|Uns|Lei|Vous)\b)[A-ZÄÖÜ][a-zäöüß][\w-]*)\s*$",
)
_PARTS = re.compile(
    rf"(?<!\d)[,;:\n]|[,;:\n](?!\d)|[.?!&]\s|\b(?:{any_of('joins')})\b", re.IGNORECASE
)
_PURPOSE = re.compile(r"\b(?:for|für|pour|para|voor|per|dla|till|til)\s*$", re.IGNORECASE)
"""Behind these a number counts goods only where the words before ask: "a price for 20 …"."""
_LEFT_OVER = re.compile(
    rf"(?:\s*[,;:(&]|\s+(?:{any_of('joins', 'just', 'about')}))\s*$", re.IGNORECASE
)
_TITLE = re.compile(r"(?P<title>[^:.,;!?\n]{3,60}):\s*$")
_BEFORE_TITLE = re.compile(
    rf".*\b(?:{any_of('asks', 'quotes')}|for|für|pour|para|voor|per|di|de|on|of)\s+",
    re.IGNORECASE | re.DOTALL,
)


@lru_cache
def _ends(words: Language) -> re.Pattern[str]:
    return re.compile(
        rf"[,;]?\s+(?:{words_of(words, 'ends_item')})(?!\w)"
        r"|\s+[\u2013\u2014-]\s|[?!]|[,;]\s*$"
        r"|[,;]?\s+(?:and|und|et|y|en|e|och|og|i)\s+(?:please\s+)?(?:make|change|drop|cancel|remove|leave)\b",
        re.IGNORECASE,
    )


@lru_cache
def _past(words: Language) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words_of(words, 'past')})\b", re.IGNORECASE)


def prose_products(page: RequestText, block: Span) -> list[FoundProduct]:
    """What the sentences of a paragraph ask for; perhaps, where none of their words asks."""
    found: list[FoundProduct] = []
    asking = False
    for sentence in sentences(page.text, block):
        words = sentence.read(page.text)
        asking = bool(_ASKS.search(words)) or (asking and bool(_GOES_ON.match(words)))
        found += amount_products(page, sentence, tentative=not asking)
    return found


def amount_products(
    page: RequestText, sentence: Span, *, tentative: bool = False
) -> list[FoundProduct]:
    """An item for each amount that a sentence names."""
    found: list[FoundProduct] = []
    starts = [*_amounts(page, sentence)]
    ends = [*(start.start() for start in starts[1:]), sentence.end]
    thing = _title(page, sentence, starts[0].start()) if starts else None
    for start, limit in zip(starts, ends, strict=False):
        words = Span(start.end(), _end(page, start.end(), limit))
        named = start.groupdict()
        number = named.get("number") or named.get("one")
        if number is None:
            words = Span(start.start(), words.end)
        whole = Span(start.start(), words.end)
        perhaps = tentative or _for_something_else(page, sentence, start)
        product = _product(page, whole, words, number, named.get("unit"), thing, tentative=perhaps)
        if product:
            thing = without_variant(product.product.description)
            found.append(product)
    if len(starts) == 1 and starts[0].groupdict().get("one"):
        found = [_doubted(one) for one in found]
    return found


def _product(
    page: RequestText,
    whole: Span,
    words: Span,
    number: str | None,
    unit: str | None,
    thing: str | None,
    *,
    tentative: bool,
) -> FoundProduct | None:
    told = words.trimmed(page.text, ending=" ,;.:").read(page.text)
    if thing is None or not is_variant(told):
        return build_product(page, whole, words, number=number, unit=unit, tentative=tentative)
    # "10 boxes S": of what stands before.
    found = build_product(page, whole, whole, number=number, unit=unit, tentative=tentative)
    if found is None:
        return None
    update = {"description": f"{thing}, {told}"}
    return FoundProduct(found.product.model_copy(update=update), found.span)


def _doubted(one: FoundProduct) -> FoundProduct:
    return FoundProduct(one.product.model_copy(update={"tentative": True}), one.span)


def _title(page: RequestText, sentence: Span, first: int) -> str | None:
    """The thing that a colon before the first amount announces: "nitrile gloves: 10 S"."""
    titled = _TITLE.search(page.text[sentence.start : first])
    return _BEFORE_TITLE.sub("", titled["title"]).strip() or None if titled else None


def _amounts(page: RequestText, sentence: Span) -> Iterator[re.Match[str]]:
    pattern = _amount(page.numbers.pattern, page.language)
    known: int | None = None
    for found in pattern.finditer(page.figures, sentence.start, sentence.end):
        before = page.figures[max(sentence.start, found.start() - 60) : found.start()]
        # "4 stock pots 10 l": within a counted thing a number tells its size or its model.
        apart = known is None or _PARTS.search(page.figures, known, found.start())
        if (
            not apart
            or _COUNTS_OTHERWISE.search(before)
            or _tells_of_the_past(page, sentence, found)
        ):
            continue
        if found.groupdict().get("one") and (
            names_no_goods(page.text[found.end() : found.end() + 60])
            or not _may_be_one(before, known, page.language)
        ):
            continue
        known = found.end()
        yield found


def _for_something_else(page: RequestText, sentence: Span, amount: re.Match[str]) -> bool:
    """Whether an amount may be what the goods are for: "for 12 rooms"."""
    before = page.text[sentence.start : amount.start()]
    if not _PURPOSE.search(before):
        return False
    return not _ASKS.search(" ".join(before.split()[-5:]))


def _tells_of_the_past(page: RequestText, sentence: Span, amount: re.Match[str]) -> bool:
    before = page.text[sentence.start : amount.start()]
    past = max((found.end() for found in _past(page.language).finditer(before)), default=-1)
    asks = max((found.start() for found in _ASKS.finditer(before)), default=-1)
    return past > asks


def _may_be_one(before: str, known: int | None, words: Language) -> bool:
    """Whether an article counts: in a list of amounts, or right behind words that ask."""
    if re.fullmatch(rf"\s*(?:(?:{words.joins}|{words.adds})\s*)+", before, re.IGNORECASE):
        return True
    if known is not None and re.search(
        rf"(?:[,;:]|\b(?:{words.joins}))\s*$", before, re.IGNORECASE
    ):
        return True
    return bool(
        re.search(
            rf"\b(?:{words.asks}|{words.quotes}|{words.adds})(?:\s+(?:for|on|of|für|über|pour|de|para|por|voor"
            r"|per|di|na|på|me|us|mir|uns|nous|nos|ons|ci))?\s*$",
            before,
            re.IGNORECASE,
        )
    )


@lru_cache
def _amount(number: str, words: Language) -> re.Pattern[str]:
    goods = rf"(?=[^\W\d_]|{MASK}|[(\u201e\u201c\"])"
    counts = (
        rf"(?<![\w.,{MASK}-]){counted(number)}"
        rf"(?:\s+|(?<=['\u2019]))(?!(?:{any_of('more')})\b\s*[,.;])(?!(?:and|und|et|y|e|och|og|oder|or|ou|to|bis|à|tot|till|til|uhr|o'clock)\b){goods}"
    )
    one = rf"(?<![\w'\u2019])(?P<one>{words.one})(?![\w'\u2019])\s+{goods}"
    return re.compile(f"{uncounted(words).pattern}|{counts}|{one}", re.IGNORECASE)


def _end(page: RequestText, start: int, limit: int) -> int:
    stop = _ends(page.language).search(page.figures, start, limit)
    end = stop.start() if stop else limit
    while left_over := _LEFT_OVER.search(page.figures[start:end]):
        end = start + left_over.start()
    return end
