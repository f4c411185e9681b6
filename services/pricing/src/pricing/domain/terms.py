"""Text as terms: what of a name or a request says which product is meant.

A word names a kind of product. Figures (M8, 18 V, 160 cm), sizes (XL) and colours tell variants of
one kind apart: they either fit or they do not, and are never compared by likeness.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from pricing.domain.lexicon import COLOURS, FILLERS, HEAD_ENDS_AT, counts_only
from pricing.domain.stemming import stem


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
        if self.kind is not other.kind:
            return False
        if self.text == other.text:
            return self.unit == other.unit or not self.unit or not other.unit
        return self.measure is not None and self.measure == other.measure

    @property
    def measure(self) -> tuple[str, Decimal] | None:
        """A figure with a unit in that unit's base: 50 cl and 0.5 l are both 500 ml."""
        scale = _SCALES.get(self.unit) if self.kind is Kind.FIGURE else None
        if scale is None or not self.text[0].isdigit() or "_" in self.text:
            return None
        return scale[0], Decimal(self.text) * scale[1]


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


_SCALES: dict[str, tuple[str, Decimal]] = {
    spelling: (base, Decimal(factor))
    for base, spellings in {
        "mm": {"mm": "1", "cm": "10", "dm": "100", "m": "1000", "km": "1000000"},
        "ml": {"ml": "1", "cl": "10", "dl": "100", "l": "1000"},
        "g": {"mg": "0.001", "g": "1", "kg": "1000", "t": "1000000"},
        "ul": {"ul": "1"},
        "mb": {"mb": "1", "gb": "1000", "tb": "1000000", "to": "1000000", "go": "1000"},
        "w": {"w": "1", "kw": "1000"},
        "a": {"ma": "0.001", "a": "1"},
        "ah": {"mah": "0.001", "ah": "1"},
        "va": {"va": "1", "kva": "1000"},
    }.items()
    for spelling, factor in spellings.items()
}
_SPELLED_OUT = {
    "v": "volt",
    "w": "watt",
    "l": "litre liter litro litri litr litrow litry liters litros litres lt ltr",
    "m": "metre meter metro metri metr metrow metry metres meters metros mtr",
    "g": "gram gramm gramme gramo grammo grama gr grams grammes",
    "kg": "kilo kilogram kilogramm kilogramme kgs chili kilos",
    "inch": "inches zoll pouce pouces pulgada pulgadas pollice pollici duim cal cale tum tommer in",
}
_PLAIN = (
    "mm cm dm m km ml cl dl l g mg kg nm lm v w kw ah mah a ma va kva bar inch gb tb mb mm2 m2 "
)
_PLAIN += "m3 ul um hz khz mhz psi dpi to go"
_FIGURE_UNITS = {
    **{unit: unit for unit in _PLAIN.split()},
    **{word: unit for unit, words in _SPELLED_OUT.items() for word in (*words.split(), unit)},
    "volts": "v",
    "watts": "w",
}
_TYPOGRAPHY = str.maketrans(
    {
        "\u2019": "'",
        "\u2013": "-",
        "\u2044": "/",
        "\u00d7": "x",
        "\u03bc": "u",
        "\u0142": "l",
        "\u00f8": "o",
        "\u00e6": "ae",
        "\u0153": "oe",
        "\u0111": "d",
    }
)
_INCHES = re.compile(r"(?<=\d)\s?(?:\u2033|\u201d|\"|'')")
_UMLAUT_PLURAL = re.compile(r"\b([^\W\d_]{0,30}[äöü][^\W\d_]{1,6})ern?\b")
_RED = re.compile(r"\br(?:öd|ød)(?:a|e|t)?\b|\brött\b")
"""Swedish and Danish red; without its accent it would be an English rod."""
_FRACTION = re.compile(r"(?<![\d/])(?:(\d+)[\s-])?(\d{1,2})/(2|3|4|8|16|32|64)(?![\d/])")
_UNIT_WORDS = "|".join(sorted(_FIGURE_UNITS, key=len, reverse=True))
_TOKEN = re.compile(
    r"(?<![^\W_])(?:"
    rf"(?P<prefix>[a-z]{{1,3}}|[a-z]-)?(?P<number>\d++(?:\.\d++)?+(?:_\d++)*)"
    rf"(?:[\s-]?(?P<unit>{_UNIT_WORDS})(?![^\W_]))?(?![^\W\d_])"
    r"|(?P<size>[2-6]?x{1,5}[sl]|[sml])(?![^\W_])"
    r"|(?P<word>[^\W_]+)"
    r")"
    # What is glued to a figure still says something: the 1.5 of 3G1.5.
    r"|(?<=\d[a-z])(?P<rest>\d++(?:\.\d++)?+)(?![a-z])"
    r"|(?P<scrap>[^\W_]+)"
)
_PACK = re.compile(
    r"\b(?:box(?:e[sn])?|packs?|packets?|cartons?|cases?|rolls?|sets?|packung(?:en)?|kartons?|boites?"
    r"|paquets?|rollen?|rouleaux?|cajas?|paquetes?|rollos?|doz(?:en|e)|doos|pak(?:ken)?|rol(?:len)?"
    r"|confezion[ei]|scatol[ae]|rotol[oi]|caixas?|pacotes?|opakowan(?:ie|ia)|forpackning(?:ar)?)"
    r"\s(?:of|de|a|zu|mit|von|van|met|da|di|con|com|po|med|je)\s(\d{1,9})\b"
    r"(?:\s(?:mm|cm|m|kg|g|ml|l)\b)?"
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
    text = re.sub(
        r"\bthé\b", "tee", unicodedata.normalize("NFKC", _INCHES.sub(" inch", text.casefold()))
    )
    text = _RED.sub("rouge", _UMLAUT_PLURAL.sub(r"\1", text))
    text = unicodedata.normalize("NFKD", text)
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = text.translate(_TYPOGRAPHY)
    text = _FRACTION.sub(lambda f: f"{f[1]}_{f[2]}_{f[3]}" if f[1] else f"{f[2]}_{f[3]}", text)
    text = re.sub(r"\b[ldnsjmc]'(?=[a-z])|'s\b", " ", text)
    text = re.sub(r"(?<=\d),(?=\d{3}\b)", "", text)
    text = re.sub(r"(?<=\d),(?=\d{1,2}\b)", ".", text)
    text = re.sub(r"(?<=\d)\s*[x*]\s*(?=\d)", " ", text)
    return re.sub(r"\s+", " ", text).strip()


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
    if "_" in number:
        return [Term(Kind.FIGURE, prefix + number, unit)]
    whole, _, fraction = number.partition(".")
    value = f"{whole.lstrip('0') or '0'}.{fraction.rstrip('0')}".rstrip(".")
    if len(prefix) <= 1:
        return [Term(Kind.FIGURE, prefix + value, unit)]
    # LX420 and HLP46 are names with a figure, written apart as often as together.
    return [Term(Kind.WORD, stem(prefix)), Term(Kind.FIGURE, value, unit)]


def _word(word: str) -> list[Term]:
    if colour := COLOURS.get(word):
        return [Term(Kind.COLOUR, colour)]
    return [] if word in FILLERS or counts_only(word) else [Term(Kind.WORD, stem(word))]
