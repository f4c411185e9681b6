"""From requested products to amounts. Money and quantities are decimals, strings on the wire."""

from decimal import Decimal
from enum import StrEnum

from contracts.message import Message
from contracts.summaries import Summary


class UnresolvedReason(StrEnum):
    """Why a person must decide about a line."""

    UNKNOWN = "unknown"
    AMBIGUOUS = "ambiguous"
    DISCONTINUED = "discontinued"
    PACK_SIZE = "pack_size"
    NO_QUANTITY = "no_quantity"
    UNCLEAR = "unclear"


class Candidate(Message):
    """A product that an unresolved line might mean."""

    sku: str
    name: str


class UnresolvedLine(Message):
    """Asked for, not priced, and why."""

    description: str
    quantity: Decimal | None
    reason: UnresolvedReason
    candidates: list[Candidate] = []


class RequestedLine(Message):
    """A catalog product and how many; `requested` is the customer's words."""

    sku: str
    quantity: Decimal
    requested: str = ""


class PricedLine(RequestedLine):
    """A line with what the catalog says of its product, per `unit`."""

    name: str
    unit: str
    unit_price: Decimal
    currency: str
    tax_category: str
    tax_rate: Decimal


class QuoteLine(PricedLine):
    """A priced line with its amount: quantity x unit price, rounded."""

    amount: Decimal


class TaxAmount(Message):
    """The tax of one rate."""

    tax_rate: Decimal
    taxable_amount: Decimal
    tax_amount: Decimal


class Totals(Message):
    """A quote's lines and amounts."""

    currency: str
    lines: list[QuoteLine]
    subtotal: Decimal
    discount_rate: Decimal
    discount_amount: Decimal
    taxable_amount: Decimal
    taxes: list[TaxAmount]
    tax_amount: Decimal
    total: Decimal


class ExtractProductsInput(Message):
    """Input of `extract_products`."""

    thread_id: int
    summary: Summary


class ExtractProductsOutput(Message):
    """Output of `extract_products`."""

    lines: list[RequestedLine]
    unresolved: list[UnresolvedLine]


class FetchPricingInput(Message):
    """Input of `fetch_pricing`."""

    lines: list[RequestedLine]


class FetchPricingOutput(Message):
    """Output of `fetch_pricing`."""

    lines: list[PricedLine]


class CalculateTotalsInput(Message):
    """Input of `calculate_totals`."""

    lines: list[PricedLine]
    discount_rate: Decimal = Decimal(0)


class CalculateTotalsOutput(Message):
    """Output of `calculate_totals`."""

    totals: Totals
