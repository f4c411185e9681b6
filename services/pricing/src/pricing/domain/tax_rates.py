"""Tax rates: which one a product bears, by its category, where it goes, who buys, and when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from contracts.pricing import TaxTreatment
from pricing.domain.customer import CustomerRecord
from pricing.domain.destination import Destination
from pricing.domain.money import plain
from pricing.domain.validity import Dated, holding


class Buyer(StrEnum):
    """Whom a rate is for. A `business` has a valid tax number of the destination on record."""

    ANY = "any"
    BUSINESS = "business"


class TaxRate(Dated):
    """The rate of one category in one place; empty country: wherever no other entry says it."""

    tax_category: str
    country: str = ""
    region: str = ""
    buyer: Buyer = Buyer.ANY
    tax_rate: Decimal
    treatment: TaxTreatment = TaxTreatment.STANDARD
    reason: str | None = None
    """The law's words, printed on the quote; only where no tax is due."""


@dataclass(frozen=True)
class AppliedTax:
    """What one line bears."""

    rate: Decimal
    treatment: TaxTreatment
    reason: str | None
    assumed: bool = False
    """Nothing is configured for the destination, so the seller's own rate stands in."""


class TaxTable:
    """The rates of one day, over the seller's own by category."""

    def __init__(
        self,
        entries: Iterable[TaxRate],
        own_rates: Mapping[str, Decimal],
        seller_country: str,
        day: date,
    ) -> None:
        entries = list(entries)
        self._entries = holding(entries, day)
        self._own_rates = own_rates
        # Who has entered no rate at all sells at its own, wherever the goods go.
        self._knows_other_countries = bool(entries)
        self._seller_country = seller_country

    def find(
        self, category: str, where: Destination, customer: CustomerRecord | None
    ) -> AppliedTax | None:
        """The tax of a category there, or None where nobody configured one.

        The more exact place wins, then an entry for businesses, then the newest.
        """
        is_business = (
            customer is not None
            and customer.tax_number is not None
            and customer.country == where.country
        )
        fitting = [
            entry
            for entry in self._entries
            if entry.tax_category == category
            and entry.country in ("", where.country)
            and entry.region in ("", where.region or "")
            and (entry.buyer is Buyer.ANY or is_business)
        ]
        if not fitting:
            return self._own(category, where)
        # The newest stands last, and the last of equals is wanted.
        best = max(
            reversed(fitting),
            key=lambda e: (e.country != "", e.region != "", e.buyer is Buyer.BUSINESS),
        )
        return AppliedTax(plain(best.tax_rate), best.treatment, best.reason)

    def _own(self, category: str, where: Destination) -> AppliedTax | None:
        rate = self._own_rates.get(category)
        if rate is None:
            return None
        assumed = self._knows_other_countries and where.country != self._seller_country
        return AppliedTax(plain(rate), _treatment(category, rate), None, assumed)


def _treatment(category: str, rate: Decimal) -> TaxTreatment:
    if rate:
        return TaxTreatment.STANDARD
    return TaxTreatment.EXEMPT if category == "exempt" else TaxTreatment.ZERO
