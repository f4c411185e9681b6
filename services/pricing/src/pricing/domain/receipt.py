"""Receipts: every rule that made a price, in order, so that anybody can follow it again."""

from collections.abc import Sequence
from decimal import Decimal

from contracts.pricing import PriceStep
from pricing.domain.money import exactly, plain, tidy
from pricing.errors import AmountsError


class Receipt:
    """The steps that led to a price so far. It begins with a price that nothing came before."""

    def __init__(self, currency: str) -> None:
        self._currency = currency
        self.steps: list[PriceStep] = []
        self.list_price = Decimal(0)
        """What one unit costs before the line's discounts."""
        self._kept = Decimal(1)

    @property
    def unit_price(self) -> Decimal:
        """What one unit costs by the steps so far."""
        return self.steps[-1].after

    @property
    def discount_rate(self) -> Decimal:
        """What the discounts take off the list price, all together."""
        with exactly():
            return plain(1 - self._kept)

    def set_price(self, rule: str, price: Decimal, detail: str = "") -> None:
        """Let a rule name the price; discounts of the price before are gone with it."""
        before = self.steps[-1].after if self.steps else None
        self.steps.append(PriceStep(rule=rule, detail=detail, before=before, after=price))
        self.list_price, self._kept = price, Decimal(1)

    def take_off(self, rule: str, rate: Decimal, detail: str = "") -> None:
        """Let a rule take a part of the price off."""
        before = self.unit_price
        with exactly():
            self._kept *= 1 - rate
            after = tidy(before * (1 - rate), self._currency)
        self.steps.append(
            PriceStep(rule=rule, detail=detail, before=before, after=after, discount_rate=rate)
        )


def replay(steps: Sequence[PriceStep]) -> Decimal:
    """The price that a receipt comes to; raises AmountsError where one step does not follow."""
    price: Decimal | None = None
    for position, step in enumerate(steps, start=1):
        if step.before != price:
            raise AmountsError(
                f"Step {position} ({step.rule}) begins at {step.before}; the price was {price}."
            )
        price = step.after
        if step.discount_rate is None:
            continue
        with exactly():
            expected = None if step.before is None else step.before * (1 - step.discount_rate)
        if price != expected:
            raise AmountsError(
                f"Step {position} ({step.rule}) ends at {price}; {step.discount_rate} off "
                f"{step.before} is {expected}."
            )
    if price is None:
        raise AmountsError("A receipt without steps has no price.")
    return price
