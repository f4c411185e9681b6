"""Later words on what was asked for before, where only the catalog knows what they speak of."""

from collections.abc import Sequence

from contracts.pricing import RequestedLine, UnresolvedLine, UnresolvedReason
from contracts.summaries import Ground, RequestedProduct
from pricing.domain.confidence import judged, merged
from pricing.domain.index import CatalogIndex, Entry
from pricing.domain.quantities import QuantityError, sold_quantity
from pricing.domain.request import read_request
from pricing.domain.term import Kind
from pricing.domain.unresolved import UnresolvedError


def amend(
    request: RequestedProduct,
    lines: dict[str, RequestedLine],
    unresolved: list[UnresolvedLine],
    index: CatalogIndex,
) -> None:
    """Change the one line that a request speaks of; where it may be another, all become questions.

    What names nothing that the catalog has changes nothing: it spoke of something else.
    """
    said = read_request(request, request.description, index).terms.all
    words = {term for term in said if term.kind is Kind.WORD and index.words.names(term.text)}
    meant = [index.entries[sku] for sku in lines if words & index.entries[sku].naming]
    if words and not meant:
        unresolved.append(UnresolvedError(UnresolvedReason.UNCLEAR).about(request))
    for entry in meant:
        line = lines.pop(entry.product.sku)
        try:
            lines[line.sku] = _amended(line, request, meant)
        except (UnresolvedError, QuantityError) as error:
            asked = RequestedProduct(description=line.requested, quantity=line.quantity)
            unresolved.append(UnresolvedError(error.reason, [entry]).about(asked))


def _amended(
    line: RequestedLine, request: RequestedProduct, meant: Sequence[Entry]
) -> RequestedLine:
    if len(meant) > 1 or request.unclear or request.quantity is None:
        raise UnresolvedError(UnresolvedReason.UNCLEAR, meant)
    quantity = sold_quantity(meant[0].product, request.quantity, request.unit)
    amended = judged(
        RequestedLine(sku=line.sku, quantity=quantity, requested=request.description),
        request,
        [Ground.CHANGED_IN_OTHER_WORDS],
    )
    return merged(line, amended, quantity)
