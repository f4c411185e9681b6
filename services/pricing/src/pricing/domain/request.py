"""A request's words, read for matching: what names the product, without the counting around it."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from contracts.summaries import RequestedProduct
from pricing.domain.index import CatalogIndex
from pricing.domain.lexicon import (
    ALTERNATIVES,
    CONTAINERS,
    FILLERS,
    PERHAPS_ALTERNATIVES,
    REMARKS,
    unit_meant,
)
from pricing.domain.stemming import stem
from pricing.domain.terms import Kind, Terms, fold, read_terms
from pricing.domain.units import read_unit

MAX_LENGTH = 500
"""Characters of a description and a part number; more is not read as any product's."""

_COUNT_FIRST = re.compile(
    r"^\W*(?P<number>\d[\d.,']*)(?:\s?x\b)?\s*(?P<word>[a-z]+)?\b\.?\s*(?:of\b|de\b|d')?"
)
_COUNT_LAST = re.compile(
    r"[\s:,(-]+(?P<number>\d[\d.,' ]*)\s?(?P<word>[a-z]+)\.?\)?\s*(?:of them)?\W*$"
)
_STANDARD = re.compile(r"\((?:DIN|ISO|EN|VDE|IEC|BS|ANSI|ASTM|NEN|NF|UNI)\b[^()]{0,60}\)")
"""Behind a product's name, in brackets: what it conforms to, not what it is."""
_RANGE_FIRST = re.compile(r"^\W*\d+\s?(?:[-\u2013]|to|or|bis|oder|a|ou|o|tot|of)\s?\d+\s+(?=[a-z])")
_UNIT_FIRST = re.compile(r"^\W*(?P<word>[a-z]+)\s(?:of\b|de\b|d')")
_UNIT_LAST = re.compile(r"\((?P<word>[a-z]+)\)\W*$")
_WORD = re.compile(r"(?<![a-z0-9])([a-z]{3,})(?![a-z0-9])")
_PURPOSE = re.compile(
    r"\b(?:for (?:the|our|my|this)|pour (?:le|la|les|notre|nos)) ([^\W\dA-Z][^\dA-Z,.;()]*)$"
)


@dataclass(frozen=True)
class ReadRequest:
    """What one requested product's words say."""

    terms: Terms
    unit: str | None
    offers_choice: bool
    """Anything goes: "black or blue"."""


def read_request(request: RequestedProduct, description: str, index: CatalogIndex) -> ReadRequest:
    """The terms of a description, its words put as the catalog spells them."""
    description = _without_purpose(_STANDARD.sub(" ", description), index)
    text, unit = _uncounted(fold(description), request.quantity, request.unit)
    text = _as_catalog_spells(text, index)
    return ReadRequest(
        terms=read_terms(text), unit=request.unit or unit, offers_choice=_offers_choice(text)
    )


def readings(request: RequestedProduct, description: str, index: CatalogIndex) -> list[ReadRequest]:
    """The ways to read a description: a tube may be what is wanted, or what it comes in."""
    first, _, rest = description.strip().partition(" ")
    if unit_meant(fold(first)) in CONTAINERS and rest:
        held = request.model_copy(update={"unit": request.unit or first})
        return [read_request(request, description, index), read_request(held, rest, index)]
    plain = read_request(request, description, index)
    if request.unit and unit_meant(fold(request.unit)) in CONTAINERS:
        bare = request.model_copy(update={"unit": None})
        return [plain, read_request(bare, f"{request.unit} {description}", index)]
    return [plain]


def _offers_choice(text: str) -> bool:
    words = text.split()
    if ALTERNATIVES & set(re.findall(r"[a-z]+", text)):
        return True
    return any(
        words[at] in PERHAPS_ALTERNATIVES
        and _is_variant(words[at - 1]) is not None
        and _is_variant(words[at - 1]) == _is_variant(words[at + 1])
        for at in range(1, len(words) - 1)
    )


def _is_variant(word: str) -> Kind | None:
    """Whether a word is a size, a colour or a figure, and which."""
    kinds = {term.kind for term in read_terms(word).all}
    return kinds.pop() if len(kinds) == 1 and Kind.WORD not in kinds else None


def _without_purpose(description: str, index: CatalogIndex) -> str:
    """Without "for the meeting corner": where it goes says nothing about what it is.

    What speaks of products or has a name of its own is no such place: "for the Lumex LX420".
    """
    purpose = _PURPOSE.search(description)
    if purpose is None:
        return description
    terms = read_terms(purpose.group(1)).all
    if any(term.kind is not Kind.WORD or index.knows(term.text) for term in terms):
        return description
    return description[: purpose.start()]


def _as_catalog_spells(text: str, index: CatalogIndex) -> str:
    """With slips of the pen mended, words written apart or together as the catalog has them, and
    without what may be said of anything."""
    pieces = _WORD.split(text)
    # Words stand at odd places, what is between them at even ones.
    for at in range(1, len(pieces), 2):
        word = pieces[at]
        if not word or index.knows(stem(word)) or word in FILLERS or unit_meant(word):
            continue
        following = pieces[at + 2] if at + 2 < len(pieces) else ""
        if word in REMARKS:
            pieces[at] = ""
        elif following and pieces[at + 1] in {" ", "-"} and index.names(stem(word + following)):
            pieces[at : at + 3] = [word + following, "", ""]
        elif likely := index.likely_word(word):
            pieces[at] = likely
        elif parts := index.parts(word):
            pieces[at] = " ".join(parts)
    return "".join(pieces)


def _uncounted(text: str, quantity: Decimal | None, unit: str | None) -> tuple[str, str | None]:
    """The text without its quantity and unit, and the unit where the text has one."""
    text = _RANGE_FIRST.sub("", text)
    first = _COUNT_FIRST.match(text)
    if first and _may_be(first["number"], quantity):
        word = first["word"]
        if _counts(word, unit):
            return text[first.end() :], word
        if not _is_length(word):
            return text[first.start("word") if word else first.end() :], None
    last = _COUNT_LAST.search(text)
    if last and _may_be(last["number"], quantity) and _counts(last["word"], unit):
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
    if word is None or unit_meant(word) is None:
        return False
    return not _is_length(word) or read_unit(word) == read_unit(unit)


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
