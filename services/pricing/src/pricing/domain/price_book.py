"""All that the seller has configured and imported about prices."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from pricing.domain.freight import FreightRule
from pricing.domain.policy import RoundingRules
from pricing.domain.price_list import PriceListEntry
from pricing.domain.product import Product
from pricing.domain.tax_rates import TaxRate


@dataclass(frozen=True)
class PriceBook:
    """All that decides about prices, and the day for which it is read."""

    products: Mapping[str, Product]
    own_tax_rates: Mapping[str, Decimal]
    day: date
    seller_country: str = "DE"
    price_entries: Sequence[PriceListEntry] = ()
    tax_rates: Sequence[TaxRate] = ()
    freight_rules: Sequence[FreightRule] = ()
    rounding: RoundingRules = field(default_factory=RoundingRules)
