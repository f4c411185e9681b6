"""What one unit costs in a quantity: catalog, then everyone's prices, then the customer's own."""

from collections.abc import Sequence
from decimal import Decimal

from contracts.pricing import NextBreak
from pricing.domain.money import plain
from pricing.domain.price_list import PriceList, PriceListEntry
from pricing.domain.product import Product
from pricing.domain.receipt import Receipt
from pricing.errors import CurrencyMismatchError


def receipt_for(product: Product, quantity: Decimal, lists: Sequence[PriceList]) -> Receipt:
    """The rules applied in order. A list's price stands for the one before it, as it was agreed.

    Raises CurrencyMismatchError for a list's price in another currency than the catalog's.
    """
    receipt = Receipt(product.currency)
    receipt.set_price("catalog", product.unit_price)
    # Lowest minimum first, so the last that is reached is the highest.
    reached = [b for b in product.price_breaks if quantity >= b.minimum_quantity]
    if reached:
        price_break = reached[-1]
        detail = f"from {plain(price_break.minimum_quantity)}"
        receipt.set_price("price_break", price_break.unit_price, detail)
    for price_list in lists:
        entry = price_list.entry(product.sku, quantity)
        if entry is not None:
            _apply(entry, receipt, product)
    return receipt


def _apply(entry: PriceListEntry, receipt: Receipt, product: Product) -> None:
    whose = "customer" if entry.price_list else "general"
    parts = [
        *([entry.price_list] if entry.price_list else []),
        *([f"from {plain(entry.minimum_quantity)}"] if entry.minimum_quantity else []),
        *([f"until {entry.valid_until}"] if entry.valid_until else []),
    ]
    detail = ", ".join(parts)
    if entry.unit_price is not None:
        if entry.currency != product.currency:
            raise CurrencyMismatchError(
                f"The price list {entry.price_list!r} has {product.sku} in {entry.currency}, the "
                f"catalog in {product.currency}: import one of them again."
            )
        receipt.set_price(f"{whose}_price", entry.unit_price, detail)
    if entry.discount_rate is not None:
        receipt.take_off(f"{whose}_discount", entry.discount_rate, detail)


def next_break(product: Product, quantity: Decimal, lists: Sequence[PriceList]) -> NextBreak | None:
    """The smallest larger quantity in which one unit costs less, by the same rules."""
    now = receipt_for(product, quantity, lists).unit_price
    minima = {b.minimum_quantity for b in product.price_breaks}
    minima.update(*(price_list.minimum_quantities(product.sku) for price_list in lists))
    for minimum in sorted(m for m in minima if m > quantity):
        then = receipt_for(product, minimum, lists).unit_price
        if then < now:
            return NextBreak(minimum_quantity=plain(minimum), unit_price=then)
    return None
