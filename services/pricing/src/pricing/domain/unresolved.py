"""Why a request is no line, and what a person may choose from."""

from collections.abc import Iterable

from contracts.pricing import Candidate, UnresolvedLine, UnresolvedReason
from contracts.summaries import RequestedProduct
from pricing.domain.index import Entry

MAX_CANDIDATES = 5


class UnresolvedError(Exception):
    """No one product is meant for certain."""

    def __init__(
        self,
        reason: UnresolvedReason,
        candidates: Iterable[Entry] = (),
        *,
        meant: Iterable[Entry] = (),
        is_name: bool = False,
    ) -> None:
        """`meant` are the products that the words name, and do by all of a name's words where it
        `is_name`."""
        super().__init__(reason.value)
        self.reason = reason
        self.meant = tuple(meant)
        self.is_name = is_name
        products = [entry.product for entry in candidates if entry.product.active]
        self.candidates = [Candidate(sku=p.sku, name=p.name) for p in products[:MAX_CANDIDATES]]

    def about(self, request: RequestedProduct) -> UnresolvedLine:
        """The question that it makes of a request."""
        return UnresolvedLine(
            description=request.description,
            quantity=request.quantity,
            reason=self.reason,
            candidates=self.candidates,
        )
