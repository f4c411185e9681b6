"""Whether a thread leads to a quote at all, or why it does not."""

from collections.abc import Sequence

from contracts.pricing import RequestedLine, UnresolvedLine, UnresolvedReason
from contracts.summaries import RequestedProduct, Summary
from pricing.domain.index import CatalogIndex
from pricing.errors import NothingToQuoteError

MAX_TOLD = 5
"""Lines that an error names; Conductor cuts long reasons."""

_MAX_WORDS = 60
_REASONS = {
    UnresolvedReason.UNKNOWN: "is not in the catalog",
    UnresolvedReason.AMBIGUOUS: "fits more than one product",
    UnresolvedReason.DISCONTINUED: "is no longer sold",
    UnresolvedReason.PACK_SIZE: "does not come in that many pieces",
    UnresolvedReason.NO_QUANTITY: "has no quantity",
    UnresolvedReason.UNCLEAR: "is not clear enough",
}


def require_request(summary: Summary) -> None:
    """Raise NothingToQuoteError where nobody asks for a product."""
    if not summary.is_quote_request or not summary.products:
        raise NothingToQuoteError(
            "The thread asks for nothing that can be quoted: its customer names no product to buy."
        )


def without_ungrounded(
    products: Sequence[RequestedProduct],
) -> tuple[list[RequestedProduct], list[UnresolvedLine]]:
    """The products whose words stand in the thread, and the others as lines for a person.

    A model may name what nobody wrote; that is never priced.
    """
    grounded = [product for product in products if product.source is not None]
    doubtful = [
        UnresolvedLine(
            description=product.description,
            quantity=product.quantity,
            reason=UnresolvedReason.UNCLEAR,
        )
        for product in products
        if product.source is None
    ]
    return grounded, doubtful


def require_catalog(index: CatalogIndex) -> None:
    """Raise NothingToQuoteError where nothing is sold yet."""
    if not index.products:
        raise NothingToQuoteError(
            "The catalog is empty, so nothing can be quoted: import one at /api/v1/products/import."
        )


def require_lines(lines: Sequence[RequestedLine], unresolved: Sequence[UnresolvedLine]) -> None:
    """Raise NothingToQuoteError, with the reason of each line, where none can be priced."""
    if lines or not unresolved:
        return
    raise NothingToQuoteError(
        f"Nothing that the thread asks for can be priced: {_told(unresolved)}. Ask the customer "
        "(the thread has a mail ready for it), or add what is missing to the catalog."
    )


def _told(unresolved: Sequence[UnresolvedLine]) -> str:
    told = [f'"{line.description[:_MAX_WORDS]}" {_REASONS[line.reason]}' for line in unresolved]
    more = [f"and {len(told) - MAX_TOLD} more"] if len(told) > MAX_TOLD else []
    return "; ".join(told[:MAX_TOLD] + more)
