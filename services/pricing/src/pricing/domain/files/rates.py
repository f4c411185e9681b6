"""Files of price lists, minimum prices, tax rates and freight rules."""

from contracts.pricing import TaxTreatment
from pricing.domain.files import cells
from pricing.domain.files.layout import Layout, Tell
from pricing.domain.freight import FreightRule
from pricing.domain.minimum_price import MinimumPrice
from pricing.domain.money import plain
from pricing.domain.price_list import PriceListEntry
from pricing.domain.tax_rates import Buyer, TaxRate
from pricing.domain.validity import Dated

_DATES = {"valid_from": cells.optional(cells.day), "valid_until": cells.optional(cells.day)}


def _check_dates(dated: Dated, tell: Tell) -> None:
    if dated.valid_from and dated.valid_until and dated.valid_until < dated.valid_from:
        tell("valid_until", f"{dated.valid_until} is before {dated.valid_from}")


def _price_list_entry(entry: PriceListEntry, tell: Tell) -> PriceListEntry:
    _check_dates(entry, tell)
    if (entry.unit_price is None) == (entry.discount_rate is None):
        tell("unit_price", "either this or discount_rate must be given")
    elif (entry.unit_price is None) != (entry.currency is None):
        tell("currency", "must stand beside a unit_price, and only there")
    elif not entry.sku and entry.discount_rate is None:
        tell("sku", "must not be empty: every product cannot have one price")
    return entry


def _minimum_price(minimum: MinimumPrice, tell: Tell) -> MinimumPrice:
    if minimum.minimum_price is None and minimum.cost is None:
        tell("minimum_price", "this or cost must be given")
    return minimum


def _tax_rate(entry: TaxRate, tell: Tell) -> TaxRate:
    _check_dates(entry, tell)
    if entry.treatment is not TaxTreatment.STANDARD and entry.tax_rate:
        tell("tax_rate", f"must be 0 where the treatment is {entry.treatment}")
    if entry.treatment is TaxTreatment.STANDARD and entry.reason:
        tell("reason", "says why no tax is due, and here there is one")
    if entry.treatment is TaxTreatment.REVERSE_CHARGE and not entry.reason:
        tell("reason", "must say by which law the buyer owes the tax")
    if entry.treatment is TaxTreatment.REVERSE_CHARGE and entry.buyer is not Buyer.BUSINESS:
        tell("buyer", "must be business: only a customer with a tax number can owe the tax")
    if entry.region and not entry.country:
        tell("country", "must not be empty where there is a region")
    if entry.buyer is Buyer.BUSINESS and not entry.country:
        tell("country", "must not be empty for businesses: their tax number is of one country")
    return entry


def _freight_rule(rule: FreightRule, tell: Tell) -> FreightRule:
    _check_dates(rule, tell)
    return rule


PRICE_LISTS = Layout(
    model=PriceListEntry,
    columns={
        "price_list": cells.name,
        "sku": cells.name,
        "minimum_quantity": lambda cell: plain(cells.decimal(cell or "0")),
        "unit_price": cells.optional(cells.decimal),
        "currency": cells.optional(cells.currency),
        "discount_rate": cells.optional(cells.rate),
        **_DATES,
    },
    unique=("price_list", "sku", "minimum_quantity", "valid_from"),
    finish=_price_list_entry,
)

MINIMUM_PRICES = Layout(
    model=MinimumPrice,
    columns={
        "sku": cells.required_name,
        "currency": cells.currency,
        "minimum_price": cells.optional(cells.decimal),
        "cost": cells.optional(cells.decimal),
    },
    unique=("sku",),
    finish=_minimum_price,
)

TAX_RATES = Layout(
    model=TaxRate,
    columns={
        "tax_category": cells.required_name,
        "country": lambda cell: cells.country(cell) if cell else "",
        "region": cells.name,
        "buyer": cells.one_of([buyer.value for buyer in Buyer]),
        "tax_rate": cells.tax_rate,
        "treatment": cells.one_of([treatment.value for treatment in TaxTreatment]),
        "reason": cells.optional(str),
        **_DATES,
    },
    unique=("tax_category", "country", "region", "buyer", "valid_from"),
    finish=_tax_rate,
)

FREIGHT_RULES = Layout(
    model=FreightRule,
    columns={
        "country": lambda cell: cells.country(cell) if cell else "",
        "name": cells.required_name,
        "charge": cells.decimal,
        "currency": cells.currency,
        "free_from": cells.optional(cells.decimal),
        "tax_category": cells.required_name,
        **_DATES,
    },
    unique=("country", "valid_from"),
    finish=_freight_rule,
)
