"""Goods in running prose: each quantity begins an item that ends where the next one begins."""

import re
from functools import lru_cache

from summarizer.domain.amounts import amounts, for_something_else, is_about
from summarizer.domain.amounts_behind import products_before_amounts
from summarizer.domain.asking import ASKS, asking_words
from summarizer.domain.items import build_product, without_aside
from summarizer.domain.languages import any_of, words_of
from summarizer.domain.languages.language import Language
from summarizer.domain.mixed_amounts import amounts_behind, product_of, rest_of_list
from summarizer.domain.request_text import FoundProduct, RequestText
from summarizer.domain.shares import EACH_BEFORE, shared_out, without_breakdown
from summarizer.domain.spans import Span
from summarizer.domain.statements import statements
from summarizer.domain.uncounted_goods import uncounted_goods
from summarizer.domain.variants import is_variant, without_variant

_GOES_ON = re.compile(rf"(?:{any_of('joins', 'adds')})\b", re.IGNORECASE)
_LEFT_OVER = re.compile(
    rf"(?:[,;:(&/+\u2013\u2014-]|(?<!\s)\s++(?:{any_of('joins', 'just', 'about', 'each')}"
    r"|for|of|with|für|mit|pour|avec|para|con|voor|per))\s*+$",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(
    rf",?(?<!\s)\s++(?:{any_of('joins')})\s++(?=[^,;]++$)|[,;]\s++(?=[^,;]++$)", re.IGNORECASE
)
_TITLE = re.compile(r"(?P<title>(?!\s)[^:.;!?\n]{3,80}?)(?<!\s)\s*+[:,(\u2013\u2014-]?\s*+$")


@lru_cache
def _ends(words: Language) -> re.Pattern[str]:
    return re.compile(
        rf"[,;]?(?<!\s)\s++(?:{words_of(words, 'ends_item')})(?!\w)"
        r"|(?<!\s)\s++[\u2013\u2014-]\s|[?!]|[,;]\s*+$"
        r"|[,;]?(?<!\s)\s++(?:and|und|et|y|en|e|och|og|i)\s+(?:please\s+)?(?:make|change|drop|cancel|remove|leave)\b",
        re.IGNORECASE,
    )


@lru_cache
def _adds(words: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words_of(words, 'adds')})(?!\w)", re.IGNORECASE)


def prose_products(page: RequestText, block: Span) -> list[FoundProduct]:
    """What the sentences of a paragraph ask for; perhaps, where none of their words asks."""
    found: list[FoundProduct] = []
    asking = False
    for sentence in statements(page, block):
        words = sentence.read(page.text)
        asking = bool(ASKS.search(words)) or (asking and bool(_GOES_ON.match(words)))
        counted = sentence_products(page, sentence, tentative=not asking)
        if counted or (asking and _adds(page.language).search(words)):
            found += uncounted_goods(page, sentence, counted)
        found += counted
    return found


def sentence_products(
    page: RequestText, sentence: Span, *, tentative: bool = False
) -> list[FoundProduct]:
    """What a sentence asks for, whether it counts before its goods or behind them."""
    behind = products_before_amounts(page, sentence, tentative=tentative)
    return behind or _mixed_products(page, sentence, tentative=tentative)


def _mixed_products(page: RequestText, sentence: Span, *, tentative: bool) -> list[FoundProduct]:
    """What a sentence asks for that may count before its goods, behind them, or now so, now so."""
    found: list[FoundProduct] = []
    start = sentence.start
    for amount in amounts_behind(page, sentence):
        found += amount_products(page, Span(start, amount.words.start), tentative=tentative)
        product = product_of(page, amount, found[-1] if found else None, tentative=tentative)
        found += [product] if product else []
        start = amount.end
    rest = Span(start, sentence.end)
    behind = amount_products(page, rest, tentative=tentative)
    if start > sentence.start:
        first = behind[0].span.start if behind else sentence.end
        named = rest_of_list(page, Span(start, first))
        found += [named] if named else []
    return found + behind


def amount_products(
    page: RequestText, sentence: Span, *, tentative: bool = False
) -> list[FoundProduct]:
    """An item for each amount that a sentence names."""
    found: list[FoundProduct] = []
    starts = [*amounts(page, sentence)]
    ends = [*(start.start() for start in starts[1:]), sentence.end]
    thing = _title(page, sentence, starts[0].start()) if starts else None
    for start, limit in zip(starts, ends, strict=False):
        words = Span(start.end(), _end(page, start.end(), limit))
        named = start.groupdict()
        number = named.get("number") or named.get("one")
        if number is None:
            words = Span(start.start(), words.end)
        whole = Span(start.start(), words.end)
        perhaps = tentative or for_something_else(page, sentence, start)
        product = _product(page, whole, words, number, named.get("unit"), tentative=perhaps)
        if product is None:
            continue
        if is_about(page, sentence, start):
            product = product.changed(quantity=None)
        if thing and is_variant(product.product.description):
            product = product.variant_of(thing, found[-1].product.unit if found else None)
        announces = page.text[words.end : limit].lstrip().startswith(":")
        product, title = _titled(product) if announces else (product, product.product.description)
        thing = without_variant(title)
        counting = f"{page.text[sentence.start : start.start()]} {named.get('unit') or ''}"
        each = bool(EACH_BEFORE.search(counting))
        found += shared_out(product, each=each)
    found = without_breakdown(found)
    if len(starts) == 1 and starts[0].groupdict().get("one"):
        found = [one.changed(tentative=True) for one in found]
    return found


def _product(
    page: RequestText,
    whole: Span,
    words: Span,
    number: str | None,
    unit: str | None,
    *,
    tentative: bool,
) -> FoundProduct | None:
    told = words.trimmed(page.text, ending=" ,;.:)").read(page.text)
    if not is_variant(told):
        return build_product(page, whole, words, number=number, unit=unit, tentative=tentative)
    # "S" is too short for a product's name; as part of another's it will do.
    found = build_product(page, whole, whole, number=number, unit=unit, tentative=tentative)
    return found.changed(description=told) if found else None


def _titled(found: FoundProduct) -> tuple[FoundProduct, str]:
    """A product, and what the words behind it announce: "6 tins, and aprons: 4 red, 4 blue"."""
    described = found.product.description
    if cut := _ANNOUNCED.search(described):
        return found.changed(description=described[: cut.start()]), described[cut.end() :]
    return found, described


def _title(page: RequestText, sentence: Span, first: int) -> str | None:
    """What stands before the first amount, which may be a size of it: "nitrile gloves: 10 S"."""
    titled = _TITLE.search(page.text[sentence.start : first])
    if titled is None:
        return None
    title = without_aside(titled["title"])
    title = title[asking_words(page.language, title) :]
    end = _ends(page.language).search(title)
    return (title[: end.start()] if end else title).strip() or None


def _end(page: RequestText, start: int, limit: int) -> int:
    stop = _ends(page.language).search(page.figures, start, limit)
    end = stop.start() if stop else limit
    while left_over := _LEFT_OVER.search(page.figures[start:end]):
        end = start + left_over.start()
    return end
