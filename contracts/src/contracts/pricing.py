"""From requested products to amounts. Money and quantities are decimals, strings on the wire."""

from decimal import Decimal
from enum import StrEnum

from contracts.message import Message
from contracts.summaries import Confidence, Customer, Ground, Summary


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
    unit: str | None = None
    """What it is sold in."""
    units_per_pack: int | None = None
    """Pieces inside one `unit` where that is a box, a pack or a roll."""


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
    confidence: Confidence | None = None
    """Of the reading and of the match, the lower one; None for a line that was made by hand."""
    grounds: tuple[Ground, ...] = ()
    """Why, of all that was read and found."""


class PriceStep(Message):
    """One rule of a receipt, and what one unit cost before and after it; for the seller alone.

    A step with a `discount_rate` takes that part off; any other sets the price to `after`.
    """

    rule: str
    """`catalog`, `price_break`, `general_price`, `general_discount`, `customer_price`,
    `customer_discount`, `freight` or `free_freight`."""
    detail: str = ""
    before: Decimal | None = None
    after: Decimal
    discount_rate: Decimal | None = None


class NextBreak(Message):
    """What one unit would cost in a larger quantity, the next at which it costs less."""

    minimum_quantity: Decimal
    unit_price: Decimal


class LineKind(StrEnum):
    """What a line charges for."""

    PRODUCT = "product"
    FREIGHT = "freight"


class TaxTreatment(StrEnum):
    """Why a line bears the tax that it bears; only `standard` may have a rate above 0."""

    STANDARD = "standard"
    ZERO = "zero"
    EXEMPT = "exempt"
    REVERSE_CHARGE = "reverse_charge"


class PricedLine(RequestedLine):
    """A line with what the catalog says of its product, per `unit`.

    `unit_price` is net of every rule of the receipt and never rounded: `list_price` less the
    line's own `discount_rate`.
    """

    name: str
    unit: str
    unit_price: Decimal
    currency: str
    tax_category: str
    tax_rate: Decimal
    tax_treatment: TaxTreatment = TaxTreatment.STANDARD
    tax_reason: str | None = None
    """The law's words where no tax is due."""
    kind: LineKind = LineKind.PRODUCT
    list_price: Decimal | None = None
    discount_rate: Decimal = Decimal(0)
    receipt: list[PriceStep] = []
    next_break: NextBreak | None = None


class QuoteLine(PricedLine):
    """A priced line with its amount: quantity x unit price, rounded."""

    amount: Decimal
    discount_share: Decimal | None = None
    """The line's part of the quote's discount; the parts of all lines make it up exactly."""


class TaxAmount(Message):
    """The tax of one rate; where that is 0, of one treatment and reason."""

    tax_rate: Decimal
    tax_category: str = ""
    """The categories of its lines, with commas between them."""
    tax_treatment: TaxTreatment = TaxTreatment.STANDARD
    tax_reason: str | None = None
    taxable_amount: Decimal
    tax_amount: Decimal


class RoundingMode(StrEnum):
    """Where a figure halfway or in between goes; all as Python's decimal names them."""

    HALF_UP = "half_up"
    HALF_EVEN = "half_even"
    HALF_DOWN = "half_down"
    UP = "up"
    DOWN = "down"


class TaxRounding(StrEnum):
    """Whether tax is rounded for each line, or once for the total of each rate."""

    PER_LINE = "per_line"
    PER_TOTAL = "per_total"


class MoneyPolicy(Message):
    """How the amounts of a quote are rounded: whoever follows it comes to the same cent."""

    rounding: RoundingMode = RoundingMode.HALF_UP
    tax_rounding: TaxRounding = TaxRounding.PER_TOTAL
    currency_digits: int = 2
    """Decimal places of the amounts, by ISO 4217."""
    cash_step: Decimal | None = None
    """The total is a multiple of it, as 0.05 in CHF; None where the total is not rounded."""


class Attention(Message):
    """What a person must look at before the quote is sent; for the seller alone."""

    code: str
    """`below_minimum_price`, `tax_lowered_by_address` or `tax_rate_missing`."""
    detail: str


class DestinationSource(StrEnum):
    """How the country that goods go to is known."""

    SHIPPING_ADDRESS = "shipping_address"
    CUSTOMER_RECORD = "customer_record"
    SELLER = "seller"


class PricingBasis(Message):
    """Whom and where lines were priced for.

    The customer's record is the seller's, found by the sender's address; nothing of it is read in
    the mail's text.
    """

    country: str
    """The destination, ISO 3166-1 alpha-2."""
    region: str | None = None
    known_by: DestinationSource
    customer_id: str | None = None
    customer_name: str | None = None
    tax_number: str | None = None
    """The customer's, valid by its check digits; printed where tax is theirs to pay."""
    price_list: str | None = None
    language: str | None = None


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
    rounding_amount: Decimal = Decimal(0)
    """Added to make `total` a multiple of the policy's `cash_step`; it may be negative."""
    total: Decimal
    """`taxable_amount + tax_amount + rounding_amount`."""
    policy: MoneyPolicy = MoneyPolicy()
    basis: PricingBasis | None = None
    attention: list[Attention] = []


class ExtractProductsInput(Message):
    """Input of `extract_products`."""

    thread_id: int
    summary: Summary


class ExtractProductsOutput(Message):
    """Output of `extract_products`."""

    lines: list[RequestedLine]
    unresolved: list[UnresolvedLine]


class FetchPricingInput(Message):
    """Input of `fetch_pricing`. `customer` and `shipping_address` are as the mail has them."""

    lines: list[RequestedLine]
    customer: Customer | None = None
    shipping_address: str | None = None
    unresolved: list[UnresolvedLine] = []
    """Told where there is no line to price."""


class FetchPricingOutput(Message):
    """Output of `fetch_pricing`: the lines, and one for freight where there is any."""

    lines: list[PricedLine]
    basis: PricingBasis | None = None
    attention: list[Attention] = []


class CalculateTotalsInput(Message):
    """Input of `calculate_totals`."""

    lines: list[PricedLine]
    discount_rate: Decimal = Decimal(0)
    basis: PricingBasis | None = None
    attention: list[Attention] = []


class CalculateTotalsOutput(Message):
    """Output of `calculate_totals`."""

    totals: Totals
