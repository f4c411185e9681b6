"""Whether amounts that somebody else calculated may be printed on a quote."""

from collections.abc import Iterator
from decimal import Decimal, localcontext
from typing import Final

from contracts.pricing import QuoteLine, Totals
from quotes.domain.currencies import currency_digits, is_currency
from quotes.domain.rounding import exponent_of, rounded, rounded_to_step
from quotes.domain.tax_sums import check_taxes
from quotes.errors import TotalsRefusedError

LIMIT: Final = Decimal(10) ** 15
MAX_DECIMALS: Final = 20
"""A catalog's price has at most ten, and each of two discounts of a line adds four."""
EXACT_DIGITS: Final = 120
"""Enough for the exact product of three figures within the limits."""

AMOUNTS: Final = {
    *("amount", "discount_share", "subtotal", "discount_amount", "taxable_amount", "tax_amount"),
    *("rounding_amount", "total"),
}


def with_currency_digits(totals: Totals) -> Totals:
    """The totals, their policy with the currency's digits where whoever made them named none."""
    policy = totals.policy
    if "currency_digits" in policy.model_fields_set:
        return totals
    digits = {"currency_digits": currency_digits(totals.currency)}
    return totals.model_copy(update={"policy": policy.model_copy(update=digits)})


def check_totals(totals: Totals) -> None:
    """Raise TotalsRefusedError where the amounts do not add up to the last digit."""
    if not totals.lines:
        raise TotalsRefusedError("There is nothing to quote: the totals have no lines.")
    for figure in _figures(totals):
        if not 0 <= figure < LIMIT or exponent_of(figure) < -MAX_DECIMALS:
            raise TotalsRefusedError(f"{figure:.6g} is no quantity, rate or amount of a quote.")
    _check_digits(totals)
    with localcontext(prec=EXACT_DIGITS):
        for position, line in enumerate(totals.lines, start=1):
            _check_line(position, line, totals)
        check_taxes(totals)
        _check_quote_discount(totals)
        _check_cash(totals)
        _check_sums(totals)


def _figures(totals: Totals) -> Iterator[Decimal]:
    for part in (totals, *totals.lines, *totals.taxes):
        for name, value in part:
            if isinstance(value, Decimal):
                # Cash rounding alone may take something away.
                yield abs(value) if name == "rounding_amount" else value


def _check_digits(totals: Totals) -> None:
    currency, digits = totals.currency, totals.policy.currency_digits
    if not is_currency(currency):
        raise TotalsRefusedError(f"{currency!r:.40} is no currency of ISO 4217, such as EUR.")
    if digits != currency_digits(currency):
        raise TotalsRefusedError(
            f"The policy has {digits} decimals; {currency} has {currency_digits(currency)}."
        )
    for part in (totals, *totals.lines, *totals.taxes):
        for name, value in part:
            if name in AMOUNTS and value is not None and value != rounded(value, totals.policy):
                raise TotalsRefusedError(
                    f"{name} is {value}: amounts in {currency} have {digits} decimals."
                )


def _check_line(position: int, line: QuoteLine, totals: Totals) -> None:
    where = f"Line {position} ({line.sku})"
    if line.currency != totals.currency:
        raise TotalsRefusedError(
            f"{where} is in {line.currency}, the quote in {totals.currency}: "
            "a quote has one currency."
        )
    if line.list_price is not None:
        _check_discount(where, line, line.list_price)
    expected = rounded(line.quantity * line.unit_price, totals.policy)
    if line.amount != expected:
        raise TotalsRefusedError(
            f"{where}: {line.quantity} x {line.unit_price} is {expected}, "
            f"not {line.amount}. Calculate the totals again."
        )


def _check_discount(where: str, line: QuoteLine, list_price: Decimal) -> None:
    expected = list_price * (1 - line.discount_rate)
    if line.unit_price != expected:
        raise TotalsRefusedError(
            f"{where}: {list_price} less {line.discount_rate} of it is {expected.normalize()}, "
            f"not {line.unit_price}. Fetch the prices again."
        )


def _check_quote_discount(totals: Totals) -> None:
    expected = rounded(totals.subtotal * totals.discount_rate, totals.policy)
    if totals.discount_amount != expected:
        raise TotalsRefusedError(
            f"{totals.discount_rate} of {totals.subtotal} is {expected}, "
            f"not {totals.discount_amount}. Calculate the totals again."
        )


def _check_cash(totals: Totals) -> None:
    step, total = totals.policy.cash_step, totals.taxable_amount + totals.tax_amount
    if step is None:
        if totals.rounding_amount:
            raise TotalsRefusedError(
                f"rounding_amount is {totals.rounding_amount}, and the policy has no cash_step. "
                "Calculate the totals again."
            )
        return
    if step <= 0:
        raise TotalsRefusedError(f"cash_step must be positive; got {step}.")
    expected = rounded_to_step(total, step, totals.policy)
    if totals.total != expected:
        raise TotalsRefusedError(
            f"{total} in steps of {step} is {expected}, not {totals.total}. "
            "Calculate the totals again."
        )


def _check_sums(totals: Totals) -> None:
    exact_total = totals.taxable_amount + totals.tax_amount
    sums = (
        ("subtotal", totals.subtotal, sum(line.amount for line in totals.lines)),
        ("taxable_amount", totals.taxable_amount, totals.subtotal - totals.discount_amount),
        ("tax_amount", totals.tax_amount, sum(tax.tax_amount for tax in totals.taxes)),
        ("total", totals.total, exact_total + totals.rounding_amount),
    )
    for name, given, expected in sums:
        if given != expected:
            raise TotalsRefusedError(
                f"The amounts do not add up: {name} is {given}, its parts make {expected}. "
                "Calculate the totals again."
            )
