"""Whether a quote's taxes are those of its lines."""

from collections import defaultdict
from decimal import Decimal

from contracts.pricing import QuoteLine, TaxAmount, TaxRounding, Totals
from quotes.domain.rounding import rounded
from quotes.errors import TotalsRefusedError

Key = tuple[Decimal, str, str | None]


def check_taxes(totals: Totals) -> None:
    """Raise TotalsRefusedError where discount or tax is not what the lines make of it.

    Totals whose lines do not say what part of the discount they bear are held to their sums alone.
    """
    shares = [line.discount_share for line in totals.lines if line.discount_share is not None]
    if len(shares) < len(totals.lines):
        return
    if sum(shares) != totals.discount_amount:
        raise _refused("discount_amount", totals.discount_amount, sum(shares, Decimal(0)))
    groups: dict[Key, list[QuoteLine]] = defaultdict(list)
    for line in totals.lines:
        groups[_key(line)].append(line)
    for tax in totals.taxes:
        _check_tax(tax, groups.pop(_key(tax), []), totals)
    if groups:
        rates = ", ".join(f"{rate} ({treatment})" for rate, treatment, _ in groups)
        raise TotalsRefusedError(f"The lines have taxes that the totals have not: {rates}.")


def _key(part: QuoteLine | TaxAmount) -> Key:
    return part.tax_rate, part.tax_treatment.value, part.tax_reason


def _check_tax(tax: TaxAmount, lines: list[QuoteLine], totals: Totals) -> None:
    policy = totals.policy
    taxable = [line.amount - (line.discount_share or 0) for line in lines]
    if sum(taxable) != tax.taxable_amount:
        raise _refused(f"what is taxed at {tax.tax_rate}", tax.taxable_amount, sum(taxable))
    bases = taxable if policy.tax_rounding is TaxRounding.PER_LINE else [tax.taxable_amount]
    expected = sum(rounded(base * tax.tax_rate, policy) for base in bases)
    if tax.tax_amount != expected:
        raise _refused(f"the tax at {tax.tax_rate}", tax.tax_amount, expected)


def _refused(what: str, given: Decimal, expected: Decimal | int) -> TotalsRefusedError:
    return TotalsRefusedError(
        f"The amounts do not add up: {what} is {given}, the lines make {expected}. "
        "Calculate the totals again."
    )
