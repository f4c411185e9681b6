"""Goods in words of a language that the catalog has no alias in."""

from decimal import Decimal

import pytest

from contracts.summaries import RequestedProduct
from pricing.domain.catalog import parse_catalog
from pricing.domain.index import CatalogIndex
from pricing.domain.matching import match_products
from pricing.domain.translation import Translations

COLUMNS = (
    "sku,name,description,aliases,unit,units_per_pack,unit_price,currency,price_breaks,"
    "tax_category,active"
)
# sku; name; aliases
PRODUCTS = """
GLV-S; Nitrile gloves, powder free, size S; Nitrilhandschuhe S
GLV-M; Nitrile gloves, powder free, size M; Nitrilhandschuhe M
WINE; Wine glass 35 cl; Weinglas 35 cl
NET; Bird netting 4 x 10 m; Vogelnetz
STR; Magnetic stirrer without heating; Magnetrührer
STR-H; Magnetic stirrer with heating; Heizrührer
BUF-4; Buffer solution pH 4; pH 4 Puffer
SOAP; Soap bar 20 g, wrapped; Seife 20 g
SCR; Screw M6;
BLT; Bolt M6;
BLT-8; Bolt M8;
"""


def _catalog() -> CatalogIndex:
    rows = []
    for row in PRODUCTS.strip().splitlines():
        sku, name, aliases = map(str.strip, row.split(";"))
        rows.append(f'{sku},"{name}","","{aliases}",ea,1,1,EUR,,standard,true')
    return CatalogIndex(parse_catalog("\n".join([COLUMNS, *rows]).encode(), ["standard"]))


CATALOG = _catalog()


def ask(description: str) -> str:
    matched = match_products(
        [RequestedProduct(description=description, quantity=Decimal(10))], CATALOG
    )
    if matched.lines:
        return matched.lines[0].sku
    return f"{matched.unresolved[0].reason.value}!"


@pytest.mark.parametrize(
    ("description", "sku"),
    [
        ("guantes de nitrilo de la talla S", "GLV-S"),
        ("guanti in nitrile M", "GLV-M"),
        ("rękawice nitrylowe M", "GLV-M"),
        ("copos de vinho 35 cl", "WINE"),
        ("bicchieri da vino 35 cl", "WINE"),
        ("bird nets 4 x 10 m", "NET"),
        ("agitadores magnéticos sin calefacción", "STR"),
        ("tampón pH 4", "BUF-4"),
        ("Seife 20 g, einzeln verpackt", "SOAP"),
        ("parafusos M8", "BLT-8"),
    ],
)
def test_goods_are_found_in_another_language(description: str, sku: str) -> None:
    assert ask(description) == sku


@pytest.mark.parametrize(
    ("description", "outcome"),
    [
        ("parafusos M6", "ambiguous!"),  # screws, or bolts
        ("guanti in nitrile", "ambiguous!"),
        ("guanti in pelle M", "unknown!"),  # of leather
        ("copos de vinho 25 cl", "unknown!"),
    ],
)
def test_a_translated_word_is_held_to_the_same_proof(description: str, outcome: str) -> None:
    assert ask(description) == outcome


def test_a_word_has_the_catalogs_words_for_each_of_its_meanings() -> None:
    words = Translations({"glove", "gant", "screw", "bolt", "life", "jacket", "correa", "leash"})

    assert words.of("handschuhe") == [[("glove",), ("gant",)]]
    assert words.of("parafuso") == [[("screw",)], [("bolt",)]]
    assert words.of("reddingsvest") == [[("life", "jacket")]]
    assert words.of("riem") == [[("leash",), ("correa",)]]  # of a dog, as there is no belt
    assert words.of("hammer") == []
