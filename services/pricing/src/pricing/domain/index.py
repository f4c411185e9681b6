"""The catalog as matching needs it: which products a term may mean."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from pricing.domain.part_numbers import PartNumbers
from pricing.domain.product import Product
from pricing.domain.stemming import stem
from pricing.domain.terms import Kind, Term, fold, read_terms

_LEAST_TO_SLIP = 5
_LEAST_TO_MISTYPE = 8
"""In a shorter word one other letter makes another word: a filter is no filler."""
_LEAST_PART = 3
_VOWELS = frozenset("aeiou")


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
    words: frozenset[str]
    """Of its name and aliases, as they are spelled."""

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
        self._vocabulary = sorted({word for entry in self.entries.values() for word in entry.words})

    def knows(self, word: str) -> bool:
        """Whether the word stands anywhere in the catalog."""
        return self.names(word) or word in self._described

    def names(self, word: str) -> bool:
        """Whether the word is part of any product's name or alias."""
        return (Kind.WORD, word) in self._named_by

    def likely_word(self, word: str) -> str | None:
        """The one word of the catalog that this unknown one is a slip of the pen away from."""
        if len(word) < _LEAST_TO_SLIP - 1:
            return None
        found = process.extract(
            word, self._vocabulary, scorer=OSA.distance, score_cutoff=1, limit=8
        )
        stems = {stem(near): near for near, _, _ in found if _is_slip(word, near)}
        return stems.popitem()[1] if len(stems) == 1 else None

    def parts(self, word: str) -> tuple[str, str] | None:
        """The two words of the catalog that a compound is made of: Patch and kabel."""
        for cut in range(_LEAST_PART, len(word) - _LEAST_PART + 1):
            first, second = word[:cut], word[cut:]
            joint = first.rstrip("s") if len(first) > _LEAST_PART else first
            for start in (first, joint):
                if self.names(stem(start)) and self.names(stem(second)):
                    return start, second
        return None

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


def _is_slip(written: str, meant: str) -> bool:
    """Whether one letter is left out, doubled or swapped; another one only in a longer word."""
    if written[0] != meant[0]:
        return False
    if len(written) != len(meant):
        return min(len(written), len(meant)) >= _LEAST_TO_SLIP - 1
    if sorted(written) == sorted(meant):
        return len(written) >= _LEAST_TO_SLIP
    if written[:-1] == meant[:-1]:
        return {written[-1], meant[-1]} <= _VOWELS  # tubi and tubo
    return len(written) >= _LEAST_TO_MISTYPE


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
        words=frozenset(
            word
            for text in (product.name, *product.aliases)
            for word in re.findall(r"[a-z]{4,}", fold(text))
        ),
    )


def _names_something(phrase: frozenset[Term]) -> bool:
    """Whether a phrase can stand for a product: "2 Ah" may be all its alias says, "red" may not."""
    return any(term.kind is Kind.WORD or term.is_typed_figure for term in phrase)
