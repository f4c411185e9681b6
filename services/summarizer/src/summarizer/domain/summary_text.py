"""A summary's sentences, made from what was read, so that the two cannot contradict."""

from collections.abc import Sequence
from decimal import Decimal

from contracts.summaries import Customer, RequestedProduct, Urgency

_MOST_NAMED = 8


def summary_text(
    customer: Customer,
    products: Sequence[RequestedProduct],
    urgency: Urgency,
    shipping_address: str | None,
    *,
    is_quote_request: bool,
) -> str:
    """A few English sentences for the salesperson."""
    who = _who(customer)
    if not is_quote_request:
        return f"{who} does not ask for a quote."
    if not products:
        asked = f"{who} asks for a quote, but no products could be read."
    else:
        count = "1 item" if len(products) == 1 else f"{len(products)} items"
        asked = f"{who} asks for a quote for {count}: {_listed(products)}."
    where = f"Ship to: {shipping_address}." if shipping_address else "No delivery address is given."
    return f"{asked} Urgency: {urgency}. {where}"


def _who(customer: Customer) -> str:
    name = customer.name or customer.email or "The sender"
    return f"{name} ({customer.company})" if customer.company else name


def _listed(products: Sequence[RequestedProduct]) -> str:
    named = "; ".join(_item(product) for product in products[:_MOST_NAMED])
    more = len(products) - _MOST_NAMED
    return f"{named}; and {more} more" if more > 0 else named


def _item(product: RequestedProduct) -> str:
    sku = f" [{product.sku}]" if product.sku and product.sku not in product.description else ""
    if product.quantity is None:
        return f"{product.description}{sku} (quantity not given)"
    unit = f" {product.unit}" if product.unit and product.unit != "ea" else ""
    return f"{_plain(product.quantity)}{unit} \u00d7 {product.description}{sku}"


def _plain(quantity: Decimal) -> str:
    return f"{quantity.normalize():f}"
