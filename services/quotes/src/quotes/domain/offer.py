"""What of a quote its customer may read: the rest is the seller's own."""

from typing import Any, Final

from contracts.quoting import Quote

LINE: Final = {
    "sku",
    "name",
    "requested",
    "kind",
    "quantity",
    "unit",
    "list_price",
    "discount_rate",
    "unit_price",
    "amount",
    "tax_category",
    "tax_rate",
    "tax_treatment",
    "tax_reason",
}
# Named one by one: a field that is added to a quote is not published by that.
FIELDS: Final[dict[str, Any]] = {
    **dict.fromkeys(
        (
            "quote_number",
            "revision",
            "language",
            "currency",
            "subtotal",
            "discount_rate",
            "discount_amount",
            "taxable_amount",
            "taxes",
            "tax_amount",
            "rounding_amount",
            "total",
            "policy",
            "shipping_address",
            "issued_at",
            "valid_until",
        ),
        True,
    ),
    "customer": {"name", "email", "company", "tax_number"},
    "lines": {"__all__": LINE},
    "unresolved": {"__all__": {"description", "quantity"}},
}


def offer(quote: Quote) -> dict[str, Any]:
    """The quote as its customer has it, as JSON; the same whatever becomes of it later."""
    return quote.model_dump(mode="json", include=FIELDS)
