"""From what customers ask for to products of the catalog, or to a question for them.

A part number decides. Otherwise a product is meant when nothing in the request speaks against it
and enough speaks for it, and when no other product fits as well. It never guesses: asking costs
less than a wrong line.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from contracts.pricing import RequestedLine, UnresolvedLine, UnresolvedReason
from contracts.summaries import RequestedProduct
from pricing.domain.amendments import amend
from pricing.domain.counting import is_only_number
from pricing.domain.evidence import Fit, contradicts, fit, names_pack, names_size, names_the_thing
from pricing.domain.index import MANY, CatalogIndex, Entry
from pricing.domain.money import exactly
from pricing.domain.part_numbers import without
from pricing.domain.quantities import QuantityError, sold_quantity
from pricing.domain.readings import readings
from pricing.domain.request import MAX_LENGTH, ReadRequest, read_request
from pricing.domain.several import Meaning, apart
from pricing.domain.terms import read_terms
from pricing.domain.units import own_unit
from pricing.domain.unresolved import UnresolvedError

_TRY_AGAIN = {UnresolvedReason.UNKNOWN, UnresolvedReason.UNCLEAR}
"""In other words a request that comes to this may name a product after all."""


@dataclass(frozen=True)
class Matched:
    """What a request comes to: lines by sku, each once, and what a person must decide."""

    lines: list[RequestedLine]
    unresolved: list[UnresolvedLine]


def match_products(requests: Iterable[RequestedProduct], index: CatalogIndex) -> Matched:
    """Every request as part of a line or as an unresolved line.

    None is lost, unless it was tentative and names nothing that the catalog has.
    """
    lines: dict[str, RequestedLine] = {}
    unresolved: list[UnresolvedLine] = []
    for request in _apart(requests, index):
        if request.amends:
            amend(request, lines, unresolved, index)
            continue
        try:
            line = _line(request, index)
        except UnresolvedError as question:
            if request.tentative and question.reason is UnresolvedReason.UNKNOWN:
                continue
            unresolved.append(question.about(request))
        else:
            known = lines.get(line.sku)
            lines[line.sku] = _merged(known, line) if known else line
    return Matched(list(lines.values()), unresolved)


def _apart(requests: Iterable[RequestedProduct], index: CatalogIndex) -> Iterator[RequestedProduct]:
    for request in requests:
        words = request.description
        if (
            request.amends
            or len(words) > MAX_LENGTH
            or index.is_called(read_terms(words))
            or index.part_numbers.within(words)
        ):
            yield request
        else:
            yield from apart(request, partial(_meaning, index=index))


def _meaning(request: RequestedProduct, *, index: CatalogIndex) -> Meaning:
    try:
        read, entry = _read_and_named(request, request.description, index)
    except UnresolvedError as error:
        return Meaning(error.meant, error.is_name)
    return Meaning((entry,), names_the_thing(read.terms, entry))


def _merged(one: RequestedLine, other: RequestedLine) -> RequestedLine:
    with exactly():
        quantity: Decimal = one.quantity + other.quantity
    requested = "; ".join(dict.fromkeys([one.requested, other.requested]))
    return RequestedLine(sku=one.sku, quantity=quantity, requested=requested)


def _line(request: RequestedProduct, index: CatalogIndex) -> RequestedLine:
    if len(request.description) + len(request.sku or "") > MAX_LENGTH:
        raise UnresolvedError(UnresolvedReason.UNCLEAR)
    entry, unit, as_sold = _find(request, index)
    if request.unclear:
        raise UnresolvedError(UnresolvedReason.UNCLEAR, [entry])
    try:
        quantity = sold_quantity(
            entry.product,
            request.quantity,
            unit,
            measured=is_only_number(request),
            as_sold=as_sold,
        )
    except QuantityError as unclear:
        raise UnresolvedError(unclear.reason, [entry]) from None
    return RequestedLine(sku=entry.product.sku, quantity=quantity, requested=request.description)


def _find(request: RequestedProduct, index: CatalogIndex) -> tuple[Entry, str | None, bool]:
    """The product that is meant, the unit that it is counted in, and whether it is asked for as
    the seller sells it: by part number, or by what its pack holds. Raises UnresolvedError.
    """
    skus = _skus(request, index)
    if len(skus) > 1:
        raise UnresolvedError(UnresolvedReason.AMBIGUOUS, [index.entries[sku] for sku in skus])
    if skus:
        entry = index.entries[skus[0]]
        read = read_request(request, without(request.description, skus[0]), index)
        if contradicts(read.terms, entry, index):
            raise UnresolvedError(UnresolvedReason.UNCLEAR, [entry])
    else:
        read, entry = _read_and_named(request, _description(request, index), index)
    if not entry.product.active:
        raise UnresolvedError(UnresolvedReason.DISCONTINUED, _alternatives(entry, index))
    unit = read.unit or own_unit(entry.product, read.leading)
    return entry, unit, bool(skus) or names_pack(read.terms, entry)


def _read_and_named(
    request: RequestedProduct, description: str, index: CatalogIndex
) -> tuple[ReadRequest, Entry]:
    """The first reading of a description that names a product, or what the first one lacks."""
    lacking: UnresolvedError | None = None
    for group in readings(request, description, index):
        try:
            return _of_equals(group, index)
        except UnresolvedError as error:
            if error.reason not in _TRY_AGAIN:
                raise
            lacking = lacking or error
    raise lacking or UnresolvedError(UnresolvedReason.UNKNOWN)


def _of_equals(group: Sequence[ReadRequest], index: CatalogIndex) -> tuple[ReadRequest, Entry]:
    """What readings that are as likely as each other come to, where they agree."""
    found: dict[str, tuple[ReadRequest, Entry]] = {}
    lacking: UnresolvedError | None = None
    for read in group:
        try:
            entry = _named(read, index)
        except UnresolvedError as error:
            if lacking is None or lacking.reason in _TRY_AGAIN:
                lacking = error
        else:
            found.setdefault(entry.product.sku, (read, entry))
    if lacking and (not found or lacking.reason not in _TRY_AGAIN):
        raise lacking
    if len(found) > 1:
        meant = [entry for _, entry in found.values()]
        raise UnresolvedError(UnresolvedReason.AMBIGUOUS, meant, meant=meant, is_name=True)
    return next(iter(found.values()))


def _skus(request: RequestedProduct, index: CatalogIndex) -> list[str]:
    written = index.part_numbers.meant_by(request.sku) if request.sku else []
    return written or index.part_numbers.within(request.description)


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


def _named(read: ReadRequest, index: CatalogIndex) -> Entry:
    """The product that a description names."""
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
    return meant[0]


def _alternatives(entry: Entry, index: CatalogIndex) -> list[Entry]:
    return [other for other in index.near(entry.naming) if other is not entry]
