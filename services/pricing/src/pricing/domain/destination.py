"""Where the goods go, and how that is known."""

from dataclasses import dataclass

from contracts.pricing import DestinationSource
from pricing.domain.countries import country_of
from pricing.domain.customer import CustomerRecord


@dataclass(frozen=True)
class Destination:
    """A country, and a region of it where the customer's record says one."""

    country: str
    region: str | None
    known_by: DestinationSource


def destination(
    shipping_address: str | None, customer: CustomerRecord | None, seller_country: str
) -> Destination:
    """The country that the shipping address names; else the customer's; else the seller's.

    An address is text of the mail: it may choose a country, and never a region or a rate.
    """
    known = without_address(customer, seller_country)
    named = country_of(shipping_address)
    if named is None:
        return known
    region = known.region if named == known.country else None
    return Destination(named, region, DestinationSource.SHIPPING_ADDRESS)


def without_address(customer: CustomerRecord | None, seller_country: str) -> Destination:
    """Where the goods go by what the seller knows alone."""
    if customer is None:
        return Destination(seller_country, None, DestinationSource.SELLER)
    return Destination(customer.country, customer.region, DestinationSource.CUSTOMER_RECORD)
