"""What users of comparable systems complained about, as it goes here.

Each test is named by the system and the number of the issue or pull request. The figures are the
reporters' own where they gave any.
"""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.pricing import PricedLine, TaxRounding
from pricing.domain.minimum_price import MinimumPrice, below_minimum
from pricing.domain.policy import RoundingRules
from pricing.domain.price_list import PriceListEntry
from pricing.domain.tax_rates import TaxRate
from pricing.domain.totals import calculate
from quotes.domain.totals import check_totals
from support.price_books import BOLT, MOREAU, quoted_line

PER_LINE = RoundingRules(tax_rounding=TaxRounding.PER_LINE)
PER_TOTAL = RoundingRules(tax_rounding=TaxRounding.PER_TOTAL)


def line(quantity: str, list_price: str, tax: str = "0.19", *, discount: str = "0") -> PricedLine:
    price, off = Decimal(list_price), Decimal(discount)
    return PricedLine(
        sku=f"S{list_price}",
        quantity=Decimal(quantity),
        name="Thing",
        unit="ea",
        list_price=price,
        discount_rate=off,
        unit_price=price * (1 - off),
        currency="EUR",
        tax_category="standard",
        tax_rate=Decimal(tax),
    )


# Invoice Ninja


@pytest.mark.parametrize("rules", [PER_LINE, PER_TOTAL])
def test_invoice_ninja_10856_a_discount_to_1000_and_19_per_cent_is_1190_to_the_cent(
    rules: RoundingRules,
) -> None:
    # 8500 less 7500 was taxed a cent off.
    totals = calculate([line("1", "8500.00")], Decimal(7500) / Decimal(8500), rules)
    assert str(totals.taxable_amount) == "1000.00"
    assert (str(totals.tax_amount), str(totals.total)) == ("190.00", "1190.00")


def test_invoice_ninja_4370_tax_by_line_or_by_total_is_declared_and_not_mixed() -> None:
    # Three lines of 0.50 at 7 %: 3.5 cents each, 10.5 together.
    lines = [line("1", "0.50", "0.07")] * 3
    by_line, by_total = (calculate(lines, Decimal(0), rules) for rules in (PER_LINE, PER_TOTAL))
    assert (str(by_line.tax_amount), str(by_total.tax_amount)) == ("0.12", "0.11")
    assert by_line.policy.tax_rounding is TaxRounding.PER_LINE
    assert by_total.policy.tax_rounding is TaxRounding.PER_TOTAL


def test_invoice_ninja_3195_a_line_at_100_per_cent_off_is_exactly_nothing() -> None:
    # 2.25 x 64.22 is 144.495, and the rounded discount left -0.01.
    totals = calculate([line("2.25", "64.22", discount="1")], Decimal(0))
    assert (str(totals.lines[0].amount), str(totals.total)) == ("0.00", "0.00")


def test_invoice_ninja_7156_the_subtotal_is_the_sum_of_the_printed_lines() -> None:
    # A third of a unit, as 0.33333, of integer prices: the unrounded sum was printed.
    totals = calculate([line("0.33333", price) for price in ("100", "100", "100")], Decimal(0))
    assert [str(each.amount) for each in totals.lines] == ["33.33"] * 3
    assert str(totals.subtotal) == "99.99"


def test_invoice_ninja_ui_2733_two_taxes_of_quebec_are_the_same_wherever_they_are_shown() -> None:
    # 5 % and 9.975 %: edit page, PDF and payment page disagreed.
    lines = [line("1", "140.00", "0.05"), line("1", "140.00", "0.09975")]
    totals = calculate(lines, Decimal(0))
    assert [str(tax.tax_amount) for tax in totals.taxes] == ["7.00", "13.97"]
    # Whoever shows them reads these figures; the service that prints them calculates them again.
    check_totals(totals)


# ERPNext


def test_erpnext_16927_a_volume_discount_is_not_rounded_per_unit_before_multiplying() -> None:
    # 13.3 % off from 50 pieces on; 23.99 less 15 %, ten times, is 203.92 and not 203.90.
    volume = PriceListEntry(
        price_list="gold", sku="BOLT", minimum_quantity=Decimal(50), discount_rate=Decimal("0.133")
    )
    product = BOLT.model_copy(update={"unit_price": Decimal("231.00"), "price_breaks": ()})
    bulk = {"lines": {"BOLT": "57"}, "products": {"BOLT": product}}
    priced = quoted_line(MOREAU, price_entries=[volume], **bulk)
    assert str(priced.unit_price) == "200.277"
    (printed,) = calculate([priced], Decimal(0)).lines
    assert str(printed.amount) == "11415.79"  # 57 x 200.28 would be 11415.96
    (other,) = calculate([line("10", "23.99", discount="0.15")], Decimal(0)).lines
    assert str(other.amount) == "203.92"


@given(st.lists(st.integers(1, 10**6), min_size=1, max_size=5), st.decimals(0, "0.99", places=2))
def test_erpnext_44743_a_cent_of_discount_moves_what_is_taxed_by_one_cent(
    cents: list[int], rate: Decimal
) -> None:
    # A discount of -0.01 moved the total by 0.02: it was spread with a rounding for each row.
    totals = calculate([line("1", str(Decimal(c) / 100)) for c in cents], rate)
    assert totals.subtotal - totals.taxable_amount == totals.discount_amount
    assert sum(each.discount_share or 0 for each in totals.lines) == totals.discount_amount


def test_erpnext_52001_everything_at_100_per_cent_off_can_be_quoted() -> None:
    # 1300 with 100 % off kept a net total of 0.01 and could not be submitted.
    totals = calculate(
        [line("1", "1300", discount="1"), line("3", "0.33", discount="1")], Decimal(0)
    )
    assert totals.subtotal == totals.taxable_amount == totals.total == 0
    check_totals(totals)


def test_erpnext_32695_the_price_for_a_box_is_not_multiplied_by_what_is_in_it() -> None:
    # A rule of 85 for a box of ten made 850 of it.
    agreed = PriceListEntry(
        price_list="gold", sku="BOLT", unit_price=Decimal("8.50"), currency="EUR"
    )
    priced = quoted_line(MOREAU, lines={"BOLT": "2"}, price_entries=[agreed])
    assert (priced.unit, str(priced.unit_price)) == ("box", "8.50")
    assert str(calculate([priced], Decimal(0)).subtotal) == "17.00"


def test_erpnext_42411_a_minimum_quantity_counts_the_unit_that_is_sold() -> None:
    # Two boxes of a hundred are two, whatever is in them: no break at ten is reached.
    assert str(quoted_line(lines={"BOLT": "2"}).unit_price) == "10.00"
    assert str(quoted_line(lines={"BOLT": "10"}).unit_price) == "9.00"


# Odoo


@pytest.mark.parametrize("rules", [PER_LINE, PER_TOTAL])
def test_odoo_37896_16_times_348_35_less_4_and_22_per_cent_is_one_total(
    rules: RoundingRules,
) -> None:
    # 6527.80 or 6527.81, depending on where one looked.
    totals = calculate([line("16", "348.35", "0.22", discount="0.04")], Decimal(0), rules)
    assert (str(totals.subtotal), str(totals.tax_amount)) == ("5350.66", "1177.15")
    assert str(totals.total) == "6527.81"


def test_odoo_177192_a_setting_changed_later_changes_no_total_that_was_given() -> None:
    # The list went on saying 412.43, the form said 412.42.
    lines = [line("10", "30.75", "0.15", discount="0.05"), line("1", "70", "0.15", discount="0.05")]
    before, after = (calculate(lines, Decimal(0), rules) for rules in (PER_LINE, PER_TOTAL))
    assert (str(before.tax_amount), str(before.total)) == ("53.80", "412.43")
    assert (str(after.tax_amount), str(after.total)) == ("53.79", "412.42")
    # The policy is the quote's own, so the old amounts hold under the old policy, for ever.
    check_totals(before)
    check_totals(after)


@given(
    st.decimals(min_value="0.01", max_value=10**4, places=2),
    st.decimals(min_value="0.001", max_value=100, places=3),
    st.sampled_from([PER_LINE, PER_TOTAL]),
)
def test_odoo_248889_156897_271032_100_per_cent_off_reaches_0(
    price: Decimal, quantity: Decimal, rules: RoundingRules
) -> None:
    totals = calculate([line(str(quantity), str(price), discount="1")], Decimal(0), rules)
    assert totals.total == 0


def test_odoo_240456_the_subtotal_of_one_line_is_that_lines_amount() -> None:
    # A line said 58.33, the subtotal 58.32.
    totals = calculate([line("0.3333", "175.00")], Decimal(0))
    assert str(totals.lines[0].amount) == str(totals.subtotal) == "58.33"


# Dolibarr


def test_dolibarr_37658_equal_prices_from_wherever_make_equal_amounts() -> None:
    # A catalog's line and a free line of the same price came to different totals.
    by_catalog = quoted_line(lines={"BOLT": "7"})
    by_list = quoted_line(
        MOREAU,
        lines={"BOLT": "7"},
        price_entries=[
            PriceListEntry(price_list="gold", sku="BOLT", unit_price=Decimal(10), currency="EUR")
        ],
    )
    by_hand = line("7", "10.000")
    totals = [calculate([each], Decimal("0.05")) for each in (by_catalog, by_list, by_hand)]
    assert {(str(t.subtotal), str(t.tax_amount), str(t.total)) for t in totals} == {
        ("70.00", "12.64", "79.14")
    }


@pytest.mark.parametrize("tax", ["0", "0.19", "0.25"])
def test_dolibarr_24498_and_25220_a_minimum_price_holds_net_under_any_tax(tax: str) -> None:
    # A customer abroad, without tax, was told that a fair price was too low.
    floor = {"BOLT": MinimumPrice(sku="BOLT", currency="EUR", minimum_price=Decimal("10.00"))}
    rates = [TaxRate(tax_category="standard", country="DE", tax_rate=Decimal(tax))]
    at_the_floor = calculate([quoted_line(tax_rates=rates)], Decimal(0))
    assert below_minimum(at_the_floor, floor, Decimal(0)) == []
    below = calculate([quoted_line(tax_rates=rates)], Decimal("0.001"))
    assert len(below_minimum(below, floor, Decimal(0))) == 1
