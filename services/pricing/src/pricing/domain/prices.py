"""Prices: what the catalog asks for a quantity of a product."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from contracts.pricing import PricedLine, RequestedLine
from pricing.domain.money import plain, require_sane
from pricing.domain.product import Product
from pricing.errors import AmountsError, UnpricedProductsError


def unit_price(product: Product, quantity: Decimal) -> Decimal:
    """The price of one unit: that of the highest break whose minimum the quantity reaches."""
    price = product.unit_price
    for price_break in product.price_breaks:
        if quantity >= price_break.minimum_quantity:
            price = price_break.unit_price
    return price


def price_lines(
    lines: Iterable[RequestedLine],
    products: Mapping[str, Product],
    tax_rates: Mapping[str, Decimal],
) -> list[PricedLine]:
    """The lines with what the catalog says of them.

    Raises UnpricedProductsError, naming every sku that is unknown or no longer sold, and
    AmountsError for a quantity that is not positive.
    """
    lines = list(lines)
    _require_sold([line.sku for line in lines], products)
    return [_priced(line, products[line.sku], tax_rates) for line in lines]


def _require_sold(skus: list[str], products: Mapping[str, Product]) -> None:
    unknown = [sku for sku in skus if sku not in products]
    inactive = [sku for sku in skus if sku in products and not products[sku].active]
    reasons = [
        *([f"not in the catalog: {_listed(unknown)}"] if unknown else []),
        *([f"no longer sold: {_listed(inactive)}"] if inactive else []),
    ]
    if reasons:
        raise UnpricedProductsError(
            f"Some products cannot be priced: {'; '.join(reasons)}. "
            "Correct the sku or leave the line out."
        )


def _listed(skus: list[str]) -> str:
    return ", ".join(sorted(set(skus)))


def _priced(line: RequestedLine, product: Product, tax_rates: Mapping[str, Decimal]) -> PricedLine:
    require_sane(f"The quantity of {line.sku}", line.quantity)
    if line.quantity <= 0:
        raise AmountsError(f"The quantity of {line.sku} must be positive; got {line.quantity}")
    if product.tax_category not in tax_rates:
        raise UnpricedProductsError(
            f"{line.sku} has the tax category {product.tax_category!r}, for which no tax rate is "
            "configured: add it to TAX_RATES or correct the catalog."
        )
    return PricedLine(
        sku=line.sku,
        quantity=line.quantity,
        requested=line.requested,
        name=product.name,
        unit=product.unit,
        unit_price=unit_price(product, line.quantity),
        currency=product.currency,
        tax_category=product.tax_category,
        tax_rate=plain(tax_rates[product.tax_category]),
    )
