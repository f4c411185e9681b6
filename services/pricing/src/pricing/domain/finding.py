"""Finds the product that a request means: by a part number, or by its words.

By words a product is meant when nothing in the request speaks against it and enough speaks for it,
and when no other product fits as well.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from contracts.pricing import UnresolvedReason
from contracts.summaries import Ground, RequestedProduct
from pricing.domain.confidence import grounds_of_name
from pricing.domain.evidence import Fit, contradicts, fit, names_pack, names_size, names_the_thing
from pricing.domain.index import MANY, CatalogIndex, Entry
from pricing.domain.part_numbers import without
from pricing.domain.readings import readings
from pricing.domain.request import ReadRequest, read_request
from pricing.domain.units import own_unit
from pricing.domain.unresolved import UnresolvedError

_TRY_AGAIN = {UnresolvedReason.UNKNOWN, UnresolvedReason.UNCLEAR}
"""In other words a request that comes to this may name a product after all."""


@dataclass(frozen=True)
class Found:
    """A product, and how it is asked for."""

    entry: Entry
    grounds: tuple[Ground, ...]
    """What speaks for it."""
    unit: str | None
    """What it is counted in."""
    as_sold: bool
    """As the seller sells it: by part number, or by what its pack holds."""


@dataclass(frozen=True)
class Named:
    """A product that a reading of a description names."""

    read: ReadRequest
    entry: Entry
    grounds: tuple[Ground, ...]


def find(request: RequestedProduct, index: CatalogIndex) -> Found:
    """The product that is meant; raises UnresolvedError."""
    skus = _skus(request, index)
    if len(skus) > 1:
        raise UnresolvedError(UnresolvedReason.AMBIGUOUS, [index.entries[sku] for sku in skus])
    if skus:
        entry = index.entries[skus[0]]
        read = read_request(request, without(request.description, skus[0]), index)
        if contradicts(read.terms, entry, index):
            raise UnresolvedError(UnresolvedReason.UNCLEAR, [entry])
        named = Named(read, entry, (_numbered(request, index),))
    else:
        named = find_by_words(request, _description(request, index), index)
    read, entry = named.read, named.entry
    if not entry.product.active:
        raise UnresolvedError(UnresolvedReason.DISCONTINUED, _alternatives(entry, index))
    unit = read.unit or own_unit(entry.product, read.leading)
    return Found(entry, named.grounds, unit, bool(skus) or names_pack(read.terms, entry))


def find_by_words(request: RequestedProduct, description: str, index: CatalogIndex) -> Named:
    """What the first reading of a description names; raises what the first one lacks."""
    lacking: UnresolvedError | None = None
    for group in readings(request, description, index):
        try:
            named = _of_equals(group, index)
        except UnresolvedError as error:
            if error.reason not in _TRY_AGAIN:
                raise
            lacking = lacking or error
        else:
            more = (Ground.OTHER_WORD_FORMS,) if lacking else ()
            return replace(named, grounds=(*named.grounds, *more))
    raise lacking or UnresolvedError(UnresolvedReason.UNKNOWN)


def _of_equals(group: Sequence[ReadRequest], index: CatalogIndex) -> Named:
    """What readings that are as likely as each other come to, where they agree."""
    found: dict[str, Named] = {}
    lacking: UnresolvedError | None = None
    for read in group:
        try:
            named = _named(read, index)
        except UnresolvedError as error:
            if lacking is None or lacking.reason in _TRY_AGAIN:
                lacking = error
        else:
            found.setdefault(named.entry.product.sku, named)
    if lacking and (not found or lacking.reason not in _TRY_AGAIN):
        raise lacking
    if len(found) > 1:
        meant = [named.entry for named in found.values()]
        raise UnresolvedError(UnresolvedReason.AMBIGUOUS, meant, meant=meant, is_name=True)
    return next(iter(found.values()))


def _skus(request: RequestedProduct, index: CatalogIndex) -> list[str]:
    written = index.part_numbers.meant_by(request.sku) if request.sku else []
    return written or index.part_numbers.within(request.description)


def _numbered(request: RequestedProduct, index: CatalogIndex) -> Ground:
    """Whose part number a product was found by."""
    numbers = index.part_numbers
    by_seller = numbers.within(request.description) or numbers.is_sold_as(request.sku or "")
    return Ground.PART_NUMBER if by_seller else Ground.CUSTOMERS_PART_NUMBER


def _description(request: RequestedProduct, index: CatalogIndex) -> str:
    """The words to go by where no sku is known; raises UnresolvedError for a foreign one."""
    if not request.sku:
        return request.description
    # What looks like a part number may be a model's name: "LX420" of "black toner LX420".
    terms = read_request(request, request.sku, index).terms.all
    near = index.near(read_request(request, request.description, index).terms.all)
    if not all(any(term in entry.naming for entry in near) for term in terms):
        raise UnresolvedError(UnresolvedReason.UNKNOWN, near)
    return f"{request.description} {request.sku}"


def _named(read: ReadRequest, index: CatalogIndex) -> Named:
    """The product that a description names, and what speaks for it."""
    if read.offers_choice and (near := index.near(read.terms.all)):
        raise UnresolvedError(UnresolvedReason.AMBIGUOUS, near)
    possible = index.possible(read.terms)
    if len(possible) > MANY:
        raise UnresolvedError(UnresolvedReason.AMBIGUOUS, possible)
    fits = [(fit(read.terms, entry, index), entry) for entry in possible]
    best = max((how for how, _ in fits), default=Fit.NONE)
    if best is Fit.NONE:
        raise UnresolvedError(UnresolvedReason.UNKNOWN, index.near(read.terms.all))
    # A complete name beats a part of another; a part of one name beats no part of another.
    decides = best >= Fit.COMPLETELY
    meant = [entry for how, entry in fits if how is best or (how and not decides)]
    is_name = any(names_the_thing(read.terms, entry) for entry in meant)
    if not any(entry.product.active for entry in meant):
        others = _alternatives(meant[0], index)
        raise UnresolvedError(UnresolvedReason.DISCONTINUED, others, meant=meant, is_name=is_name)
    if len(meant) > 1:
        raise UnresolvedError(UnresolvedReason.AMBIGUOUS, meant, meant=meant, is_name=is_name)
    if best is Fit.BARELY or not names_size(read.terms, meant[0]):
        raise UnresolvedError(UnresolvedReason.UNCLEAR, meant, meant=meant, is_name=is_name)
    beside = [how for how, entry in fits if entry is not meant[0]]
    return Named(read, meant[0], tuple(grounds_of_name(best, beside, read.terms, meant[0])))


def _alternatives(entry: Entry, index: CatalogIndex) -> list[Entry]:
    return [other for other in index.near(entry.naming) if other is not entry]
