"""The tax of a quote: by rate, and where that is 0 by the reason why."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from contracts.pricing import (
    MoneyPolicy,
    QuoteLine,
    TaxAmount,
    TaxRounding,
    TaxTreatment,
)
from pricing.domain.money import exactly, from_minor_units, plain, round_money

_Group = tuple[Decimal, TaxTreatment, str]
"""Rate, treatment, reason: what stands apart on a quote."""


def tax_amounts(lines: Sequence[QuoteLine], policy: MoneyPolicy) -> list[TaxAmount]:
    """The tax of these lines after their shares of the discount, lowest rate first."""
    groups: dict[_Group, list[QuoteLine]] = defaultdict(list)
    for line in lines:
        groups[plain(line.tax_rate), line.tax_treatment, line.tax_reason or ""].append(line)
    return [_tax(group, groups[group], policy) for group in sorted(groups)]


def _tax(group: _Group, lines: Sequence[QuoteLine], policy: MoneyPolicy) -> TaxAmount:
    rate, treatment, reason = group
    nothing = from_minor_units(0, policy)
    with exactly():
        taxable = [line.amount - (line.discount_share or 0) for line in lines]
        if policy.tax_rounding is TaxRounding.PER_LINE:
            tax_amount = sum((round_money(each * rate, policy) for each in taxable), nothing)
        else:
            tax_amount = round_money(sum(taxable, nothing) * rate, policy)
        return TaxAmount(
            tax_rate=rate,
            tax_category=", ".join(sorted({line.tax_category for line in lines})),
            tax_treatment=treatment,
            tax_reason=reason or None,
            taxable_amount=sum(taxable, nothing),
            tax_amount=tax_amount,
        )
