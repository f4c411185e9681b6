"""Which tax a line bears: by category, place, buyer and day."""

from datetime import date
from decimal import Decimal

import pytest

from contracts.pricing import TaxTreatment
from pricing.domain.customer import CustomerRecord
from pricing.domain.tax_rates import Buyer, TaxRate
from pricing.domain.totals import calculate
from pricing.errors import UnpricedProductsError
from support.price_books import DAY, MOREAU, quote, quoted_line

LAW = "Article 138, Directive 2006/112/EC"
FRENCH = [
    TaxRate(tax_category="standard", country="FR", tax_rate=Decimal("0.200")),
    TaxRate(
        tax_category="standard",
        country="FR",
        buyer=Buyer.BUSINESS,
        tax_rate=Decimal(0),
        treatment=TaxTreatment.REVERSE_CHARGE,
        reason=LAW,
    ),
]


def test_without_imported_rates_the_sellers_hold_wherever_goods_go() -> None:
    for address in (None, "Lyon, France", "Zürich, Schweiz"):
        priced = quote(None, address)
        assert str(priced.lines[0].tax_rate) == "0.19"
        assert priced.attention == []


def test_a_business_on_record_owes_the_tax_itself_and_the_law_says_so() -> None:
    line = quoted_line(MOREAU, tax_rates=FRENCH)
    assert line.tax_rate == 0
    assert (line.tax_treatment, line.tax_reason) == (TaxTreatment.REVERSE_CHARGE, LAW)
    (tax,) = calculate([line], Decimal(0)).taxes
    assert (tax.tax_treatment, tax.tax_reason) == (TaxTreatment.REVERSE_CHARGE, LAW)


@pytest.mark.parametrize(
    ("customer", "address"),
    [
        # Nobody on record, whatever country the text names.
        (None, "Lyon, France"),
        # On record without a number.
        (MOREAU.model_copy(update={"tax_number": None}), None),
        # A number of another country than the one that the goods go to.
        (
            CustomerRecord(
                customer_id="C-9", name="Birkenfeld", country="DE", tax_number="DE999999995"
            ),
            "Lyon, France",
        ),
    ],
)
def test_without_a_number_of_the_destination_on_record_there_is_no_reverse_charge(
    customer: CustomerRecord | None, address: str | None
) -> None:
    line = quoted_line(customer, address, tax_rates=FRENCH)
    assert (str(line.tax_rate), line.tax_treatment) == ("0.2", TaxTreatment.STANDARD)


def test_a_rate_holds_from_its_first_to_the_end_of_its_last_day() -> None:
    rates = [
        TaxRate(
            tax_category="standard",
            country="DE",
            tax_rate=Decimal("0.16"),
            valid_from=date(2026, 7, 1),
            valid_until=date(2026, 12, 31),
        ),
        TaxRate(tax_category="standard", country="DE", tax_rate=Decimal("0.19")),
    ]
    for day, rate in (
        (date(2026, 6, 30), "0.19"),
        (date(2026, 7, 1), "0.16"),
        (date(2026, 12, 31), "0.16"),
        (date(2027, 1, 1), "0.19"),
    ):
        assert str(quoted_line(tax_rates=rates, day=day).tax_rate) == rate


def test_of_rates_for_the_same_place_the_newest_holds_in_whatever_order_they_come() -> None:
    old, new = (
        TaxRate(tax_category="standard", tax_rate=Decimal(rate), valid_from=date(year, 1, 1))
        for rate, year in (("0.16", 2020), ("0.17", 2025))
    )
    for rates in ([old, new], [new, old]):
        assert str(quoted_line(tax_rates=rates).tax_rate) == "0.17"


def test_the_more_exact_place_wins() -> None:
    everywhere = TaxRate(
        tax_category="standard", tax_rate=Decimal("0.01"), valid_from=date(2026, 1, 1)
    )
    german = TaxRate(tax_category="standard", country="DE", tax_rate=Decimal("0.02"))
    assert str(quoted_line(tax_rates=[everywhere, german]).tax_rate) == "0.02"
    assert str(quoted_line(None, "Lyon, France", tax_rates=[everywhere, german]).tax_rate) == "0.01"


def test_where_only_other_countries_rates_are_known_the_sellers_stand_in_and_say_so() -> None:
    priced = quote(None, "Bern, Schweiz", tax_rates=FRENCH, lines={"BOLT": "1", "BOOK": "1"})
    assert [str(line.tax_rate) for line in priced.lines] == ["0.19", "0.07"]
    (remark,) = priced.attention
    assert remark.code == "tax_rate_missing"
    assert "reduced, standard in CH" in remark.detail
    # At home they are what they are.
    assert quote(tax_rates=FRENCH).attention == []


def test_a_category_that_nobody_gave_a_rate_is_an_error() -> None:
    with pytest.raises(UnpricedProductsError, match="import a tax rate for it"):
        quote(own_tax_rates={}, day=DAY)


def test_exempt_and_zero_stay_apart_where_only_the_category_says_which() -> None:
    own_rates = {"standard": Decimal(0), "reduced": Decimal(0), "exempt": Decimal(0)}
    assert quoted_line(own_tax_rates=own_rates).tax_treatment is TaxTreatment.ZERO
    exempt = quoted_line(
        tax_rates=[
            TaxRate(tax_category="standard", tax_rate=Decimal(0), treatment=TaxTreatment.EXEMPT)
        ]
    )
    assert exempt.tax_treatment is TaxTreatment.EXEMPT
