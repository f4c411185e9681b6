"""Totals: from priced lines to a quote's amounts, to the cent.

Every rounding happens once, in this order: each line's amount, the discount of the whole quote,
the tax of each rate. Between the roundings everything is counted in whole minor units.
"""

from collections.abc import Sequence
from decimal import Decimal

from contracts.pricing import PricedLine, QuoteLine, TaxAmount, Totals
from pricing.domain.money import (
    exactly,
    from_minor_units,
    is_currency,
    plain,
    require_sane,
    round_money,
    to_minor_units,
)
from pricing.errors import AmountsError


def calculate(lines: Sequence[PricedLine], discount_rate: Decimal) -> Totals:
    """The amounts of a quote of these lines; raises AmountsError where there can be none."""
    _require_discount_rate(discount_rate)
    currency = _one_currency(lines)
    for line in lines:
        _require_figures(line)
    quote_lines = [QuoteLine(**line.model_dump(), amount=amount(line)) for line in lines]
    amounts = [to_minor_units(line.amount, currency) for line in quote_lines]
    subtotal = from_minor_units(sum(amounts), currency)
    with exactly():
        discount = round_money(subtotal * discount_rate, currency)
    discounts = spread(to_minor_units(discount, currency), quote_lines, amounts)
    taxes = _taxes(quote_lines, [a - d for a, d in zip(amounts, discounts, strict=True)], currency)
    with exactly():
        taxable_amount = subtotal - discount
        tax_amount = sum((tax.tax_amount for tax in taxes), from_minor_units(0, currency))
        total = taxable_amount + tax_amount
    return Totals(
        currency=currency,
        lines=quote_lines,
        subtotal=subtotal,
        discount_rate=plain(discount_rate),
        discount_amount=discount,
        taxable_amount=taxable_amount,
        taxes=taxes,
        tax_amount=tax_amount,
        total=total,
    )


def amount(line: PricedLine) -> Decimal:
    """Quantity times unit price, rounded to the currency's minor unit."""
    with exactly():
        return round_money(line.quantity * line.unit_price, line.currency)


def spread(discount: int, lines: Sequence[PricedLine], amounts: Sequence[int]) -> list[int]:
    """The discount's share of each line, in minor units, by largest remainder.

    Equal remainders go to the larger amount, then by tax rate and sku: never by the lines' order.
    """
    subtotal = sum(amounts)
    if subtotal == 0:
        return [0] * len(amounts)
    shares = [discount * a // subtotal for a in amounts]
    remainders = [discount * a % subtotal for a in amounts]
    first_served = sorted(
        range(len(lines)),
        key=lambda i: (-remainders[i], -amounts[i], lines[i].tax_rate, lines[i].sku),
    )
    topped_up = set(first_served[: discount - sum(shares)])
    return [share + (i in topped_up) for i, share in enumerate(shares)]


def _taxes(
    lines: Sequence[QuoteLine], taxable_amounts: Sequence[int], currency: str
) -> list[TaxAmount]:
    taxable_by_rate: dict[Decimal, int] = {}
    for line, taxable in zip(lines, taxable_amounts, strict=True):
        rate = plain(line.tax_rate)
        taxable_by_rate[rate] = taxable_by_rate.get(rate, 0) + taxable
    return [
        _tax(rate, from_minor_units(taxable, currency), currency)
        for rate, taxable in sorted(taxable_by_rate.items())
    ]


def _tax(rate: Decimal, taxable_amount: Decimal, currency: str) -> TaxAmount:
    with exactly():
        tax_amount = round_money(taxable_amount * rate, currency)
    return TaxAmount(tax_rate=rate, taxable_amount=taxable_amount, tax_amount=tax_amount)


def _require_discount_rate(rate: Decimal) -> None:
    require_sane("discount_rate", rate)
    if not 0 <= rate < 1:
        raise AmountsError(f"discount_rate must be at least 0 and less than 1; got {rate}")


def _one_currency(lines: Sequence[PricedLine]) -> str:
    currencies = sorted({line.currency for line in lines})
    if not currencies:
        raise AmountsError("A quote needs at least one line; got none")
    if len(currencies) > 1:
        raise AmountsError(f"A quote is in one currency; got {', '.join(currencies)}")
    if not is_currency(currencies[0]):
        raise AmountsError(f"currency must be an ISO 4217 code such as EUR; got {currencies[0]}")
    return currencies[0]


def _require_figures(line: PricedLine) -> None:
    figures = {"quantity": line.quantity, "unit_price": line.unit_price, "tax_rate": line.tax_rate}
    for name, figure in figures.items():
        require_sane(f"{name} of {line.sku}", figure)
        if figure < 0:
            raise AmountsError(f"{name} of {line.sku} must not be negative; got {figure}")
    if line.quantity == 0:
        raise AmountsError(f"quantity of {line.sku} must be positive; got 0")
