"""One thing in several wordings: measures in words, compounds, remarks, and "or similar"."""

from decimal import Decimal

import pytest

from contracts.summaries import RequestedProduct
from pricing.domain.catalog import parse_catalog
from pricing.domain.index import CatalogIndex
from pricing.domain.matching import match_products
from pricing.domain.terms import read_terms

COLUMNS = (
    "sku,name,description,aliases,unit,units_per_pack,unit_price,currency,price_breaks,"
    "tax_category,active"
)
# sku; name; aliases
PRODUCTS = """
RCD-40; Residual current device 40 A, 4-pole; RCD 40 A
RCD-63; Residual current device 63 A, 4-pole; RCD 63 A
SLP-C; Slippers, closed toe; Hotelslipper geschlossen
SLP-O; Slippers, open toe; Hotelslipper offen
SOAP; Soap bar 20 g; hotel soap
NET-S; Volleyball net, school; Volleyballnetz Schule
NET-C; Volleyball net, competition; Volleyballnetz Wettkampf
SHT-M; Polo shirt, size M;
SHT-L; Polo shirt, size L;
SHT-XL; Polo shirt, size XL;
VLV; Ball valve 1/2 inch;
PWR; Power bank 2000 mAh;
HMR; Claw hammer 500 g;
WNE; Wine carafe 1 l; wijnglas
PUF; Buffer solution pH 4;
"""


def _catalog() -> CatalogIndex:
    rows = []
    for row in PRODUCTS.strip().splitlines():
        sku, name, aliases = map(str.strip, row.split(";"))
        rows.append(f'{sku},"{name}","","{aliases}",ea,1,1,EUR,,standard,true')
    return CatalogIndex(parse_catalog("\n".join([COLUMNS, *rows]).encode(), ["standard"]))


CATALOG = _catalog()


def ask(description: str) -> str:
    request = RequestedProduct(description=description, quantity=Decimal(7))
    matched = match_products([request], CATALOG)
    if matched.lines:
        return matched.lines[0].sku
    return f"{matched.unresolved[0].reason.value}!"


@pytest.mark.parametrize(
    ("description", "sku"),
    [
        ("RCDs 40 amp", "RCD-40"),
        ("RCD 63A", "RCD-63"),
        ("hotel slippers, closed", "SLP-C"),
        ("Volleyballnetze, Schulausführung", "NET-S"),
        ("polo shirts, large", "SHT-L"),
        ("polo shirts medium", "SHT-M"),
        ("polo shirts, extra-large", "SHT-XL"),
        ("half inch ball valves", "VLV"),
        ("ball valves 0.5 inch", "VLV"),
        ("ball valve 12.7 mm", "VLV"),
        ("power banks 2 Ah", "PWR"),
        ("wine carafes, one litre", "WNE"),
        ("wijnglazen", "WNE"),
        ("professional claw hammer 500 g", "HMR"),
        ("claw hammer 500 g or similar", "HMR"),
        ("Klauenhammer 500 g oder gleichwertig", "unknown!"),
        ("claw hammers 500 g or we stop work", "HMR"),
        ("buffer solution pH 4", "PUF"),
    ],
)
def test_wordings(description: str, sku: str) -> None:
    assert ask(description) == sku


@pytest.mark.parametrize(
    ("description", "reason"),
    [
        ("RCDs 40 mA", "unknown"),
        ("polo shirts M or L", "ambiguous"),
        ("ball valves one inch", "unknown"),
        ("closed hotel soap", "unknown"),
    ],
)
def test_no_wording_hides_a_difference(description: str, reason: str) -> None:
    assert ask(description) == f"{reason}!"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("fünfzig Liter", "50 l"),
        ("deux mètres", "2 m"),
        ('1 1/4"', "1.25 inch"),
        ("ten feet", "10 ft"),
        ("XX-large", "XXL"),
    ],
)
def test_measures_in_words_are_figures(one: str, other: str) -> None:
    assert read_terms(one).all == read_terms(other).all


def test_a_word_before_goods_is_no_measure() -> None:
    assert read_terms("half moon").all != read_terms("0.5 moon").all
