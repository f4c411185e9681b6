"""From what customers ask for to products of the catalog, or to a question for them.

It never guesses: asking costs less than a wrong line.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from contracts.pricing import RequestedLine, UnresolvedLine, UnresolvedReason
from contracts.summaries import RequestedProduct
from pricing.domain.amendments import amend
from pricing.domain.confidence import judged, merged
from pricing.domain.counting import is_only_number
from pricing.domain.evidence import names_the_thing
from pricing.domain.finding import find, find_by_words
from pricing.domain.index import CatalogIndex
from pricing.domain.money import exactly
from pricing.domain.quantities import QuantityError, sold_quantity
from pricing.domain.request import MAX_LENGTH
from pricing.domain.several import Meaning, apart
from pricing.domain.terms import read_terms
from pricing.domain.unresolved import UnresolvedError


@dataclass(frozen=True)
class Matched:
    """What a request comes to: lines by sku, each once, and what a person must decide."""

    lines: list[RequestedLine]
    unresolved: list[UnresolvedLine]


def match_products(requests: Iterable[RequestedProduct], index: CatalogIndex) -> Matched:
    """Every request as part of a line or as an unresolved line.

    None is lost, unless it was tentative and has no amount, or no word that the catalog has.
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
            if request.tentative and not _may_be_goods(request, question):
                continue
            unresolved.append(question.about(request))
        else:
            known = lines.get(line.sku)
            lines[line.sku] = _added(known, line) if known else line
    return Matched(list(lines.values()), unresolved)


def _may_be_goods(request: RequestedProduct, question: UnresolvedError) -> bool:
    """Whether what perhaps is no request has an amount and a word of the catalog's."""
    if question.reason is not UnresolvedReason.UNKNOWN:
        return True
    return request.quantity is not None and bool(question.candidates)


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
        named = find_by_words(request, request.description, index)
    except UnresolvedError as error:
        return Meaning(error.meant, error.is_name)
    return Meaning((named.entry,), names_the_thing(named.read.terms, named.entry))


def _added(one: RequestedLine, other: RequestedLine) -> RequestedLine:
    with exactly():
        quantity: Decimal = one.quantity + other.quantity
    return merged(one, other, quantity)


def _line(request: RequestedProduct, index: CatalogIndex) -> RequestedLine:
    if len(request.description) + len(request.sku or "") > MAX_LENGTH:
        raise UnresolvedError(UnresolvedReason.UNCLEAR)
    found = find(request, index)
    product = found.entry.product
    if request.unclear:
        raise UnresolvedError(UnresolvedReason.UNCLEAR, [found.entry])
    try:
        quantity = sold_quantity(
            product,
            request.quantity,
            found.unit,
            measured=is_only_number(request),
            as_sold=found.as_sold,
        )
    except QuantityError as unclear:
        raise UnresolvedError(unclear.reason, [found.entry]) from None
    line = RequestedLine(sku=product.sku, quantity=quantity, requested=request.description)
    return judged(line, request, found.grounds)
