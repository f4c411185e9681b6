"""Prose in which some amounts stand before their goods and some behind: "tape, 5 rolls, and two
blankets"."""

import re
from dataclasses import dataclass
from functools import lru_cache

from summarizer.domain import units
from summarizer.domain.amounts import counts_otherwise, tells_of_the_past
from summarizer.domain.asking import asking_words
from summarizer.domain.figures import MASK
from summarizer.domain.items import build_product, names_no_goods
from summarizer.domain.languages import any_of
from summarizer.domain.request_text import FoundProduct, RequestText
from summarizer.domain.spans import Span
from summarizer.domain.variants import is_variant, without_variant

_LIMIT = re.compile(rf"[,;:(]|\.\s|(?<!\s)\s++(?:{any_of('joins')})(?!\w)", re.IGNORECASE)
_JOINED = re.compile(
    rf"^[\s,;:.&)(]*(?:(?:{any_of('joins', 'just', 'adds')})\b\s*)*", re.IGNORECASE
)
_SAYS_NO_THING = re.compile(
    rf"(?<!\w)(?:{any_of('people', 'wants', 'asks', 'polite', 'just', 'joins', 'adds')}|us|me"
    r"|uns|mir|nous|nos|ons|ci|the|of|all)(?!\w)",
    re.IGNORECASE,
)
_MOST_WORDS = 6


@dataclass(frozen=True)
class Behind:
    """An amount with its goods before it, and where both stand."""

    words: Span
    end: int
    number: str
    unit: str | None


def amounts_behind(page: RequestText, sentence: Span) -> list[Behind]:
    """Those of a sentence whose goods can only be what stands before them."""
    found: list[Behind] = []
    start = sentence.start
    for amount in _behind(page.numbers.pattern).finditer(
        page.figures, sentence.start, sentence.end
    ):
        words = _named(page, Span(start, amount.start()), is_first=start == sentence.start)
        told = words.read(page.text)
        if (
            not re.search(r"[^\W\d_]{2}", _SAYS_NO_THING.sub(" ", told))
            or len(told.split()) > _MOST_WORDS
            or _counts(page, words)
            or counts_otherwise(page.figures[sentence.start : amount.start()])
            or tells_of_the_past(page, sentence, amount)
            or names_no_goods(told, page.language)
        ):
            continue
        unit = amount["unit1"] or amount["unit2"]
        unit = unit or (_first_word(page, amount) if amount["contents"] else None)
        number = amount["number1"] or amount["number2"] or amount["number3"]
        found.append(Behind(words, amount.end(), number, unit))
        start = amount.end()
    return found


def product_of(
    page: RequestText, amount: Behind, before: FoundProduct | None, *, tentative: bool
) -> FoundProduct | None:
    """What an amount counts; a size or a colour is one of the thing before."""
    whole = Span(amount.words.start, amount.end)
    told = amount.words.read(page.text)
    if is_variant(told) and before:
        found = build_product(
            page, whole, whole, number=amount.number, unit=amount.unit, tentative=tentative
        )
        thing = without_variant(before.product.description)
        return found and found.changed(description=told).variant_of(thing, before.product.unit)
    return build_product(
        page, whole, amount.words, number=amount.number, unit=amount.unit, tentative=tentative
    )


def rest_of_list(page: RequestText, between: Span) -> FoundProduct | None:
    """What a list goes on with, without an amount: ", and descaler"."""
    joined = _JOINED.match(between.read(page.text))
    start = between.start + (joined.end() if joined else 0)
    words = page.text[start : between.end]
    if limit := _LIMIT.search(words):
        words = words[: limit.start()]
    if not re.search(r"[^\W\d_]{3}", words) or len(words.split()) > _MOST_WORDS:
        return None
    span = Span(start, start + len(words))
    return build_product(page, span, span, tentative=True)


def _named(page: RequestText, before: Span, *, is_first: bool) -> Span:
    """The last words before an amount that stand together, without such as ask."""
    words = before.read(page.text)
    starts = [0, *(limit.end() for limit in _LIMIT.finditer(words))]
    # "buoys (yellow, 6 off)": of a size or a colour alone more must be read.
    start = next((at for at in reversed(starts) if not is_variant(words[at:].strip())), starts[-1])
    if is_first:
        start = max(start, asking_words(page.language, words))
    joined = _JOINED.match(words[start:])
    start += joined.end() if joined else 0
    return Span(before.start + start, before.end).trimmed(page.text)


def _counts(page: RequestText, words: Span) -> bool:
    """Whether words hold a number that may count, and measures nothing: "paint 10 l"."""
    numbers = rf"(?<![\w.,]){page.numbers.pattern}(?!\w|\s?(?:l|kg|m)\b)"
    return re.search(numbers, words.read(page.figures), re.IGNORECASE) is not None


def _first_word(page: RequestText, amount: re.Match[str]) -> str | None:
    word = page.text[amount.start("contents") : amount.end("contents")].split()[0]
    return word if units.is_unit(word) else None


@lru_cache
def _behind(number: str) -> re.Pattern[str]:
    any_unit = rf"(?:{units.PATTERN}|{units.CONTAINER_WORDS})"
    contents = rf"(?P<contents>{MASK}{{3,}}(?:\s{MASK}+)*)"
    # Each alternative has groups of its own: a name may stand in a pattern once.
    first, second, third = (rf"(?P<number{n}>{number})(?![\d{MASK}]|[.,]\d)" for n in range(1, 4))
    ends = rf"\s*\)?(?=\s*(?:[,;.?!)]|$|\b(?:{any_of('joins')})\b))"
    return re.compile(
        rf"(?:\s*[,:(=]\s*|\s+[\u2013\u2014-]\s+){first}\s*"
        rf"(?:(?P<unit1>{any_unit})(?!\w)\.?|{contents}){ends}"
        rf"|(?<=[^\W_]{{2}})\s+{second}\s*(?P<unit2>{units.COUNTING})(?!\w)\.?{ends}"
        rf"|\s*(?:\(|(?<=\w)\s)\s*[x\u00d7]\s?{third}{ends}",
        re.IGNORECASE,
    )
