"""The several ways to read one request, the likeliest first."""

import re
from collections.abc import Iterator
from dataclasses import replace

from contracts.summaries import RequestedProduct
from pricing.domain.folding import fold
from pricing.domain.index import CatalogIndex
from pricing.domain.lexicon import CLAUSES, NEGATIONS, plain_letters
from pricing.domain.measures import MEASURE_WORDS
from pricing.domain.request import ReadRequest, as_catalog_spells, read_request
from pricing.domain.term import Kind, Term
from pricing.domain.terms import read_terms
from pricing.domain.units import known_unit

_NEXT_WORD = re.compile(r"(?<=\w)[\s,;:(.-]+([^\W\d_]+)")


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
            for word in index.words.kin(term.text):
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
    for term in as_catalog_spells(read_terms(rest).all, index):
        telling = term.kind in {Kind.SIZE, Kind.COLOUR} or term.is_typed_figure
        if telling or (term.kind is Kind.WORD and index.words.names(term.text)):
            return None
    return description[: clause.start()]
