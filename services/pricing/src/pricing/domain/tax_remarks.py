"""What a person must look at about a quote's taxes."""

from collections.abc import Iterable

from contracts.pricing import Attention
from pricing.domain.customer import CustomerRecord
from pricing.domain.destination import Destination
from pricing.domain.tax_rates import TaxTable


def tax_remarks(
    taxes: TaxTable,
    categories: Iterable[str],
    customer: CustomerRecord | None,
    where: Destination,
    known: Destination,
) -> list[Attention]:
    """Rates that stand in for unknown ones, and rates that the mail's own text made lower.

    `known` is where the goods would go without the shipping address, which anybody can write.
    """
    missing, lowered = [], []
    for category in categories:
        here = taxes.find(category, where, customer)
        there = taxes.find(category, known, customer)
        if here and here.assumed:
            missing.append(category)
        if here and there and here.rate < there.rate:
            lowered.append(category)
    remarks = []
    if missing:
        detail = (
            f"No tax rate is configured for {', '.join(missing)} in {where.country}: the seller's "
            "own stand in."
        )
        remarks.append(Attention(code="tax_rate_missing", detail=detail))
    if lowered:
        detail = (
            f"The shipping address names {where.country}, where the tax on {', '.join(lowered)} is "
            f"lower than in {known.country}, which is what is known without it: make sure that the "
            "goods go there."
        )
        remarks.append(Attention(code="tax_lowered_by_address", detail=detail))
    return remarks
