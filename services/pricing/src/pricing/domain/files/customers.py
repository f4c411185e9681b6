"""Customer files."""

import re
from collections.abc import Mapping
from functools import partial
from typing import Any

from stdnum import get_cc_module
from stdnum.eu import vat as eu_vat
from stdnum.exceptions import ValidationError

from pricing.domain.customer import CustomerRecord, addresses_of
from pricing.domain.files import cells
from pricing.domain.files.cells import CellError
from pricing.domain.files.layout import Layout, Tell
from pricing.domain.files.rows import Problems

_DOMAIN = r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,}"


def check_tax_number(number: str, country: str) -> str:
    """The number in its short form; raises CellError where it is none of this country's.

    Only its form and check digits are looked at: whether it is in use, its tax office knows.
    """
    prefix = {"GR": "EL"}.get(country, country)
    module: Any = get_cc_module(country.lower(), "vat") or get_cc_module(country.lower(), "tin")
    if country.lower() in eu_vat.MEMBER_STATES:
        # Within the union a number begins with its country, written or not.
        module = eu_vat
        number = number if number.upper().startswith(prefix) else prefix + number
    if module is None:
        raise CellError(
            f"tax numbers of {country} cannot be checked: leave it empty, no tax depends on it"
        )
    try:
        short: str = module.validate(number)
    except ValidationError as wrong:
        raise CellError(f"{number!r} is no tax number of {country}: {wrong}") from None
    return short


def _address(cell: str) -> str:
    address = cell.lower()
    if not re.fullmatch(rf"[^@\s|]+@{_DOMAIN}", address):
        raise CellError(f"{cell!r} is not an e-mail address")
    return address


def _domain(cell: str) -> str:
    domain = cell.lower()
    if not re.fullmatch(_DOMAIN, domain):
        raise CellError(f"{cell!r} is not a domain such as customer.example")
    return domain


def _language(cell: str) -> str:
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", cell):
        raise CellError(f"{cell!r} is not a language such as de")
    return cell


def _finish(customer: CustomerRecord, tell: Tell) -> CustomerRecord:
    if customer.tax_number is None:
        return customer
    try:
        short = check_tax_number(customer.tax_number, customer.country)
    except CellError as wrong:
        tell("tax_number", str(wrong))
        return customer
    return customer.model_copy(update={"tax_number": short})


CUSTOMERS = Layout(
    model=CustomerRecord,
    columns={
        "customer_id": cells.required_name,
        "name": cells.required,
        "emails": cells.listed(_address),
        "domains": cells.listed(_domain),
        "country": cells.country,
        "region": cells.optional(cells.name),
        "tax_number": cells.optional(cells.name),
        "price_list": cells.optional(cells.name),
        "language": cells.optional(_language),
    },
    unique=("customer_id",),
    finish=_finish,
)


def check_addresses(customers: Mapping[int, CustomerRecord], problems: Problems) -> None:
    """Tell every address and domain that stands with two customers of a file."""
    first: dict[str, int] = {}
    for line, customer in customers.items():
        tell = partial(problems.add, line)
        for address in addresses_of(customer):
            earlier = first.setdefault(address, line)
            if earlier != line:
                column = "domains" if address.startswith("@") else "emails"
                tell(column, f"{address!r} is a customer's in line {earlier} already")
