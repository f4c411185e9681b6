"""What in a request speaks for a product, and what against it."""

from enum import IntEnum

from pricing.domain.index import CatalogIndex, Entry
from pricing.domain.lexicon import CONTAINERS, NEGATIONS, PACKAGING
from pricing.domain.measures import in_base_units
from pricing.domain.term import Kind, Term, Terms

_VARIANTS = (Kind.FIGURE, Kind.SIZE, Kind.COLOUR)
_VESSELS = frozenset(Term(Kind.WORD, word) for word in CONTAINERS | PACKAGING)
"""Behind a product's name they say what it comes in: "water, 25 l canisters"."""
_LENGTHS = {"mm", "cm"}
"""Of a thing, and of no pack."""
_MAX_UNKNOWN_REMARKS = 2
_LEAST_PART = 4
"""Letters of either part of a compound."""
_LEAST_COVERAGE = 0.5
_LEAST_TERMS = 2


class Fit(IntEnum):
    """How well a request names a product; only the best kind of fit counts."""

    NONE = 0
    """Something speaks against the product."""
    BARELY = 1
    """Nothing speaks against it, and too little for it."""
    PARTLY = 2
    """At least half of its name, or of an alias."""
    COMPLETELY = 3
    """All of its name or of an alias, and more."""
    EXACTLY = 4
    """An alias or the kind that its variants share, and nothing else: neither beats the other."""
    BY_NAME = 5
    """Its whole name, and nothing else."""


def fit(asked: Terms, entry: Entry, index: CatalogIndex) -> Fit:
    """How well a description names a product."""
    variants = asked.all - _about_the_pack(asked, entry)
    if _differs_in_variant(variants, entry) or _differs_in_pack(asked, entry):
        return Fit.NONE
    coverage = max((_coverage(phrase, asked.all) for phrase in entry.phrases), default=0)
    if _says_something_else(asked, entry, index, is_named=coverage == 1):
        return Fit.NONE
    if asked.all == entry.name:
        return Fit.BY_NAME
    if asked.all in entry.phrases or asked.all == entry.kind:
        return Fit.EXACTLY
    coverage = max(coverage, _coverage(entry.kind, asked.all))
    if coverage == 1:
        return Fit.COMPLETELY
    named = sum(any(term.fits(offered) for offered in entry.naming) for term in asked.all)
    enough = coverage >= _LEAST_COVERAGE and named >= _LEAST_TERMS
    return Fit.PARTLY if enough or names_the_thing(asked, entry) else Fit.BARELY


def names_the_thing(asked: Terms, entry: Entry) -> bool:
    """Whether every word of the name, or of an alias, is there: what is left out are figures."""
    words = _words(asked.all)
    names = (*entry.phrases, entry.kind)
    return any(_words(name) and _words(name) <= words for name in names)


def names_size(asked: Terms, entry: Entry) -> bool:
    """Whether a product made in sizes is asked for in one; nobody else can choose it."""
    sizes = frozenset(term for term in entry.naming if term.kind is Kind.SIZE)
    return not sizes or bool(asked.of(Kind.SIZE))


def contradicts(asked: Terms, entry: Entry, index: CatalogIndex) -> bool:
    """Whether the words beside a part number speak of another product than it does."""
    # A bare number beside it may be a position or a count; 18 V, XL or red cannot.
    variants = {t for t in asked.all if t.is_typed_figure or t.kind in (Kind.SIZE, Kind.COLOUR)}
    if _differs_in_variant(variants - _about_the_pack(asked, entry), entry):
        return True
    words = _words(asked.head) - entry.naming - entry.supporting
    return any(index.words.names(term.text) for term in words)


def words_beyond(asked: Terms, entry: Entry) -> bool:
    """Whether a part of a description is in none of a product's names."""
    beyond = asked.all - _about_the_pack(asked, entry)
    return any(not any(term.fits(known) for known in entry.naming) for term in beyond)


def _differs_in_variant(asked: frozenset[Term] | set[Term], entry: Entry) -> bool:
    return any(
        not any(term.fits(offered) for offered in entry.offered(kind))
        for kind in _VARIANTS
        for term in asked
        if term.kind is kind
    )


def _about_the_pack(asked: Terms, entry: Entry) -> frozenset[Term]:
    """Figures said in passing of what it comes in: "(48 in a pack)", the 200 m of a roll, and
    of acid "in 5 kg bags"."""
    count = str(entry.pack_size) if entry.pack_size > 1 else ""
    said = {
        term
        for term in asked.tail - asked.head
        if _measures(term, entry) or (term.text == count and term.unit not in _LENGTHS)
    }
    return frozenset(said | (asked.all & {entry.pack_measure}))


def _measures(term: Term, entry: Entry) -> bool:
    """Whether a figure is an amount of what is sold by the kilo, litre or metre."""
    amount = in_base_units(term.text, term.unit)
    sold = in_base_units("1", entry.product.unit)
    return amount is not None and sold is not None and amount[0] == sold[0]


def names_pack(asked: Terms, entry: Entry) -> bool:
    """Whether the pack that a product is sold in is asked for by what it holds: "box of 100"."""
    named = asked.pack_size == entry.pack_size or entry.pack_measure in asked.all
    return entry.pack_size > 1 and named


def _differs_in_pack(asked: Terms, entry: Entry) -> bool:
    return asked.pack_size not in (None, entry.pack_size)


def _says_something_else(
    asked: Terms, entry: Entry, index: CatalogIndex, *, is_named: bool
) -> bool:
    """Whether a word is left over that may make it another thing: the bits of "18V drill bits".

    Beside a complete name a remark may hold a word or two that no product is named by.
    """
    head = {t for t in _words(asked.head) - entry.naming if not _in_compound(t, entry)}
    if any(term not in entry.supporting or index.words.names(term.text) for term in head):
        return True
    said = _words(asked.tail) - entry.naming - entry.supporting - _VESSELS
    remarks = {term for term in said if not _in_compound(term, entry)}
    if any(term.text in NEGATIONS or index.words.names(term.text) for term in remarks):
        return True
    return len(remarks) > (_MAX_UNKNOWN_REMARKS if is_named else 0)


def _in_compound(word: Term, entry: Entry) -> bool:
    """Whether a word is one of the two of a compound in a product's name: hotel of Hotelslipper."""
    return len(word.text) >= _LEAST_PART and any(
        term.text.startswith(word.text) or term.text.endswith(word.text)
        for term in entry.naming
        if term.kind is Kind.WORD and len(term.text) >= len(word.text) + _LEAST_PART
    )


def _words(terms: frozenset[Term]) -> frozenset[Term]:
    return frozenset(term for term in terms if term.kind is Kind.WORD)


def _coverage(phrase: frozenset[Term], asked: frozenset[Term]) -> float:
    """The part of a phrase that was asked for, from 0 to 1."""
    return sum(any(t.fits(a) for a in asked) for t in phrase) / max(len(phrase), 1)
