"""The margin guard: what is sold for less than it should be is looked at by a person."""

from collections.abc import Mapping
from decimal import Decimal

from contracts.message import Message
from contracts.pricing import Attention, LineKind, QuoteLine, Totals
from pricing.domain.money import exactly, plain
from pricing.errors import CurrencyMismatchError


class MinimumPrice(Message):
    """What one unit of a product must bring before tax: a price, or what it costs, or both."""

    sku: str
    currency: str
    minimum_price: Decimal | None = None
    cost: Decimal | None = None


def below_minimum(
    totals: Totals, minimum_prices: Mapping[str, MinimumPrice], margin: Decimal
) -> list[Attention]:
    """One remark for each line whose net price, after every discount, is too low.

    Net, because a minimum that holds under one tax must hold under any other. `margin` is the part
    of the net price that must be left over the cost.
    """
    remarks = []
    for line in totals.lines:
        minimum = minimum_prices.get(line.sku)
        if minimum is None or line.kind is not LineKind.PRODUCT:
            continue
        if minimum.currency != line.currency:
            raise CurrencyMismatchError(
                f"The minimum price of {line.sku} is in {minimum.currency}, the catalog in "
                f"{line.currency}: import the minimum prices again."
            )
        remarks += _remarks(line, totals.discount_rate, minimum, margin)
    return remarks


def _remarks(
    line: QuoteLine, discount_rate: Decimal, minimum: MinimumPrice, margin: Decimal
) -> list[Attention]:
    with exactly():
        net = plain(line.unit_price * (1 - discount_rate))
        too_cheap = minimum.minimum_price is not None and net < minimum.minimum_price
        too_thin = minimum.cost is not None and net * (1 - margin) < minimum.cost
    if too_cheap:
        why = f"below its minimum price of {minimum.minimum_price}"
    elif too_thin:
        # What it costs is nobody's business who may read this remark.
        why = f"too little over its cost: a margin of {plain(margin)} is asked for"
    else:
        return []
    detail = f"{line.sku}: {net} {line.currency} a unit after every discount is {why}."
    return [Attention(code="below_minimum_price", detail=detail)]
