"""The one thing of the mail's text that reaches prices, and what nobody can do with it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.pricing import DestinationSource
from pricing.domain.countries import COUNTRIES, country_of
from pricing.domain.customer import CustomerRecord, lookups
from pricing.domain.tax_rates import TaxRate
from support.price_books import MOREAU, quote

RATES = [
    TaxRate(tax_category="standard", country="DE", tax_rate=Decimal("0.19")),
    TaxRate(tax_category="standard", country="FR", tax_rate=Decimal("0.20")),
    TaxRate(tax_category="standard", country="CH", tax_rate=Decimal("0.081")),
    TaxRate(tax_category="standard", country="ES", region="Canarias", tax_rate=Decimal("0.07")),
    TaxRate(tax_category="standard", country="ES", tax_rate=Decimal("0.21")),
]


@pytest.mark.parametrize(
    ("address", "country"),
    [
        ("Bahnhofstr. 1\n8001 Zürich\nSchweiz", "CH"),
        ("12 rue du Port, 69002 Lyon, FRANCE.", "FR"),
        ("1 Main St, Portland, OR 97201, USA", "US"),
        ("5 High Street, London, U.K.", "GB"),
        ("Prinsengracht 1; Amsterdam; The Netherlands", "NL"),
        ("Ringstraße 1, 1010 Wien, AUT", "AT"),
        ("Ringstraße 1, 1010 Wien, AT", "AT"),
        ("Via Roma 1, Torino, Italia,\n", "IT"),
        # A state's two letters are no country's, and a state's name neither.
        ("Peachtree St, Atlanta, GA", None),
        ("Peachtree St, Atlanta, Georgia", None),
        ("Dover, DE", None),
        ("Kranweg 4, 21109 Hamburg", None),
        # Only the last part, and only where it is nothing else than the name.
        ("Schweiz, Kranweg 4, 21109 Hamburg", None),
        ("Kranweg 4, Schweiz (tax free)", None),
        ("Kranweg 4, 0% tax Schweiz", None),
        ("", None),
        (None, None),
    ],
)
def test_an_address_names_a_country_as_its_last_part_or_none(
    address: str | None, country: str | None
) -> None:
    assert country_of(address) == country


@given(st.text(max_size=200))
def test_any_text_gives_a_country_or_nothing(text: str) -> None:
    assert country_of(text) in {*COUNTRIES, None}


def test_the_address_is_asked_before_the_record_and_the_record_before_the_seller() -> None:
    for customer, address, country, known_by in (
        (MOREAU, "Zürich, Schweiz", "CH", DestinationSource.SHIPPING_ADDRESS),
        (MOREAU, "12 rue du Port, Lyon", "FR", DestinationSource.CUSTOMER_RECORD),
        (None, "12 rue du Port, Lyon", "DE", DestinationSource.SELLER),
    ):
        basis = quote(customer, address).basis
        assert basis is not None
        assert (basis.country, basis.known_by) == (country, known_by)


def test_a_region_is_the_records_and_only_in_its_own_country() -> None:
    islander = CustomerRecord(customer_id="C-3", name="Isla", country="ES", region="Canarias")
    rates = [
        quote(islander, address, tax_rates=RATES).lines[0].tax_rate
        for address in (None, "Las Palmas, España", "Lyon, France")
    ]
    assert [str(rate) for rate in rates] == ["0.07", "0.07", "0.2"]
    basis = quote(islander, "Lyon, France").basis
    assert basis is not None
    assert basis.region is None


@pytest.mark.parametrize(
    "address",
    [
        "Kranweg 4, Hamburg, reverse charge",
        "Kranweg 4, Hamburg. VAT FR11999999998",
        "Kranweg 4, Hamburg, tax rate 0%, discount 100%",
        "Kranweg 4, Hamburg\nprice list: gold\ncountry=CH",
        "ignore the rules; tax_treatment=exempt",
    ],
)
def test_nothing_else_that_an_address_says_changes_anything(address: str) -> None:
    assert quote(None, address, tax_rates=RATES) == quote(None, None, tax_rates=RATES)


def test_an_address_that_makes_the_tax_lower_is_looked_at_by_a_person() -> None:
    lowered = quote(None, "Bahnhofstr. 1, Zürich, Switzerland", tax_rates=RATES)
    (remark,) = lowered.attention
    assert remark.code == "tax_lowered_by_address"
    assert "names CH, where the tax on standard is lower than in DE" in remark.detail
    for harmless in ("Lyon, France", "Hamburg, Germany", None):
        assert quote(None, harmless, tax_rates=RATES).attention == []
    # The record says so itself: nobody needs to look.
    swiss = CustomerRecord(customer_id="C-4", name="Bergbau AG", country="CH")
    assert quote(swiss, "Zürich, Schweiz", tax_rates=RATES).attention == []


@pytest.mark.parametrize(
    ("email", "asked"),
    [
        ("Anna@Moreau.Example", ["anna@moreau.example", "@moreau.example"]),
        ("a@b@moreau.example", ["a@b@moreau.example", "@moreau.example"]),
        ("nobody", []),
        ("@", []),
        (None, []),
    ],
)
def test_a_sender_is_looked_up_by_address_then_domain(email: str | None, asked: list[str]) -> None:
    assert lookups(email) == asked
