"""Text as terms: what of a name or a request says which product is meant.

A word names a kind of product. Figures (M8, 18 V, 160 cm), sizes (XL) and colours tell variants of
one kind apart: they either fit or they do not, and are never compared by likeness.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from pricing.domain.lexicon import COLOURS, FILLERS, HEAD_ENDS_AT, PACKAGING


class Kind(StrEnum):
    """What a term says."""

    WORD = "word"
    FIGURE = "figure"
    SIZE = "size"
    COLOUR = "colour"


class Term(NamedTuple):
    """One meaningful piece of text. `unit` only where it is a figure that has one."""

    kind: Kind
    text: str
    unit: str = ""

    @property
    def is_typed_figure(self) -> bool:
        """A figure that says of what: M8 or 18 V, not 18."""
        return self.kind is Kind.FIGURE and bool(self.unit or self.text[0].isalpha())

    def fits(self, other: "Term") -> bool:
        """Whether both can mean the same; a figure without a unit fits any unit."""
        same = self.kind is other.kind and self.text == other.text
        return same and (self.unit == other.unit or not self.unit or not other.unit)


@dataclass(frozen=True)
class Terms:
    """The terms of a text."""

    head: frozenset[Term]
    """Of what stands before the first comma, bracket or preposition: the thing itself."""
    tail: frozenset[Term]
    pack_size: int | None
    """100 in "box of 100"; no term."""

    @cached_property
    def all(self) -> frozenset[Term]:
        """Head and tail together."""
        return self.head | self.tail

    def of(self, *kinds: Kind) -> frozenset[Term]:
        """The terms of some kinds."""
        return frozenset(term for term in self.all if term.kind in kinds)


_FIGURE_UNITS = {
    **{unit: unit for unit in ("mm", "cm", "m", "km", "ml", "cl", "l", "g", "kg", "nm", "lm")},
    **{unit: unit for unit in ("v", "w", "kw", "ah", "bar", "inch")},
    **dict.fromkeys(("volt", "volts"), "v"),
    **dict.fromkeys(("watt", "watts"), "w"),
    **dict.fromkeys(("litre", "litres", "liter"), "l"),
    **dict.fromkeys(("metre", "metres", "meter"), "m"),
    "zoll": "inch",
}
_TYPOGRAPHY = str.maketrans({"\u2019": "'", "\u2013": "-", "\u00d7": "x", "\u2033": " inch"})
_UNIT_WORDS = "|".join(sorted(_FIGURE_UNITS, key=len, reverse=True))
_TOKEN = re.compile(
    r"(?<![^\W_])(?:"
    rf"(?P<prefix>[a-z]{{1,3}}|[a-z]-)?(?P<number>\d++(?:\.\d++)?+)"
    rf"(?:[\s-]?(?P<unit>{_UNIT_WORDS})(?![a-z]))?(?![a-z])"
    r"|(?P<size>[2-6]?x{1,5}[sl]|[sml])(?![a-z0-9])"
    r"|(?P<word>[^\W_]+)"
    r")"
    # What is glued to a figure still says something: the 1.5 of 3G1.5.
    r"|(?<=\d[a-z])(?P<rest>\d++(?:\.\d++)?+)(?![a-z])"
    r"|(?P<scrap>[^\W_]+)"
)
_PACK = re.compile(
    r"\b(?:boxe?s?|packs?|packets?|cartons?|rolls?|sets?|packung(?:en)?|boites?|paquets?|rolle)"
    r"\s(?:of|de|a|zu|mit|von)\s(\d{1,9})\b(?:\s(?:mm|cm|m|kg|g|ml|l)\b)?"
)
_DIRECTION = re.compile(
    r"(?<=\d)(\s?(?:mm|cm|m|inch))\s(?:wide|long|high|tall|thick|breit|lang|hoch|dick)\b"
)
_HEAD_END = re.compile(rf"[,;:()]|\s-\s|\b(?:{'|'.join(HEAD_ENDS_AT)})\b")


def read_terms(text: str) -> Terms:
    """The terms of a name, an alias or a request."""
    text = fold(text)
    pack = _PACK.search(text)
    text = _DIRECTION.sub(r"\1", _PACK.sub(" ", text))
    end = _HEAD_END.search(text)
    cut = end.start() if end else len(text)
    return Terms(
        head=_terms(text[:cut]),
        tail=_terms(text[cut:]),
        pack_size=int(pack.group(1)) if pack else None,
    )


def fold(text: str) -> str:
    """Without case, accents, elisions and the several ways to write a number or a dimension."""
    # Without its accent French tea would be the English article.
    text = re.sub(r"\bthé\b", "tee", unicodedata.normalize("NFKC", text.casefold()))
    text = unicodedata.normalize("NFKD", text)
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = text.translate(_TYPOGRAPHY)
    text = re.sub(r"\b[ldnsjmc]'(?=[a-z])|'s\b", " ", text)
    text = re.sub(r"(?<=\d),(?=\d{3}\b)", "", text)
    text = re.sub(r"(?<=\d),(?=\d{1,2}\b)", ".", text)
    text = re.sub(r"(?<=\d)\s*[x*]\s*(?=\d)", " ", text)
    return re.sub(r"\s+", " ", text).strip()


_IRREGULAR = {"knives": "knife", "shelves": "shelf", "halves": "half", "loaves": "loaf"}
_PLURALS = [
    (re.compile(r"(\w{2,})ies"), r"\1y"),
    # Dutch: pannen and one pan, buizen and one buis.
    (re.compile(r"(\w{2,}([bdfgklmnprst]))\2en"), r"\1"),
    (re.compile(r"(\w*(?:ui|ij|eu|oe))zen"), r"\1s"),
    (re.compile(r"(\w+(?:ss|x|ch|sh))es"), r"\1"),
    (re.compile(r"(\w{2,}[^sui])s"), r"\1"),
]


def stem(word: str) -> str:
    """A word without its plural ending, where that can be seen at a glance."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for plural, singular in _PLURALS:
        if found := plural.fullmatch(word):
            return found.expand(singular)
    return word


def _terms(text: str) -> frozenset[Term]:
    terms = (term for match in _TOKEN.finditer(text) for term in _read(match))
    return frozenset(terms)


def _read(match: re.Match[str]) -> list[Term]:
    if number := match["number"] or match["rest"]:
        return _figure((match["prefix"] or "").rstrip("-"), number, match["unit"] or "")
    if size := match["size"]:
        return [Term(Kind.SIZE, re.sub(r"^(\d)(?=x)", lambda m: "x" * (int(m[1]) - 1), size))]
    return _word(match["word"] or match["scrap"])


def _figure(prefix: str, number: str, unit: str) -> list[Term]:
    unit = _FIGURE_UNITS.get(unit, "")
    whole, _, fraction = number.partition(".")
    value = f"{whole.lstrip('0') or '0'}.{fraction.rstrip('0')}".rstrip(".")
    if len(prefix) <= 1:
        return [Term(Kind.FIGURE, prefix + value, unit)]
    # LX420 and HLP46 are names with a figure, written apart as often as together.
    return [Term(Kind.WORD, stem(prefix)), Term(Kind.FIGURE, value, unit)]


def _word(word: str) -> list[Term]:
    if colour := COLOURS.get(word):
        return [Term(Kind.COLOUR, colour)]
    word = stem(word)
    return [] if word in FILLERS or word in PACKAGING else [Term(Kind.WORD, word)]
