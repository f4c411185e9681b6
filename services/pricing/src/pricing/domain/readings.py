"""The several ways to read one request, the likeliest first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, product

from contracts.summaries import RequestedProduct
from pricing.domain.folding import fold
from pricing.domain.index import CatalogIndex
from pricing.domain.lexicon import CLAUSES, NEGATIONS, plain_letters
from pricing.domain.measures import MEASURE_WORDS
from pricing.domain.request import ReadRequest, as_catalog_spells, read_request
from pricing.domain.term import Kind, Term
from pricing.domain.terms import read_terms
from pricing.domain.units import known_unit

_MOST_READINGS = 40
"""Ways to put several words of one request in other words."""
_SIZES = {"small": "s", "medium": "m", "large": "l"}
_NEXT_WORD = re.compile(r"(?<=\w)[\s,;:(.-]+([^\W\d_]+)")


def readings(
    request: RequestedProduct, description: str, index: CatalogIndex
) -> Iterator[Sequence[ReadRequest]]:
    """Groups of readings that are as likely as each other, the likeliest first.

    A request as it stands; with its counting word taken for a unit, or for the thing; at last
    without the rest of the sentence that it was taken from. Each of these with its words as they
    are, then with others that may mean the same.
    """
    for read in _plain_readings(request, description, index):
        yield [read]
        if others := list(_in_other_words(read, index)):
            yield others


def _plain_readings(
    request: RequestedProduct, description: str, index: CatalogIndex
) -> Iterator[ReadRequest]:
    read = read_request(request, description, index)
    yield read
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


def _in_other_words(read: ReadRequest, index: CatalogIndex) -> Iterator[ReadRequest]:
    """A reading with some of its words in another form that the catalog has, too."""
    words = sorted(term for term in read.terms.all if term.kind is Kind.WORD)
    choices = [[frozenset({word}), *_like(word, index)] for word in words]
    for chosen in islice(product(*choices), 1, _MOST_READINGS):
        meant = dict(zip(words, chosen, strict=True))
        head, tail = (
            frozenset(other for term in terms for other in meant.get(term, {term}))
            for terms in (read.terms.head, read.terms.tail)
        )
        yield replace(read, terms=replace(read.terms, head=head, tail=tail))


def _like(term: Term, index: CatalogIndex) -> list[frozenset[Term]]:
    if size := _SIZES.get(term.text):
        return [frozenset({Term(Kind.SIZE, size)})]
    kin = index.words.kin(term.text)
    return [frozenset(Term(Kind.WORD, word) for word in wording) for wording in kin]


def _begins_clause(found: re.Match[str]) -> bool:
    """Not the mA of 30 mA, which is an Italian "but" elsewhere."""
    word = plain_letters(found[1])
    is_unit = found.string[found.start() - 1].isdigit() and word in MEASURE_WORDS
    return word in CLAUSES and not is_unit


def _without_clause(description: str, index: CatalogIndex) -> str | None:
    """What stands before "that we take today": None where the rest says more of what is wanted."""
    words = _NEXT_WORD.finditer(description)
    clause = next((word for word in words if _begins_clause(word)), None)
    if clause is None:
        return None
    rest = fold(description[clause.start() :])
    if NEGATIONS.intersection(re.findall(r"[a-z]+", rest)):
        return None
    for term in as_catalog_spells(read_terms(rest).all, index):
        telling = term.kind in {Kind.SIZE, Kind.COLOUR} or term.is_typed_figure
        if telling or (term.kind is Kind.WORD and index.words.names(term.text)):
            return None
    return description[: clause.start()]
