"""Why something that was asked for is not in the quote, in words for the customer too."""

from typing import Final

from contracts.pricing import UnresolvedReason

REASONS: Final = {
    UnresolvedReason.UNKNOWN: "not in our catalogue",
    UnresolvedReason.AMBIGUOUS: "several products fit",
    UnresolvedReason.DISCONTINUED: "no longer available",
    UnresolvedReason.PACK_SIZE: "the quantity does not fit the pack size",
    UnresolvedReason.NO_QUANTITY: "no quantity given",
    UnresolvedReason.UNCLEAR: "not clear enough to price",
}
