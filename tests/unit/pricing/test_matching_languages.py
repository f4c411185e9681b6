"""What customers call things in their own language, by the aliases and figures of a catalog."""

from decimal import Decimal

import pytest

from contracts.pricing import RequestedLine
from contracts.summaries import RequestedProduct, Source
from pricing.domain.catalog import parse_catalog
from pricing.domain.index import CatalogIndex
from pricing.domain.matching import match_products

COLUMNS = (
    "sku,name,description,aliases,unit,units_per_pack,unit_price,currency,price_breaks,"
    "tax_category,active"
)
# sku; name; aliases; unit; units per pack
PRODUCTS = """
PIPE-15; Copper pipe 15 mm, length 5 m; Kupferrohr 15 mm; ea; 1
PIPE-22; Copper pipe 22 mm, length 5 m; Kupferrohr 22 mm; ea; 1
VLV-12; Ball valve 1/2 inch, chrome; Kugelhahn 1/2 Zoll; ea; 1
VLV-114; Ball valve 1 1/4 inch, chrome; Kugelhahn 1 1/4 Zoll; ea; 1
PIP-100; Pipette Vario 10-100 µl; ; ea; 1
PIP-1000; Pipette Vario 100-1000 µl; ; ea; 1
TIP-B; Pipette tips 1000 µl, blue, bag of 500; blauwe tips|puntali blu; pack; 500
SOIL-40; Potting soil, 40 l bag; potgrond 40 l|ziemia do kwiatów 40 l; ea; 1
BIN-60; Waste bin 60 l, stainless steel; Abfalleimer Edelstahl; ea; 1
PAIL; Mop pail; Putzeimer; ea; 1
CUP; Espresso cup with saucer; Espressotasse|taza de café|tazzina; set; 1
APR-B; Bib apron, black; delantal|avental|fartuch; ea; 1
APR-W; Bib apron, white; delantal|avental|fartuch; ea; 1
TAPE; PTFE tape 12 mm, pack of 10 rolls; Teflonband; pack; 10
BOX-A4; Box file A4; Archivbox; ea; 1
MSK-50; Face mask type IIR, box of 50; OP-Maske; box; 50
PLATE; Plasterboard 12.5 mm; placa de gesso 12,5; ea; 1
WATER; Sparkling water 1.5 l, pack of 6; agua con gas 1,5 l; pack; 6
NET; Bale net 1.23 m, roll; siatka rolnicza; ea; 1
BOL-05; Water bottle 0.5 l; Trinkflasche 500 ml; ea; 1
"""


def _catalog() -> CatalogIndex:
    rows = []
    for row in PRODUCTS.strip().splitlines():
        sku, name, aliases, unit, per_pack = map(str.strip, row.split(";"))
        rows.append(f'{sku},"{name}","","{aliases}",{unit},{per_pack},1,EUR,,standard,true')
    return CatalogIndex(parse_catalog("\n".join([COLUMNS, *rows]).encode(), ["standard"]))


CATALOG = _catalog()


def ask(
    description: str, quantity: str | None = "10", unit: str | None = None, quote: str = ""
) -> str:
    source = Source(message_id="m", start=0, end=len(quote), quote=quote) if quote else None
    request = RequestedProduct(
        description=description,
        quantity=None if quantity is None else Decimal(quantity),
        unit=unit,
        source=source,
    )
    matched = match_products([request], CATALOG)
    if matched.lines:
        [line] = matched.lines
        assert isinstance(line, RequestedLine)
        return f"{line.quantity.normalize():f} {line.sku}"
    return matched.unresolved[0].reason.value


@pytest.mark.parametrize(
    ("description", "unit", "line"),
    [
        ("Kupferrohre 15 mm", "Stangen", "10 PIPE-15"),
        ("Stangen Kupferrohr 22 mm", None, "10 PIPE-22"),
        ("15mm copper pipe", "lengths", "10 PIPE-15"),
        ('ball valves 1/2", chrome', None, "10 VLV-12"),
        ("Kugelhähne ½ Zoll, verchromt", None, "10 VLV-12"),
        ('Kugelhahn 1¼"', None, "10 VLV-114"),
        ("Vario pipettes 10-100 μl", None, "10 PIP-100"),
        ("Vario pipette 10 - 100 µl", None, "10 PIP-100"),
        ("zakken blauwe tips", None, "10 TIP-B"),
        ("puntali blu", "sacchi", "10 TIP-B"),
        ("potgrond van 40 liter", "zakken", "10 SOIL-40"),
        ("ziemia do kwiatów 40 l - 10 worków", None, "10 SOIL-40"),
        ("Abfalleimer aus Edelstahl", None, "10 BIN-60"),
        ("Putzeimer", None, "10 PAIL"),
        ("Espressotassen", "Stück", "10 CUP"),
        ("tazas de café", None, "10 CUP"),
        ("tazzine", None, "10 CUP"),
        ("delantales negros", None, "10 APR-B"),
        ("aventais brancos", None, "10 APR-W"),
        ("fartuchy czarne", "szt.", "10 APR-B"),
        ("PTFE tape 12 mm", "rolls", "1 TAPE"),
        ("Box file A4", None, "10 BOX-A4"),
        ("water bottles 500 ml", None, "10 BOL-05"),
        ("Trinkflasche 0,5 l", None, "10 BOL-05"),
    ],
)
def test_a_product_is_found_in_the_customers_language(
    description: str, unit: str | None, line: str
) -> None:
    assert ask(description, unit=unit) == line


@pytest.mark.parametrize(
    ("description", "reason"),
    [
        ("delantales", "ambiguous"),
        ("aventais vermelhos", "unknown"),  # no such colour
        ("Kupferrohr", "ambiguous"),
        ("Kupferrohr 28 mm", "unknown"),
        ('ball valve 1"', "unknown"),
        ("Vario pipette 100 µl", "ambiguous"),  # the end of one range, the start of another
        ("bottle openers", "unknown"),
        ("Teflonband ohne Rolle", "unknown"),
    ],
)
def test_what_does_not_fit_is_asked_about(description: str, reason: str) -> None:
    assert ask(description) == reason


@pytest.mark.parametrize(
    ("description", "quantity", "unit", "outcome"),
    [
        ("OP-Masken", "150", None, "3 MSK-50"),  # no Polish packs
        ("MSK-50", "3", None, "3 MSK-50"),
        ("MSK-50", "120", None, "pack_size"),  # boxes, or pieces
        ("gesso 12,5", "20", "placas", "20 PLATE"),
        ("agua con gas 1,5 l", "48", "botellas", "8 WATER"),
        ("siatka rolnicza", "4", "roll", "4 NET"),
    ],
)
def test_what_is_counted_in_follows_from_the_product(
    description: str, quantity: str, unit: str | None, outcome: str
) -> None:
    assert ask(description, quantity, unit) == outcome


def test_a_size_that_equals_the_quantity_still_says_which() -> None:
    assert ask("potting soil 40 l", "40") == "40 SOIL-40"
    assert ask("Kupferrohr 15 mm", "15") == "15 PIPE-15"


@pytest.mark.parametrize(
    ("quantity", "unit", "quote", "outcome"),
    [
        ("400", "l", "400 l potting soil", "10 SOIL-40"),
        ("410", "l", "410 l potting soil", "pack_size"),
        ("40", "l", "potting soil 40 l", "no_quantity"),  # which bag, not how many
        ("80", "l", "5 potting soil 80 l", "unclear"),  # five of something, or two bags
        ("3", "kg", "3 kg potting soil", "unclear"),
        ("2", "boxes", "2 boxes potting soil", "unclear"),
    ],
)
def test_an_amount_of_what_is_sold_by_the_piece_is_divided_only_where_it_is_certain(
    quantity: str, unit: str, quote: str, outcome: str
) -> None:
    assert ask("potting soil", quantity, unit, quote) == outcome
