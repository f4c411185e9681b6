"""Totals: from priced lines to a quote's amounts, to the cent.

Every rounding happens once, in this order: each line's amount, the discount of the whole quote,
the tax of each rate (or of each line, by policy), the total to what cash can pay. Between the
roundings everything is counted in whole minor units.
"""

from collections.abc import Sequence
from decimal import Decimal

from contracts.pricing import MoneyPolicy, PricedLine, QuoteLine, Totals
from pricing.domain.money import (
    exactly,
    from_minor_units,
    is_currency,
    plain,
    require_sane,
    round_money,
    round_to_step,
    to_minor_units,
)
from pricing.domain.policy import RoundingRules
from pricing.domain.taxes import tax_amounts
from pricing.errors import AmountsError


def calculate(
    lines: Sequence[PricedLine], discount_rate: Decimal, rules: RoundingRules | None = None
) -> Totals:
    """The amounts of a quote of these lines; raises AmountsError where there can be none."""
    _require_discount_rate(discount_rate)
    currency = _one_currency(lines)
    for line in lines:
        _require_figures(line)
    policy = (rules or RoundingRules()).policy(currency)
    amounts = [amount(line, policy) for line in lines]
    with exactly():
        subtotal = sum(amounts, from_minor_units(0, policy))
        discount = round_money(subtotal * discount_rate, policy)
    quote_lines = _with_shares(lines, amounts, discount, policy)
    taxes = tax_amounts(quote_lines, policy)
    with exactly():
        taxable_amount = subtotal - discount
        tax_amount = sum((tax.tax_amount for tax in taxes), from_minor_units(0, policy))
        exact_total = taxable_amount + tax_amount
        total = round_to_step(exact_total, policy)
    return Totals(
        currency=currency,
        lines=quote_lines,
        subtotal=subtotal,
        discount_rate=plain(discount_rate),
        discount_amount=discount,
        taxable_amount=taxable_amount,
        taxes=taxes,
        tax_amount=tax_amount,
        rounding_amount=total - exact_total,
        total=total,
        policy=policy,
    )


def amount(line: PricedLine, policy: MoneyPolicy) -> Decimal:
    """Quantity times unit price, rounded to the currency's minor unit."""
    with exactly():
        return round_money(line.quantity * line.unit_price, policy)


def _with_shares(
    lines: Sequence[PricedLine],
    amounts: Sequence[Decimal],
    discount: Decimal,
    policy: MoneyPolicy,
) -> list[QuoteLine]:
    minor_units = [to_minor_units(each, policy) for each in amounts]
    shares = spread(to_minor_units(discount, policy), lines, minor_units)
    return [
        QuoteLine(**dict(line), amount=each, discount_share=from_minor_units(share, policy))
        for line, each, share in zip(lines, amounts, shares, strict=True)
    ]


def spread(discount: int, lines: Sequence[PricedLine], amounts: Sequence[int]) -> list[int]:
    """The discount's share of each line, in minor units, by largest remainder.

    Equal remainders go to the larger amount, then by tax and sku: never by the lines' order.
    """
    subtotal = sum(amounts)
    if subtotal == 0:
        return [0] * len(amounts)
    shares = [discount * a // subtotal for a in amounts]
    remainders = [discount * a % subtotal for a in amounts]

    def turn(i: int) -> tuple[int, int, Decimal, str, str, str]:
        line = lines[i]
        tax = (line.tax_rate, line.tax_treatment.value, line.tax_reason or "")
        return -remainders[i], -amounts[i], *tax, line.sku

    topped_up = set(sorted(range(len(lines)), key=turn)[: discount - sum(shares)])
    return [share + (i in topped_up) for i, share in enumerate(shares)]


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
