"""Several goods in the words of one request: none of them is lost, and one thing stays one."""

from decimal import Decimal

import pytest

from contracts.summaries import RequestedProduct
from pricing.domain.catalog import parse_catalog
from pricing.domain.index import CatalogIndex
from pricing.domain.matching import match_products

COLUMNS = (
    "sku,name,description,aliases,unit,units_per_pack,unit_price,currency,price_breaks,"
    "tax_category,active"
)
# sku; name; description; aliases; active
PRODUCTS = """
HAT; Safety helmet, white; ; Schutzhelm weiß|casque blanc; true
HAT-Y; Safety helmet, yellow; ; Schutzhelm gelb|casque jaune; true
VIS; Face visor; ; Visier|visière; true
GLV; Nitrile gloves M; ; Nitrilhandschuhe M|gants nitrile M; true
DRL; Drill 18 V; with two batteries, a charger and a case; Akkuschrauber|perceuse; true
CHG; Charger 18 V; ; Ladegerät|chargeur; true
BAT; Battery 18 V, 2 Ah; ; Akku 2 Ah; true
CUP; Espresso cup with saucer; ; Espressotasse mit Untertasse; true
SAU; Saucer; ; Untertasse; true
STL; Steel ruler 30 cm; ; ; true
OLD; Paper mask; ; Papiermaske; false
"""


def _catalog() -> CatalogIndex:
    rows = []
    for row in PRODUCTS.strip().splitlines():
        sku, name, description, aliases, active = map(str.strip, row.split(";"))
        rows.append(f'{sku},"{name}","{description}","{aliases}",ea,1,1,EUR,,standard,{active}')
    return CatalogIndex(parse_catalog("\n".join([COLUMNS, *rows]).encode(), ["standard"]))


CATALOG = _catalog()


def ask(description: str, **more: str) -> list[str]:
    request = RequestedProduct(description=description, quantity=Decimal(30), **more)
    matched = match_products([request], CATALOG)
    lines = [f"{line.quantity} {line.sku}" for line in matched.lines]
    questions = [
        f"{one.reason.value} {one.quantity} {' '.join(c.sku for c in one.candidates)}".strip()
        for one in matched.unresolved
    ]
    return lines + questions


@pytest.mark.parametrize(
    ("description", "goods"),
    [
        ("white safety helmets, nitrile gloves M", ["30 HAT", "no_quantity None GLV"]),
        ("white safety helmets and face visors", ["30 HAT", "no_quantity None VIS"]),
        ("casques blancs avec visières", ["30 HAT", "no_quantity None VIS"]),
        ("Schutzhelme weiß sowie Nitrilhandschuhe M", ["30 HAT", "no_quantity None GLV"]),
        ("cascos blancos y guantes de nitrilo M", ["30 HAT", "no_quantity None GLV"]),
        (
            "white safety helmets, face visors, nitrile gloves M",
            ["30 HAT", "no_quantity None VIS", "no_quantity None GLV"],
        ),
        ("face visors, safety helmets", ["30 VIS", "ambiguous None HAT HAT-Y"]),
        ("Papiermasken und Visiere", ["discontinued 30", "no_quantity None VIS"]),
        ("face visors with 12 chargers", ["30 VIS", "unclear 12 CHG"]),
        ("face visors and chargers each", ["30 VIS", "30 CHG"]),
    ],
)
def test_the_first_keeps_the_amount_and_the_others_are_asked_about(
    description: str, goods: list[str]
) -> None:
    assert ask(description) == goods


@pytest.mark.parametrize(
    ("description", "goods"),
    [
        ("espresso cups with saucer", ["30 CUP"]),
        ("Espressotassen mit Untertasse", ["30 CUP"]),
        ("drills 18 V, with charger", ["30 DRL"]),  # as its description says
        ("safety helmets, white", ["30 HAT"]),
        ("nitrile gloves, M", ["30 GLV"]),
        ("face visors, steel", ["unknown 30 VIS STL"]),  # says of what, names no goods
        ("white or yellow safety helmets and visors", ["ambiguous 30 HAT HAT-Y VIS"]),
    ],
)
def test_what_the_catalog_sells_as_one_is_one(description: str, goods: list[str]) -> None:
    assert ask(description) == goods
