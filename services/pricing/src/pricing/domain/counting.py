"""The counting in a request's words: "10 boxes of", "(12 pairs)"."""

import re
from decimal import Decimal, InvalidOperation

from contracts.summaries import RequestedProduct
from pricing.domain.measures import MEASURE_WORDS
from pricing.domain.units import known_unit, read_unit

_COUNT_FIRST = re.compile(
    r"^\W*(?P<number>\d[\d.,']*)(?:\s?x\b)?\s*(?P<word>[a-z]+)?\b\.?\s*(?:of\b|de\b|d')?"
)
_COUNT_LAST = re.compile(
    r"[\s:,(-](?P<number>\d[\d.,' ]{0,20})\s?(?P<word>[a-z]{1,30})\.?\)?\s?(?:of them)?\W{0,9}$"
)
_RANGE_FIRST = re.compile(
    r"^\W*\d+\s?(?:-|to|or|bis|oder|a|ou|o|tot|of|do|till|til)\s?\d+\s+(?P<word>[a-z]+)"
)
_UNIT_LAST = re.compile(r"\((?P<word>[a-z]+)\)\W*$")
_UNIT_FIRST = re.compile(r"^\W*(?P<word>[a-z]+)\s(?:of\b|de\b|d')")


def uncounted(text: str, quantity: Decimal | None, unit: str | None) -> tuple[str, str | None]:
    """The text without its quantity and unit, and the unit where the text has one."""
    span = _RANGE_FIRST.match(text)
    if span and span["word"] not in MEASURE_WORDS:
        text = text[span.start("word") :]
    first = _COUNT_FIRST.match(text)
    if first and _may_be(first["number"], quantity):
        word = first["word"]
        if _counts(word, unit):
            return text[first.end() :], word
        if not _is_length(word):
            return text[first.start("word") if word else first.end() :], None
    last = _COUNT_LAST.search(text)
    if last and _may_be(last["number"], quantity) and _counts_behind(last["word"], unit):
        return text[: last.start()], last["word"]
    alone = _UNIT_FIRST.match(text)
    if alone and _counts(alone["word"], unit):
        return text[alone.end() :], alone["word"]
    behind = _UNIT_LAST.search(text)
    if behind and unit is None and _counts(behind["word"], unit):
        return text[: behind.start()], behind["word"]
    return text, None


def _counts(word: str | None, unit: str | None) -> bool:
    """Whether a word counts: 100 mm is a length, unless millimetres are what is bought."""
    if word is None or known_unit(word) is None:
        return False
    return not _is_length(word) or read_unit(word) == read_unit(unit)


def _counts_behind(word: str, unit: str | None) -> bool:
    """The 10 l at the end of ten buckets of "white paint, 10 l" are no count of them."""
    is_measure = word in MEASURE_WORDS and read_unit(word) != read_unit(unit)
    return _counts(word, unit) and not is_measure


def _is_length(word: str | None) -> bool:
    return read_unit(word) in {"mm", "cm"}


def _may_be(written: str, quantity: Decimal | None) -> bool:
    """Whether digits mean a quantity, by whichever separators: 1.500 is 1.5 or fifteen hundred."""
    written = written.strip(" .,'")
    readings = (re.sub(r"[.,' ]", "", written), written.replace(",", "."))
    for reading in readings:
        try:
            if Decimal(reading) == quantity:
                return True
        except InvalidOperation:
            continue
    return False


def leading_unit(text: str, unit: str | None) -> str | None:
    word = re.match(r"\W*([a-z]+)\.?\s+\w", text)
    return word[1] if word and unit is None and known_unit(word[1]) else None


def is_only_number(request: RequestedProduct) -> bool:
    """Whether the words it stands in hold no other number that could be the quantity."""
    if request.source is None:
        return True
    beside = len(re.findall(r"\d+", request.source.quote)) - len(
        re.findall(r"\d+", request.description)
    )
    return beside <= 1
