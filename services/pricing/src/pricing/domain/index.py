"""The catalog as matching needs it: which products a term may mean."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from pricing.domain.part_numbers import PartNumbers
from pricing.domain.product import Product
from pricing.domain.term import Kind, Term, Terms
from pricing.domain.terms import read_terms
from pricing.domain.vocabulary import Vocabulary

_NEAR = 500
"""Products that are looked at for sharing a word with a request."""
MANY = 200
"""Products that share all words of a request and are looked at one by one."""


@dataclass(frozen=True)
class Entry:
    """A product, read."""

    product: Product
    phrases: frozenset[frozenset[Term]]
    """The ways to name it completely: its name and each alias."""
    name: frozenset[Term]
    kind: frozenset[Term]
    """The name up to its first comma, where variants of one kind part ways."""
    naming: frozenset[Term]
    """Every term of those."""
    supporting: frozenset[Term]
    """Terms of the description: they may confirm a product, and never name one."""
    pack_size: int
    pack_measure: Term | None

    def offered(self, kind: Kind) -> frozenset[Term]:
        """What the product is, of one kind. The name knows its colour and size best."""
        named = frozenset(term for term in self.naming if term.kind is kind)
        if named and kind is not Kind.FIGURE:
            return named
        return named | frozenset(term for term in self.supporting if term.kind is kind)


class CatalogIndex:
    """All products of one version of the catalog. It never changes."""

    def __init__(self, products: Iterable[Product], previous: "CatalogIndex | None" = None) -> None:
        """What the `previous` version had already, and has unchanged, is not read again."""
        read: Mapping[str, Entry] = previous.entries if previous else {}
        self.products: Mapping[str, Product] = {product.sku: product for product in products}
        self.entries: dict[str, Entry] = {
            sku: read[sku] if sku in read and read[sku].product == product else _entry(product)
            for sku, product in self.products.items()
        }
        self.part_numbers = PartNumbers(
            self.products,
            ((alias, sku) for sku, product in self.products.items() for alias in product.aliases),
        )
        self._named_by: dict[tuple[Kind, str], list[str]] = defaultdict(list)
        self._also_named_by: dict[str, set[str]] = defaultdict(set)
        self._called: dict[frozenset[Term], list[str]] = defaultdict(list)
        for sku, entry in self.entries.items():
            for key in {(term.kind, term.text) for term in entry.naming}:
                self._named_by[key].append(sku)
            for phrase in entry.phrases:
                self._called[phrase].append(sku)
        self.words = Vocabulary(
            (word for kind, word in self._named_by if kind is Kind.WORD),
            (
                term.text
                for entry in self.entries.values()
                for term in entry.supporting
                if term.kind is Kind.WORD
            ),
        )

        for word, part in self.words.compounds():
            # "hotel slipper" is a Hotelslipper, too.
            self._also_named_by[part].update(self._named_by[Kind.WORD, word])

    def is_called(self, terms: Terms) -> bool:
        """Whether this is all of the name, or of an alias, of some product."""
        return terms.all in self._called

    def possible(self, terms: Terms) -> list[Entry]:
        """The products that may be meant: those named by every word of the head that names any.

        Where it has no such word, those that share another word with the terms.
        """
        words = {t.text for t in terms.head if t.kind is Kind.WORD and self.words.names(t.text)}
        if not words:
            return self.near(terms.all)
        found = sorted((self._named(word) for word in words), key=len)
        skus = set(found[0]).intersection(*found[1:])
        if len(skus) > MANY:
            skus = self._narrowed(skus, terms)
        return [self.entries[sku] for sku in sorted(skus)]

    def _named(self, word: str) -> Collection[str]:
        named = self._named_by[Kind.WORD, word]
        also = self._also_named_by.get(word)
        return also.union(named) if also else named

    def _narrowed(self, skus: set[str], terms: Terms) -> set[str]:
        """Those that are called just this, or else those of this size, colour and figures."""
        if called := self._called.get(terms.all):
            return set(called)
        for term in terms.of(Kind.SIZE, Kind.COLOUR, Kind.FIGURE):
            alike = skus.intersection(self._named_by.get((term.kind, term.text), ()))
            # Half a litre may be 500 ml in every name: then this term narrows nothing.
            skus = alike or skus
        return skus

    def near(self, terms: Iterable[Term]) -> list[Entry]:
        """Products that share a naming word with these terms, those that share most first.

        Where there is no word among them, a figure or a colour will do.
        """
        wanted = frozenset(terms)
        words = {term for term in wanted if term.kind is Kind.WORD}
        keys = {(term.kind, term.text) for term in words or wanted}
        skus: set[str] = set()
        # The rarest words first: what half of a large catalog shares says little.
        for named in sorted((self._named_by.get(key, []) for key in keys), key=len):
            skus.update(named[: _NEAR - len(skus)])
        return sorted(
            (self.entries[sku] for sku in skus),
            key=lambda entry: (-len(entry.naming & wanted), entry.product.sku),
        )


def _entry(product: Product) -> Entry:
    name = read_terms(product.name)
    kind, comma, _ = product.name.partition(",")
    phrases = {name.all, *(read_terms(alias).all for alias in product.aliases)}
    return Entry(
        product=product,
        phrases=frozenset(phrase for phrase in phrases if _names_something(phrase)),
        name=name.all,
        kind=read_terms(kind).all if comma else name.all,
        naming=frozenset().union(*phrases),
        supporting=read_terms(product.description).all,
        pack_size=name.pack_size or product.units_per_pack,
        pack_measure=name.pack_measure,
    )


def _names_something(phrase: frozenset[Term]) -> bool:
    """Whether a phrase can stand for a product: "2 Ah" may be all its alias says, "red" may not."""
    return any(term.kind is Kind.WORD or term.is_typed_figure for term in phrase)
