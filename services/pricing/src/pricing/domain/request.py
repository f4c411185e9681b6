"""A request's words, read for matching: what names the product, without the counting around it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from contracts.summaries import RequestedProduct
from pricing.domain.counting import leading_unit, uncounted
from pricing.domain.folding import fold
from pricing.domain.index import CatalogIndex
from pricing.domain.lexicon import (
    ALTERNATIVES,
    COLOURS,
    FILLERS,
    PERHAPS_ALTERNATIVES,
    REMARKS,
    SIMILAR,
)
from pricing.domain.measures import MEASURE_WORDS
from pricing.domain.stemming import stem
from pricing.domain.term import Kind, Term, Terms
from pricing.domain.terms import read_terms
from pricing.domain.units import known_unit

MAX_LENGTH = 500
"""Characters of a description and a part number; more is not read as any product's."""

_STANDARD = re.compile(r"\((?:DIN|ISO|EN|VDE|IEC|BS|ANSI|ASTM|NEN|NF|UNI)\b[^()]{0,60}\)")
"""Behind a product's name, in brackets: what it conforms to, not what it is."""
_OR_SIMILAR = re.compile(
    r"(?i)(?<![\s,(])[\s,(]++"
    rf"(?:{'|'.join(sorted(ALTERNATIVES | PERHAPS_ALTERNATIVES))})\s(?:an?\s)?"
    rf"(?:{'|'.join(sorted(SIMILAR))})\b\)?"
)
_WORD = re.compile(r"(?<![a-z0-9])([a-z]{3,})(?![a-z0-9])")
_LABELLED = re.compile(r"(?P<figure>(?<![a-z0-9.])\d+(?:\.\d+)?)[ -](?P<word>[a-z]{4,})\b")
_PURPOSE = re.compile(
    r"\b(?:for (?:the|our|my|this)|pour (?:le|la|les|notre|nos)) ([^\W\dA-Z][^\dA-Z,.;()]*)$"
)


@dataclass(frozen=True)
class ReadRequest:
    """What one requested product's words say."""

    terms: Terms
    unit: str | None
    leading: str | None
    """A counting word in front: a unit, as in bottles of ethanol, or the thing, as in bottles."""
    offers_choice: bool
    """Anything goes: "black or blue"."""


def read_request(request: RequestedProduct, description: str, index: CatalogIndex) -> ReadRequest:
    """The terms of a description, its words put as the catalog spells them."""
    description = _OR_SIMILAR.sub("", _STANDARD.sub(" ", description))
    description = _without_purpose(description, index)
    text, unit = uncounted(fold(description), request.quantity, request.unit)
    terms = read_terms(_joined(_without_labels(text, index), index))
    return ReadRequest(
        terms=Terms(
            head=as_catalog_spells(terms.head, index),
            tail=as_catalog_spells(terms.tail, index),
            pack_size=terms.pack_size,
        ),
        unit=request.unit or unit,
        leading=leading_unit(text, request.unit or unit),
        offers_choice=_offers_choice(text, index),
    )


def _joined(text: str, index: CatalogIndex) -> str:
    """Words written apart that the catalog writes together: patch cable, and its patchcable."""
    pieces = _WORD.split(text)
    # Words stand at odd places, what is between them at even ones.
    for at in range(1, len(pieces) - 2, 2):
        together = stem(pieces[at] + pieces[at + 2])
        apart = [stem(pieces[at]), stem(pieces[at + 2])]
        if pieces[at + 1] not in {" ", "-"} or all(map(index.words.names, apart)):
            continue
        if index.words.names(together):
            pieces[at : at + 3] = ["", "", together]
    return "".join(pieces)


def _without_labels(text: str, index: CatalogIndex) -> str:
    """Figures without the words behind them that the catalog does not use: "3 vias", "24 modules".

    They say what the figure counts in the thing; the catalog may leave that out.
    """

    def bare(found: re.Match[str]) -> str:
        word = found["word"]
        said = {term.text for term in read_terms(word).all} | {word}
        spelt = {likely for each in said for likely in index.words.likely(each)}
        if word in MEASURE_WORDS or known_unit(word) or any(map(index.words.knows, spelt)):
            return found[0]
        if word in COLOURS or word in FILLERS:
            return found[0]
        return found["figure"]

    shorter = _LABELLED.sub(bare, text)
    return shorter if any(t.kind is Kind.WORD for t in read_terms(shorter).all) else text


def _offers_choice(text: str, index: CatalogIndex) -> bool:
    """Whether a choice is left between things that the catalog knows: black or blue."""
    words = re.findall(r"[a-z0-9]+", text)
    return any(
        word in ALTERNATIVES and any(_tells(other, index) for other in words[at + 1 : at + 4])
        for at, word in enumerate(words)
    ) or any(
        word in PERHAPS_ALTERNATIVES and _variant(before) and _variant(before) == _variant(after)
        for before, word, after in zip(words, words[1:], words[2:], strict=False)
    )


def _tells(word: str, index: CatalogIndex) -> bool:
    """Whether a word says which product: a size, a colour, a figure, a word of its name."""
    terms = read_terms(word).all
    spelt = as_catalog_spells(terms, index)
    return any(term.kind is not Kind.WORD or index.words.names(term.text) for term in spelt)


def _variant(word: str) -> Kind | None:
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
    if any(term.kind is not Kind.WORD or index.words.knows(term.text) for term in terms):
        return description
    return description[: purpose.start()]


def as_catalog_spells(terms: Iterable[Term], index: CatalogIndex) -> frozenset[Term]:
    spelt: set[Term] = set()
    for term in terms:
        if term.kind is not Kind.WORD or index.words.knows(term.text):
            spelt.add(term)
        elif term.text not in REMARKS and len(term.text) > 1:
            spelt.update(each for word in index.words.likely(term.text) for each in _meant(word))
    return frozenset(spelt)


def _meant(word: str) -> frozenset[Term]:
    if word in COLOURS:
        return read_terms(word).all
    return frozenset({Term(Kind.WORD, word)})
