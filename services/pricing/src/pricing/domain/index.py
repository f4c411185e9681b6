"""The catalog as matching needs it: which products a term may mean."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from pricing.domain.part_numbers import PartNumbers
from pricing.domain.product import Product
from pricing.domain.terms import Kind, Term, read_terms

_MIN_LENGTH_TO_INFLECT = 5
_MIN_LENGTH_TO_SLIP = 8
"""In a shorter word one other letter makes another word: a filter is no filler."""


@dataclass(frozen=True)
class Entry:
    """A product, read."""

    product: Product
    phrases: frozenset[frozenset[Term]]
    """The ways to name it completely: its name and each alias."""
    kind: frozenset[Term]
    """The name up to its first comma, where variants of one kind part ways."""
    naming: frozenset[Term]
    """Every term of those."""
    supporting: frozenset[Term]
    """Terms of the description: they may confirm a product, and never name one."""
    pack_size: int

    def offered(self, kind: Kind) -> frozenset[Term]:
        """What the product is, of one kind. The name knows its colour and size best."""
        named = frozenset(term for term in self.naming if term.kind is kind)
        if named and kind is not Kind.FIGURE:
            return named
        return named | frozenset(term for term in self.supporting if term.kind is kind)


class CatalogIndex:
    """All products of one version of the catalog. It never changes."""

    def __init__(self, products: Iterable[Product]) -> None:
        self.products: Mapping[str, Product] = {product.sku: product for product in products}
        self.entries = {sku: _entry(product) for sku, product in self.products.items()}
        self.part_numbers = PartNumbers(self.products)
        self._named_by: dict[tuple[Kind, str], list[str]] = defaultdict(list)
        for sku, entry in self.entries.items():
            for key in {(term.kind, term.text) for term in entry.naming}:
                self._named_by[key].append(sku)
        self._described = {
            term.text
            for entry in self.entries.values()
            for term in entry.supporting
            if term.kind is Kind.WORD
        }
        self._vocabulary = sorted(
            word
            for kind, word in self._named_by
            if kind is Kind.WORD and len(word) >= _MIN_LENGTH_TO_SLIP - 1
        )

    def knows(self, word: str) -> bool:
        """Whether the word stands anywhere in the catalog."""
        return self.names(word) or word in self._described

    def names(self, word: str) -> bool:
        """Whether the word is part of any product's name or alias."""
        return (Kind.WORD, word) in self._named_by

    def likely_word(self, word: str) -> str:
        """The word of the catalog that this one is an ending or a slip away from, or itself."""
        if len(word) < _MIN_LENGTH_TO_INFLECT:
            return word
        for inflected in _inflections(word):
            if self.names(inflected):
                return inflected
        if len(word) < _MIN_LENGTH_TO_SLIP:
            return word
        found = process.extract(
            word, self._vocabulary, scorer=OSA.distance, score_cutoff=1, limit=2
        )
        return str(found[0][0]) if len(found) == 1 else word

    def near(self, terms: Iterable[Term]) -> list[Entry]:
        """Products that share a naming word with these terms, those that share most first.

        Where there is no word among them, a figure or a colour will do.
        """
        wanted = frozenset(terms)
        words = {term for term in wanted if term.kind is Kind.WORD}
        keys = {(term.kind, term.text) for term in words or wanted}
        skus = {sku for key in keys for sku in self._named_by.get(key, [])}
        return sorted(
            (self.entries[sku] for sku in skus),
            key=lambda entry: (-len(entry.naming & wanted), entry.product.sku),
        )


def _inflections(word: str) -> Iterable[str]:
    """The word with a plural's ending taken off or put on. Never -er: a printer is no print."""
    for ending in ("e", "en", "n", "s", "es", "x"):
        yield word + ending
        if word.endswith(ending):
            yield word.removesuffix(ending)


def _entry(product: Product) -> Entry:
    name = read_terms(product.name)
    phrases = {name.all, *(read_terms(alias).all for alias in product.aliases)}
    return Entry(
        product=product,
        phrases=frozenset(phrase for phrase in phrases if _names_something(phrase)),
        kind=read_terms(product.name.partition(",")[0]).all,
        naming=frozenset().union(*phrases),
        supporting=read_terms(product.description).all,
        pack_size=name.pack_size or product.units_per_pack,
    )


def _names_something(phrase: frozenset[Term]) -> bool:
    """Whether a phrase can stand for a product: "2 Ah" may be all its alias says, "red" may not."""
    return any(term.kind is Kind.WORD or term.is_typed_figure for term in phrase)
