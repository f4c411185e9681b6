"""The money policy: configured once, resolved for each currency, printed on the quote."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from contracts.pricing import MoneyPolicy, RoundingMode, TaxRounding
from pricing.domain.money import exactly, is_currency, minor_unit_digits


@dataclass(frozen=True)
class RoundingRules:
    """What the operator chose. The defaults are the ones that every quote here has always had."""

    rounding: RoundingMode = RoundingMode.HALF_UP
    tax_rounding: TaxRounding = TaxRounding.PER_TOTAL
    cash_steps: Mapping[str, Decimal] = field(default_factory=dict)
    """By currency, what its totals are multiples of."""

    def policy(self, currency: str) -> MoneyPolicy:
        """The policy of quotes in one currency."""
        return MoneyPolicy(
            rounding=self.rounding,
            tax_rounding=self.tax_rounding,
            currency_digits=minor_unit_digits(currency),
            cash_step=self.cash_steps.get(currency),
        )


def require_cash_steps(steps: Mapping[str, Decimal]) -> Mapping[str, Decimal]:
    """The steps; raises ValueError where one cannot be paid in its currency's coins."""
    for currency, step in steps.items():
        if not is_currency(currency):
            raise ValueError(f"{currency!r} is not an ISO 4217 code such as CHF")
        with exactly():
            if not (step.is_finite() and step > 0):
                raise ValueError(f"the step of {currency} must be positive, such as 0.05")
            if step.scaleb(minor_unit_digits(currency)) % 1:
                raise ValueError(f"{step} is no multiple of the smallest amount in {currency}")
    return steps
