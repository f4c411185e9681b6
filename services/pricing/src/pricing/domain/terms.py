"""Text read as terms."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from pricing.domain.folding import fold
from pricing.domain.lexicon import (
    COLOURS,
    DIRECTIONS,
    FILLERS,
    NUMBERS,
    PACKAGING,
    PREPOSITIONS,
    SYNONYMS,
)
from pricing.domain.measures import MEASURE_WORDS
from pricing.domain.stemming import stem
from pricing.domain.term import Kind, Term, Terms

_UNIT_WORDS = "|".join(sorted(MEASURE_WORDS, key=len, reverse=True))
_AMPERE = r"a(?!\s?[a-z0-9])"
"""Other letters behind it make it a preposition: "de 10 a 12"."""
_FRACTION = r"\d{1,2}/(?:2|3|4|8|16|32|64)(?!\d)"
_PLAIN = r"\d++(?:\.\d++)?+"
_CLASS = "class|klasse|classe|clase|klasa|klass|typ|type|tipo|grade"
_TOKEN = re.compile(
    r"(?<![^\W_])(?:"
    rf"(?P<prefix>[a-z]{{1,3}}|[a-z]-)?"
    rf"(?P<number>\d\s{_FRACTION}(?=\s?inch)|{_FRACTION}|{_PLAIN}(?:-{_PLAIN}(?=\s?[a-z%]))?+)"
    rf"(?:[\s-]?(?P<unit>{_UNIT_WORDS}|{_AMPERE})(?![a-z]))?(?![a-z])"
    rf"|(?:{_CLASS})\s(?P<letter>[a-h])(?![a-z0-9])"
    r"|(?P<size>[2-6]?x{1,5}[sl]|[sml])(?![a-z0-9])"
    r"|(?P<word>[^\W_]+)"
    r")"
    # What is glued to a figure still says something: the 1.5 of 3G1.5.
    r"|(?<=\d[a-z])(?P<rest>\d++(?:\.\d++)?+)(?![a-z])"
    r"|(?P<scrap>[^\W_]+)"
)
_PACK = re.compile(
    r"\b(?:boxe?s?|packs?|packets?|cartons?|rolls?|sets?|bags?|buckets?|bundles?|packung(?:en)?|bund|gebinde"
    r"|boites?|paquets?|rolle|cajas?|scatola|doos|karton|confezione|pudelko|opakowanie)"
    r"\s(?:of|de|da|a|zu|mit|von|van|met|con|com|po)\s(\d{1,9})\b(?:\s?(mm|cm|m|kg|g|ml|l)\b)?"
    r"|\b(?:box|pack|packet|carton|case|bag|packung|karton|boite|paquet|caja|doos|scatola)"
    r"\s(\d{2,6})\b(?!\s?(?:x|[a-z]{1,2}\b)|[.,]\d)"
)
_DIRECTION = re.compile(
    rf"(?<=\d)(\s?(?:mm|cm|m|inch))\s(?:(?:de|di|en)\s)?(?:{'|'.join(sorted(DIRECTIONS))})\b"
)
_LARGE = re.compile(r"\b(?:(x{1,4})|extra)[ -]?large\b")
_NUMBER_WORD = re.compile(
    rf"\b({'|'.join(sorted(NUMBERS, key=len, reverse=True))})[ -]"
    rf"(?=(?:{'|'.join(sorted(word for word in MEASURE_WORDS if len(word) > 1))})\b)"
)
_HEAD_END = re.compile(rf"[,;:()]|\s-\s|\b(?:{'|'.join(sorted(PREPOSITIONS))})\b")


@lru_cache(maxsize=2_000)
def read_terms(text: str) -> Terms:
    """The terms of a name, an alias or a request."""
    text = _in_figures(fold(text))
    pack = _PACK.search(text)
    text = _DIRECTION.sub(r"\1", _PACK.sub(" ", text))
    end = _HEAD_END.search(text)
    cut = end.start() if end else len(text)
    return Terms(
        head=_terms(text[:cut]),
        tail=_terms(text[cut:]),
        pack_size=int(pack[1] or pack[3]) if pack else None,
        pack_measure=Term(Kind.FIGURE, pack[1], pack[2]) if pack and pack[2] else None,
    )


def _in_figures(text: str) -> str:
    """With numbers and sizes in figures where they stand as words: two metres, extra large."""
    text = _NUMBER_WORD.sub(lambda found: f"{NUMBERS[found[1]]} ", text)
    return _LARGE.sub(lambda found: f"{found[1] or 'x'}l", text)


def _terms(text: str) -> frozenset[Term]:
    terms = (term for match in _TOKEN.finditer(text) for term in _read(match))
    return frozenset(terms)


def _read(match: re.Match[str]) -> Sequence[Term]:
    if number := match["number"] or match["rest"]:
        return _figure((match["prefix"] or "").rstrip("-"), number, match["unit"] or "")
    if size := match["size"]:
        return [Term(Kind.SIZE, re.sub(r"^(\d)(?=x)", lambda m: "x" * (int(m[1]) - 1), size))]
    if letter := match["letter"]:
        return [Term(Kind.FIGURE, f"class {letter}")]
    return _word(match["word"] or match["scrap"])


def _figure(prefix: str, number: str, unit: str) -> list[Term]:
    unit = "amp" if unit == "a" else MEASURE_WORDS.get(unit, "")
    value = "-".join(_plain(part) for part in number.split("-"))
    if len(prefix) <= 1:
        return [Term(Kind.FIGURE, prefix + value, unit)]
    # LX420 and HLP46 are names with a figure, written apart as often as together.
    return [Term(Kind.WORD, stem(prefix)), Term(Kind.FIGURE, value, unit)]


def _plain(number: str) -> str:
    """A number without leading and trailing zeros; half as 0.5."""
    if "/" in number:
        *whole, fraction = number.split()
        above, below = map(Decimal, fraction.split("/"))
        return f"{sum(map(Decimal, whole)) + above / below:f}"
    whole_part, _, decimals = number.partition(".")
    return f"{whole_part.lstrip('0') or '0'}.{decimals.rstrip('0')}".rstrip(".")


@lru_cache(maxsize=50_000)
def _word(word: str) -> tuple[Term, ...]:
    if colour := COLOURS.get(word):
        return (Term(Kind.COLOUR, colour),)
    if meaning := SYNONYMS.get(word):
        return tuple(Term(Kind.WORD, stem(each)) for each in meaning)
    word = stem(word)
    return () if word in FILLERS or word in PACKAGING else (Term(Kind.WORD, word),)
