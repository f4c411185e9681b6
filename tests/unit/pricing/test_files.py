"""The seller's files: what is read, what is refused and where, and the way out and back again."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pricing.domain.catalog import catalog_layout, read_catalog
from pricing.domain.files.customers import CUSTOMERS, check_addresses, check_tax_number
from pricing.domain.files.layout import Layout
from pricing.domain.files.rates import FREIGHT_RULES, MINIMUM_PRICES, PRICE_LISTS, TAX_RATES
from pricing.domain.files.rows import Problems
from pricing.errors import InvalidFileError

SAMPLES = Path(__file__).parents[3] / "samples"
CATALOG = catalog_layout(["standard", "zero"])
BY_FILE: dict[str, Layout[Any]] = {
    "customers": CUSTOMERS,
    "price-lists": PRICE_LISTS,
    "minimum-prices": MINIMUM_PRICES,
    "tax-rates": TAX_RATES,
    "freight": FREIGHT_RULES,
}

GOOD: dict[str, dict[str, str]] = {
    "customers": {
        "customer_id": "C-1",
        "name": "Moreau SARL",
        "emails": "Achats@moreau.example|bureau@moreau.example",
        "domains": "moreau.example",
        "country": "FR",
        "region": "",
        "tax_number": "11 999999998",
        "price_list": "gold",
        "language": "fr",
    },
    "price-lists": {
        "price_list": "gold",
        "sku": "BOLT",
        "minimum_quantity": "10.0",
        "unit_price": "8.50",
        "currency": "EUR",
        "discount_rate": "",
        "valid_from": "2026-01-01",
        "valid_until": "",
    },
    "minimum-prices": {"sku": "BOLT", "currency": "EUR", "minimum_price": "7.50", "cost": ""},
    "tax-rates": {
        "tax_category": "standard",
        "country": "FR",
        "region": "",
        "buyer": "business",
        "tax_rate": "0",
        "treatment": "reverse_charge",
        "reason": "Article 138",
        "valid_from": "",
        "valid_until": "",
    },
    "freight": {
        "country": "",
        "name": "Delivery",
        "charge": "9.90",
        "currency": "EUR",
        "free_from": "250",
        "tax_category": "standard",
        "valid_from": "",
        "valid_until": "",
    },
}


def read(name: str, *rows: dict[str, str]) -> tuple[list[Any], list[dict[str, object]]]:
    """The records of these rows, and what is wrong with them."""
    layout, problems = BY_FILE[name], Problems()
    lines = [list(layout.columns), *([row[c] for c in layout.columns] for row in rows)]
    content = "\n".join(",".join(f'"{cell}"' for cell in line) for line in lines).encode()
    records = layout.read(content, problems)
    if name == "customers":
        check_addresses(records, problems)
    return list(records.values()), problems.told


@pytest.mark.parametrize("name", BY_FILE)
def test_a_good_row_is_a_record(name: str) -> None:
    records, problems = read(name, GOOD[name])
    assert (len(records), problems) == (1, [])


def test_a_customers_addresses_and_number_are_kept_in_one_form() -> None:
    ((customer,), _) = read("customers", GOOD["customers"])
    assert customer.emails == ("achats@moreau.example", "bureau@moreau.example")
    assert customer.tax_number == "FR11999999998"


@pytest.mark.parametrize(
    ("name", "changes", "column", "what"),
    [
        ("customers", {"customer_id": ""}, "customer_id", "must not be empty"),
        ("customers", {"emails": "moreau.example"}, "emails", "not an e-mail address"),
        ("customers", {"domains": "@moreau.example"}, "domains", "not a domain"),
        ("customers", {"domains": "example"}, "domains", "not a domain"),
        ("customers", {"country": "France"}, "country", "ISO 3166"),
        ("customers", {"country": "IC"}, "country", "ISO 3166"),
        ("customers", {"tax_number": "FR11999999999"}, "tax_number", "no tax number of FR"),
        ("customers", {"tax_number": "DE999999995"}, "tax_number", "no tax number of FR"),
        ("customers", {"country": "AQ"}, "tax_number", "cannot be checked"),
        ("customers", {"language": "French"}, "language", "not a language"),
        ("price-lists", {"discount_rate": "0.1"}, "unit_price", "either this or discount_rate"),
        ("price-lists", {"unit_price": ""}, "unit_price", "either this or discount_rate"),
        ("price-lists", {"currency": ""}, "currency", "must stand beside a unit_price"),
        ("price-lists", {"sku": ""}, "sku", "every product cannot have one price"),
        ("price-lists", {"minimum_quantity": "-1"}, "minimum_quantity", "must not be negative"),
        ("price-lists", {"valid_until": "2025-12-31"}, "valid_until", "is before 2026-01-01"),
        ("price-lists", {"valid_from": "01.02.2026"}, "valid_from", "not a day"),
        ("price-lists", {"valid_from": "2026-02-30"}, "valid_from", "not a day"),
        (
            "price-lists",
            {"unit_price": "", "currency": "", "discount_rate": "10"},
            "discount_rate",
            "not a fraction such as 0.05",
        ),
        ("minimum-prices", {"minimum_price": ""}, "minimum_price", "this or cost must be given"),
        ("minimum-prices", {"currency": "EURO"}, "currency", "ISO 4217"),
        ("minimum-prices", {"currency": "ZZZ"}, "currency", "ISO 4217"),
        ("tax-rates", {"tax_rate": "0.2"}, "tax_rate", "must be 0 where the treatment is"),
        ("tax-rates", {"tax_rate": "19"}, "tax_rate", "not a fraction such as 0.19"),
        ("tax-rates", {"reason": ""}, "reason", "by which law"),
        ("tax-rates", {"buyer": "any"}, "buyer", "must be business"),
        ("tax-rates", {"country": ""}, "country", "tax number is of one country"),
        ("tax-rates", {"treatment": "free"}, "treatment", "'free' is none of standard"),
        ("tax-rates", {"treatment": "standard"}, "reason", "says why no tax is due"),
        (
            "tax-rates",
            {"country": "", "region": "Canarias", "buyer": "any", "treatment": "exempt"},
            "country",
            "where there is a region",
        ),
        ("freight", {"name": ""}, "name", "must not be empty"),
        ("freight", {"charge": "free"}, "charge", "not a decimal"),
        ("freight", {"country": "Germany"}, "country", "ISO 3166"),
        ("freight", {"name": "a\x07b"}, "name", "control character"),
    ],
)
def test_a_bad_row_is_told_with_line_and_column(
    name: str, changes: dict[str, str], column: str, what: str
) -> None:
    _, told = read(name, {**GOOD[name], **changes})
    (problem,) = told
    assert (problem["line"], problem["column"]) == (2, column)
    assert what in str(problem["what"])


@pytest.mark.parametrize("name", BY_FILE)
def test_a_key_that_stands_twice_is_told(name: str) -> None:
    row = GOOD[name]
    again = {**row, "minimum_quantity": "10"} if name == "price-lists" else row
    records, told = read(name, row, again)
    assert len(records) == 1
    assert (told[0]["line"], told[0]["column"]) == (3, BY_FILE[name].unique[0])
    assert "stands in line 2 already" in str(told[0]["what"])


def test_an_address_is_one_customers() -> None:
    other = {**GOOD["customers"], "customer_id": "C-2", "emails": "BUREAU@moreau.example"}
    _, told = read("customers", GOOD["customers"], other)
    assert [(p["line"], p["column"]) for p in told] == [(3, "emails"), (3, "domains")]


@pytest.mark.parametrize(
    ("country", "written", "kept"),
    [
        ("DE", "DE 999 999 995", "DE999999995"),
        ("DE", "999999995", "DE999999995"),
        ("GR", "EL 094259216", "EL094259216"),
        ("CH", "CHE-107.787.577 IVA", "CHE107787577IVA"),
        ("NO", "NO 995 525 828 MVA", "995525828MVA"),
    ],
)
def test_a_tax_number_has_one_form_whatever_it_is_written_like(
    country: str, written: str, kept: str
) -> None:
    assert check_tax_number(written, country) == kept
    assert check_tax_number(kept, country) == kept


words = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=20
).map(str.strip)
names = words.filter(bool)
parts = words.map(lambda word: word.replace("|", "/")).filter(bool)
figures = st.decimals(0, 10**6, places=3)
days = st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1))
currencies = st.sampled_from(["EUR", "JPY", "KWD"])
countries = st.sampled_from(["", "DE", "FR", "CH"])
rates = st.decimals(0, 1, places=4)


def record(layout: Layout[Any], **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries(fields).map(layout.model.model_validate)


price_list_entries = st.one_of(
    record(
        PRICE_LISTS,
        price_list=words,
        sku=names,
        minimum_quantity=st.integers(0, 99).map(Decimal),
        unit_price=figures,
        currency=currencies,
        valid_from=days,
    ),
    record(PRICE_LISTS, price_list=words, sku=words, discount_rate=rates, valid_until=days),
)
STRATEGIES: list[tuple[Layout[Any], st.SearchStrategy[Any]]] = [
    (
        CATALOG,
        record(
            CATALOG,
            sku=names,
            name=names,
            description=words,
            aliases=st.lists(parts, max_size=3),
            unit=st.sampled_from(["ea", "box", "kg"]),
            units_per_pack=st.integers(1, 999),
            unit_price=figures,
            currency=st.just("EUR"),
            price_breaks=st.lists(
                st.fixed_dictionaries(
                    {"minimum_quantity": st.integers(1, 999).map(Decimal), "unit_price": figures}
                ),
                max_size=3,
                unique_by=lambda b: b["minimum_quantity"],
            ).map(lambda breaks: sorted(breaks, key=lambda b: b["minimum_quantity"])),
            tax_category=st.sampled_from(["standard", "zero"]),
            active=st.booleans(),
        ),
    ),
    (PRICE_LISTS, price_list_entries),
    (
        MINIMUM_PRICES,
        record(
            MINIMUM_PRICES,
            sku=names,
            currency=currencies,
            minimum_price=figures,
            cost=st.none() | figures,
        ),
    ),
    (
        TAX_RATES,
        record(
            TAX_RATES,
            tax_category=names,
            country=countries,
            tax_rate=st.just(Decimal(0)),
            treatment=st.sampled_from(["zero", "exempt"]),
            reason=st.none() | names,
            valid_from=days,
        ),
    ),
    (
        FREIGHT_RULES,
        record(
            FREIGHT_RULES,
            country=countries,
            name=names,
            charge=figures,
            currency=currencies,
            free_from=st.none() | figures,
            tax_category=names,
            valid_from=days,
        ),
    ),
    (
        CUSTOMERS,
        record(
            CUSTOMERS,
            customer_id=names,
            name=names,
            emails=st.lists(st.sampled_from(["a@x.example", "b@y.example"]), max_size=2),
            country=st.just("DE"),
            region=st.none() | names,
            tax_number=st.sampled_from([None, "DE999999995"]),
            price_list=st.none() | names,
        ),
    ),
]


@pytest.mark.parametrize(
    ("layout", "strategy"), STRATEGIES, ids=[layout.model.__name__ for layout, _ in STRATEGIES]
)
@given(data=st.data())
def test_what_is_exported_imports_again_unchanged(
    layout: Layout[Any], strategy: st.SearchStrategy[Any], data: st.DataObject
) -> None:
    chosen = {layout.key(each): each for each in data.draw(st.lists(strategy, max_size=5))}
    problems = Problems()
    text = layout.export(chosen.values())
    assert list(layout.read(text.encode(), problems).values()) == list(chosen.values())
    assert problems.told == []
    assert layout.export(chosen.values()) == text


@pytest.mark.parametrize("name", BY_FILE)
def test_the_samples_are_good_files(name: str) -> None:
    problems = Problems()
    content = (SAMPLES / f"{name}.csv").read_bytes()
    records = BY_FILE[name].read(content, problems)
    assert problems.told == []
    assert records


def test_the_sample_prices_are_of_products_of_the_sample_catalog() -> None:
    categories = ["standard", "reduced", "zero", "exempt"]
    catalog = read_catalog((SAMPLES / "catalog.csv").read_bytes(), categories).values()
    prices = {product.sku: product for product in catalog}
    for layout, name in ((PRICE_LISTS, "price-lists"), (MINIMUM_PRICES, "minimum-prices")):
        reader: Callable[..., dict[int, Any]] = layout.read
        for entry in reader((SAMPLES / f"{name}.csv").read_bytes(), Problems()).values():
            assert not entry.sku or entry.sku in prices


def test_more_problems_than_a_person_reads_are_all_listed() -> None:
    bad = {**GOOD["freight"], "charge": "x"}
    rows = [{**bad, "valid_from": f"2026-01-{day:02}"} for day in range(1, 31)]
    layout, problems = FREIGHT_RULES, Problems()
    lines = [list(layout.columns), *([row[c] for c in layout.columns] for row in rows)]
    layout.read("\n".join(map(",".join, lines)).encode(), problems)
    with pytest.raises(InvalidFileError, match="and 10 more") as refused:
        problems.raise_if_any()
    assert len(refused.value.problem["errors"]) == 30
