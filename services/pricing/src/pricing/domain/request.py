"""A request's words, read for matching: what names the product, without the counting around it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from contracts.summaries import RequestedProduct
from pricing.domain.folding import fold
from pricing.domain.index import CatalogIndex
from pricing.domain.lexicon import (
    ALTERNATIVES,
    CLAUSES,
    COLOURS,
    FILLERS,
    NEGATIONS,
    PERHAPS_ALTERNATIVES,
    REMARKS,
    plain_letters,
)
from pricing.domain.measures import MEASURE_WORDS
from pricing.domain.terms import Kind, Term, Terms, read_terms, stem
from pricing.domain.units import known_unit, read_unit

MAX_LENGTH = 500
"""Characters of a description and a part number; more is not read as any product's."""

_COUNT_FIRST = re.compile(
    r"^\W*(?P<number>\d[\d.,']*)(?:\s?x\b)?\s*(?P<word>[a-z]+)?\b\.?\s*(?:of\b|de\b|d')?"
)
_COUNT_LAST = re.compile(
    r"[\s:,(-](?P<number>\d[\d.,' ]{0,20})\s?(?P<word>[a-z]{1,30})\.?\)?\s?(?:of them)?\W{0,9}$"
)
_STANDARD = re.compile(r"\((?:DIN|ISO|EN|VDE|IEC|BS|ANSI|ASTM|NEN|NF|UNI)\b[^()]{0,60}\)")
"""Behind a product's name, in brackets: what it conforms to, not what it is."""
_RANGE_FIRST = re.compile(
    r"^\W*\d+\s?(?:-|to|or|bis|oder|a|ou|o|tot|of|do|till|til)\s?\d+\s+(?P<word>[a-z]+)"
)
_UNIT_LAST = re.compile(r"\((?P<word>[a-z]+)\)\W*$")
_WORD = re.compile(r"(?<![a-z0-9])([a-z]{3,})(?![a-z0-9])")
_UNIT_FIRST = re.compile(r"^\W*(?P<word>[a-z]+)\s(?:of\b|de\b|d')")
_LABELLED = re.compile(r"(?P<figure>(?<![a-z0-9.])\d+(?:\.\d+)?)[ -](?P<word>[a-z]{4,})\b")
_NEXT_WORD = re.compile(r"(?<=\w)[\s,;:(.-]+([^\W\d_]+)")
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
    description = _without_purpose(_STANDARD.sub(" ", description), index)
    text, unit = _uncounted(fold(description), request.quantity, request.unit)
    terms = read_terms(_joined(_without_labels(text, index), index))
    return ReadRequest(
        terms=Terms(
            head=_as_catalog_spells(terms.head, index),
            tail=_as_catalog_spells(terms.tail, index),
            pack_size=terms.pack_size,
        ),
        unit=request.unit or unit,
        leading=_leading(text, request.unit or unit),
        offers_choice=_offers_choice(text),
    )


def readings(
    request: RequestedProduct, description: str, index: CatalogIndex
) -> Iterator[ReadRequest]:
    """A request as it stands, then with a word in another form, then with its counting word taken
    for a unit, or for the thing; at last without the rest of the sentence that it was taken from.
    """
    read = read_request(request, description, index)
    yield read
    yield from _with_kin(read, index)
    if read.leading and known_unit(read.leading):
        rest = re.sub(rf"^\W*{read.leading}\W+", "", fold(description))
        if any(term.kind is Kind.WORD for term in read_terms(rest).all):
            counted = request.model_copy(update={"unit": read.leading})
            yield read_request(counted, rest, index)
    elif request.unit and known_unit(fold(request.unit)) not in MEASURE_WORDS:
        # A tube, a plate may be what is wanted, and not what it is counted in.
        plain = request.model_copy(update={"unit": None})
        yield read_request(plain, f"{request.unit} {description}", index)
    if shorter := _without_clause(description, index):
        yield read_request(request, shorter, index)


def _with_kin(read: ReadRequest, index: CatalogIndex) -> Iterator[ReadRequest]:
    """A reading with one word of its head in another form that the catalog has, too."""
    for term in read.terms.head:
        if term.kind is Kind.WORD:
            for word in index.kin(term.text):
                head = read.terms.head - {term} | {Term(Kind.WORD, word)}
                yield replace(read, terms=replace(read.terms, head=head))


def _without_clause(description: str, index: CatalogIndex) -> str | None:
    """What stands before "that we take today": None where the rest says more of what is wanted."""
    words = _NEXT_WORD.finditer(description)
    clause = next((word for word in words if plain_letters(word[1]) in CLAUSES), None)
    if clause is None:
        return None
    rest = fold(description[clause.start() :])
    if NEGATIONS.intersection(re.findall(r"[a-z]+", rest)):
        return None
    for term in _as_catalog_spells(read_terms(rest).all, index):
        telling = term.kind in {Kind.SIZE, Kind.COLOUR} or term.is_typed_figure
        if telling or (term.kind is Kind.WORD and index.names(term.text)):
            return None
    return description[: clause.start()]


def _joined(text: str, index: CatalogIndex) -> str:
    """Words written apart that the catalog writes together: patch cable, and its patchcable."""
    pieces = _WORD.split(text)
    # Words stand at odd places, what is between them at even ones.
    for at in range(1, len(pieces) - 2, 2):
        together = stem(pieces[at] + pieces[at + 2])
        apart = [stem(pieces[at]), stem(pieces[at + 2])]
        if pieces[at + 1] not in {" ", "-"} or all(map(index.names, apart)):
            continue
        if index.names(together):
            pieces[at : at + 3] = ["", "", together]
    return "".join(pieces)


def _without_labels(text: str, index: CatalogIndex) -> str:
    """Figures without the words behind them that the catalog does not use: "3 vias", "24 modules".

    They say what the figure counts in the thing; the catalog may leave that out.
    """

    def bare(found: re.Match[str]) -> str:
        word = found["word"]
        said = {term.text for term in read_terms(word).all} | {word}
        spelt = {likely for each in said for likely in index.likely_words(each)}
        if word in MEASURE_WORDS or known_unit(word) or any(map(index.knows, spelt)):
            return found[0]
        if word in COLOURS or word in FILLERS:
            return found[0]
        return found["figure"]

    shorter = _LABELLED.sub(bare, text)
    return shorter if any(t.kind is Kind.WORD for t in read_terms(shorter).all) else text


def _offers_choice(text: str) -> bool:
    words = text.split()
    return bool(ALTERNATIVES.intersection(re.findall(r"[a-z]+", text))) or any(
        word in PERHAPS_ALTERNATIVES and _variant(before) and _variant(before) == _variant(after)
        for before, word, after in zip(words, words[1:], words[2:], strict=False)
    )


def _variant(word: str) -> Kind | None:
    """Whether a word is a size, a colour or a figure, and which."""
    kinds = {term.kind for term in read_terms(word).all}
    return kinds.pop() if len(kinds) == 1 and Kind.WORD not in kinds else None


def is_only_number(request: RequestedProduct) -> bool:
    """Whether the words it stands in hold no other number that could be the quantity."""
    if request.source is None:
        return True
    beside = len(re.findall(r"\d+", request.source.quote)) - len(
        re.findall(r"\d+", request.description)
    )
    return beside <= 1


def _leading(text: str, unit: str | None) -> str | None:
    word = re.match(r"\W*([a-z]+)\.?\s+\w", text)
    return word[1] if word and unit is None and known_unit(word[1]) else None


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


def _as_catalog_spells(terms: Iterable[Term], index: CatalogIndex) -> frozenset[Term]:
    spelt: set[Term] = set()
    for term in terms:
        if term.kind is not Kind.WORD or index.knows(term.text):
            spelt.add(term)
        elif term.text not in REMARKS and len(term.text) > 1:
            spelt.update(each for word in index.likely_words(term.text) for each in _meant(word))
    return frozenset(spelt)


def _meant(word: str) -> frozenset[Term]:
    if word in COLOURS:
        return read_terms(word).all
    return frozenset({Term(Kind.WORD, word)})


def _uncounted(text: str, quantity: Decimal | None, unit: str | None) -> tuple[str, str | None]:
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
