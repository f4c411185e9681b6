"""Where running prose counts goods, and where its figures count something else."""

import re
from collections.abc import Iterator
from functools import lru_cache

from summarizer.domain.asking import ASKS
from summarizer.domain.figures import MASK
from summarizer.domain.items import counted, names_no_goods, uncounted
from summarizer.domain.languages import any_of, words_of
from summarizer.domain.languages.language import Language
from summarizer.domain.repeats import ON_TOP, SAME
from summarizer.domain.request_text import RequestText
from summarizer.domain.spans import Span
from summarizer.domain.variants import is_variant

# A number behind these counts what is there or where, not what is wanted.
_COUNTS_OTHERWISE = re.compile(
    r"\b(?:our|the|these|those|your|my|in|at|within|next|last|all|every|from|to|than|between"
    r"|around|unsere\w*|den|die|unser|nach|seit|nos|los|las|onze|all(?:en)?|dans|ces|depuis|nuestr\w+|desde"
    r"|binnen|nostr\w+|nei|nelle|tra|fra|nossos|nossas|w|od|våra|vores|since|over|innerhalb|under)\s*$"
)
_NAMED = re.compile(
    rf"(?<!^)\b(?!(?:(?i:{any_of('joins')})|{any_of('asks', 'quotes', 'greetings', 'just', 'adds')}"
    rf"|{any_of('weekdays', 'soon', 'by')}"
    r"|Sie|Ihnen|Ihr|Uns|Lei|Vous)\b)[A-ZÄÖÜ][a-zäöüß][\w-]*\s*$"
)
"""A number behind a name is part of it: "Hall 3"."""
_PARTS = re.compile(
    rf"(?<!\d)[,;:\n]|[,;:\n](?!\d)|[.?!&]\s|\b(?:{any_of('joins')})\b", re.IGNORECASE
)
_LIST_BEHIND = re.compile(r"[^,;:.\d\n]{1,40}(?:\s[\u2013\u2014-]|:)\s+\d")
_PERHAPS_PARTS = re.compile(r"[(/+\u2013\u2014]|\s-\s")
"""Behind these a number counts only where a size or a colour follows: "pens (50 red / 50 blue)"."""
_SHORT_END = re.compile(
    rf"\s*(?:[,;:/()+.?!\n]|\s[-\u2013\u2014]\s|$|\b(?:{any_of('joins')})\b)", re.IGNORECASE
)
_MAY_REPEAT = re.compile(
    rf"(?:^|[,;:.!?(\u2013\u2014-]|\b(?:{any_of('joins', 'adds', 'asks', 'quotes', 'just')}))"
    r"(?: (?:for|of|us|me|für|de|pour|per|para|voor)){0,3}$",
    re.IGNORECASE,
)
"""Before "the same", where it asks: "and the same in grey", not "eleven years on the same"."""
_ON_TOP = re.compile(rf"(?<!\w){ON_TOP}\s*$", re.IGNORECASE)
_PURPOSE = re.compile(r"\b(?:for|für|pour|para|voor|per|dla|till|til)\s*$", re.IGNORECASE)
"""Behind these a number counts goods only where the words before ask: "a price for 20 …"."""


@lru_cache
def past_words(words: Language) -> re.Pattern[str]:
    """What tells of things that are or were."""
    return re.compile(rf"\b(?:{words_of(words, 'past')})\b", re.IGNORECASE)


def amounts(page: RequestText, sentence: Span) -> Iterator[re.Match[str]]:
    """Each amount of a sentence with the article or the counting word that belongs to it."""
    pattern = _amount(page.numbers.pattern, page.language)
    known: int | None = None
    repeats = False
    for found in pattern.finditer(page.figures, sentence.start, sentence.end):
        before = page.figures[max(sentence.start, found.start() - 60) : found.start()]
        # "4 stock pots 10 l": within a counted thing a number tells its size or its model.
        apart = known is None or _is_apart(page, known, found)
        if (
            not apart
            or (repeats and _ON_TOP.search(before))  # "the same in grey plus six"
            or (SAME.match(found[0]) and not _MAY_REPEAT.search(" ".join(before.split())))
            or counts_otherwise(before)
            or _NAMED.search(before)
            or tells_of_the_past(page, sentence, found)
        ):
            continue
        # What is counted and never sold ends no goods: "with 230 pupils we need 25 chairs".
        if names_no_goods(page.text[found.end() : found.end() + 60], page.language):
            continue
        is_one = found.groupdict().get("one") is not None
        if is_one and (
            _announces(page, sentence, found) or not _may_be_one(before, known, page.language)
        ):
            continue
        known, repeats = found.end(), SAME.match(found[0]) is not None
        yield found


def _announces(page: RequestText, sentence: Span, amount: re.Match[str]) -> bool:
    """Whether an article begins no goods but what they are for: "a barn job - 30 sockets"."""
    return _LIST_BEHIND.match(page.figures, amount.end(), sentence.end) is not None


def _is_apart(page: RequestText, known: int, amount: re.Match[str]) -> bool:
    if _PARTS.search(page.figures, known, amount.start()):
        return True
    if not _PERHAPS_PARTS.search(page.figures, known, amount.start()):
        return False
    rest = page.text[amount.end() : amount.end() + 40]
    end = _SHORT_END.search(rest)
    return is_variant(rest[: end.start()] if end else rest)


def for_something_else(page: RequestText, sentence: Span, amount: re.Match[str]) -> bool:
    """Whether an amount may be what the goods are for: "for 12 rooms"."""
    before = page.text[sentence.start : amount.start()]
    if not _PURPOSE.search(before):
        return False
    return not ASKS.search(" ".join(before.split()[-5:]))


def counts_otherwise(before: str) -> bool:
    """Whether a number behind these words counts what is there or where."""
    return _COUNTS_OTHERWISE.search(before) is not None


def is_about(page: RequestText, sentence: Span, amount: re.Match[str]) -> bool:
    """Whether an amount is meant roughly: "about twenty"."""
    before = page.text[sentence.start : amount.start()]
    return _about(page.language).search(before) is not None


@lru_cache
def _about(words: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words_of(words, 'about')})\s+$", re.IGNORECASE)


def tells_of_the_past(page: RequestText, sentence: Span, amount: re.Match[str]) -> bool:
    """Whether an amount tells what was or is."""
    tells = past_words(page.language)
    before = page.text[sentence.start : amount.start()]
    past = max((found.end() for found in tells.finditer(before)), default=-1)
    asks = max((found.start() for found in ASKS.finditer(before)), default=-1)
    if past >= 0 or asks >= 0:
        return past > asks
    # "The 12 chairs have arrived, thank you."
    clause = re.split(r"[,;]\s", page.text[amount.end() : sentence.end], maxsplit=1)[0]
    return tells.search(clause) is not None and ASKS.search(clause) is None


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
    goods = rf"(?=[^\W\d_]|{MASK}|[(\u201e\u201c\"]|(?<=[x\u00d7] )\d)"
    counts = (
        rf"(?<![\w.,{MASK}-]){counted(number)}"
        rf"(?:\s+|(?<=['\u2019]))(?!(?:{any_of('more', 'fewer')})\b\s*[,.;])"
        rf"(?!(?:and|und|et|y|e|och|og|oder|or|ou|to|bis|à|tot|till|til|uhr|o'clock)\b){goods}"
    )
    one = rf"(?<![\w'\u2019])(?:d['\u2019])?(?P<one>{words.one})(?![\w'\u2019])\s+{goods}"
    return re.compile(f"{uncounted(words).pattern}|{counts}|{one}", re.IGNORECASE)
