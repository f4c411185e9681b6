"""The seller's own records of customers: the only place where a customer's terms come from."""

from contracts.message import Message


class CustomerRecord(Message):
    """A customer as the seller knows it."""

    customer_id: str
    name: str
    emails: tuple[str, ...] = ()
    """Addresses that the customer writes from, in lower case."""
    domains: tuple[str, ...] = ()
    """Domains whose every address is the customer's."""
    country: str
    """ISO 3166-1 alpha-2: where its goods go unless an address names another country."""
    region: str | None = None
    tax_number: str | None = None
    """One of `country`'s, with check digits that are right."""
    price_list: str | None = None
    language: str | None = None


def addresses_of(customer: CustomerRecord) -> list[str]:
    """Everything that a sender's address may be looked up by; domains begin with `@`."""
    return [*customer.emails, *(f"@{domain}" for domain in customer.domains)]


def lookups(email: str | None) -> list[str]:
    """What to look a sender up by: first the address, then its domain."""
    address = (email or "").strip().lower()
    _, at, domain = address.rpartition("@")
    return [address, f"@{domain}"] if at and domain else []
