"""What customers ask for becomes lines, or questions; never a guess."""

from decimal import Decimal

import pytest

from contracts.pricing import RequestedLine, UnresolvedLine
from contracts.summaries import RequestedProduct
from pricing.domain.catalog import parse_catalog
from pricing.domain.index import CatalogIndex
from pricing.domain.matching import match_products
from pricing.domain.request import MAX_LENGTH
from pricing.domain.stemming import stem

COLUMNS = (
    "sku,name,description,aliases,unit,units_per_pack,unit_price,currency,price_breaks,"
    "tax_category,active"
)
# sku; name; aliases; unit; units per pack; active; description
PRODUCTS = """
HLM-WHT; Ridge V2 safety helmet, white; white hard hat|Schutzhelm weiß|casque blanc; ea; 1; true;
HLM-YEL; Ridge V2 safety helmet, yellow; yellow hard hat; ea; 1; true; Vented
HLM-ORG; Ridge V2 safety helmet, orange; orange hard hat; ea; 1; false; Yellow is the successor
HLM-LNR; Winter liner for Ridge V2; helmet liner; ea; 1; true; Fleece
VST-Y-L; Hi-vis vest, yellow, size L; ; ea; 1; true; Class 2
VST-Y-2XL; Hi-vis vest, yellow, size 2XL; ; ea; 1; true; Class 2
VST-O-L; Hi-vis vest, orange, size L; ; ea; 1; true; Class 2
GLV-CUT-L; Leather gloves, size L; ; pair; 1; true;
BLT-850-Z; Hex bolt M8x50, zinc, box of 100; ; box; 100; true; Class 8.8
BLT-850-A; Hex bolt M8x50, stainless, box of 100; ; box; 100; true;
BLT-880-Z; Hex bolt M8x80, zinc, box of 100; ; box; 100; true;
EAR-200; Ear plugs, box of 200 pairs; earplugs; box; 200; true;
DRL-18; Torvex 18V drill kit; 18 volt drill; set; 1; true; Brushless, charger, case
DRL-12; Torvex 12V drill kit; 12 volt drill; set; 1; false;
CHG-18; Torvex 18V rapid charger; 18V charger; ea; 1; true;
BAT-2; Torvex 18V battery 2.0 Ah; 2 Ah pack; ea; 1; true;
DSC-M; Cutting disc 125 mm for metal; ; ea; 1; true;
DSK-160; Linea desk 160 x 80 cm, oak; Schreibtisch 160 Eiche; ea; 1; true; Fixed height
DSK-S160; Linea sit-stand desk 160 x 80 cm, oak; ; ea; 1; true; Electric
PAP-80; Copy paper A4 80 g, white, box of 5 reams; papier A4 80 g blanc; box; 5; true;
TON-420-BK; Toner for Lumex LX420, black; LX420 schwarz; ea; 1; true;
TON-420-C; Toner for Lumex LX420, cyan; ; ea; 1; true;
COF-ESP; Roma espresso, whole beans; Espressobohnen; kg; 1; true;
TEA-100; Black tea, box of 100 bags; thé noir; box; 100; true;
ENV-DL; Envelope DL, white; Briefumschlag DL; box; 500; true;
SND-120; Sanding sheets P120, pack of 50; papier abrasif grain 120; pack; 50; true;
CBL-R100; Rubber cable 3G1.5, roll of 100 m; ; roll; 100; true;
"""


def catalog() -> CatalogIndex:
    rows = []
    for row in PRODUCTS.strip().splitlines():
        sku, name, aliases, unit, per_pack, active, description = map(str.strip, row.split(";"))
        cells = (
            f'{sku},"{name}","{description}",{aliases},{unit},{per_pack},1,EUR,,standard,{active}'
        )
        rows.append(cells)
    return CatalogIndex(parse_catalog("\n".join([COLUMNS, *rows]).encode(), ["standard"]))


CATALOG = catalog()


def ask(
    description: str,
    quantity: str | None = "100",
    unit: str | None = None,
    sku: str | None = None,
) -> RequestedLine | UnresolvedLine:
    number = None if quantity is None else Decimal(quantity)
    request = RequestedProduct(description=description, quantity=number, unit=unit, sku=sku)
    matched = match_products([request], CATALOG)
    if matched.lines:
        return matched.lines[0]
    return matched.unresolved[0]


def sku_of(answer: RequestedLine | UnresolvedLine) -> str:
    return answer.sku if isinstance(answer, RequestedLine) else f"{answer.reason.value}!"


def candidates(answer: RequestedLine | UnresolvedLine) -> list[str]:
    assert isinstance(answer, UnresolvedLine)
    return [candidate.sku for candidate in answer.candidates]


@pytest.mark.parametrize(
    ("description", "sku"),
    [
        ("HLM-WHT", "HLM-WHT"),
        ("hlm wht hlm-wht", "HLM-WHT"),
        ("please add VST-Y-2XL too", "VST-Y-2XL"),
        ("white hard hats", "HLM-WHT"),
        ("Schutzhelme, weiß", "HLM-WHT"),
        ("casques blancs", "HLM-WHT"),
        ("white safety helmets (Ridge V2)", "HLM-WHT"),
        ("100 x safety helmet white", "HLM-WHT"),
        ("hi vis vests yellow XXL", "VST-Y-2XL"),
        ("orange hi-vis vest, L", "VST-O-L"),
        ("hex bolts M8 x 50, zinc (box of 100)", "BLT-850-Z"),
        ("M8x50 bolt stainless 100 pcs", "BLT-850-A"),
        ("125 mm cutting discs for metal", "DSC-M"),
        ("Linea desks 160 x 80 cm, oak, the normal fixed-height ones", "DSK-160"),
        ("electric sit-stand desks in oak, 160 cm wide", "DSK-S160"),
        ("black toners for the Lumex LX420", "TON-420-BK"),
        ("2 Ah packs", "BAT-2"),
        ("Torvex 18 V rapid chargers", "CHG-18"),
        ("Roma espresso beans", "COF-ESP"),
        ("white safety helmet for our visitors", "HLM-WHT"),
        ("Espressobonen", "COF-ESP"),
        ("yellow safety helmets V2", "HLM-YEL"),
        ("black toner for the lumex", "TON-420-BK"),
        ("white hard hats that we need for a fair", "HLM-WHT"),
        ("white hard hats, we keep being asked where they all went since", "HLM-WHT"),
        ("Roma espresso beans in 5 kg bags", "COF-ESP"),
        ("hex bolts M8x50, zinc (those with 100 in a box)", "BLT-850-Z"),
    ],
)
def test_a_product_is_found_by_the_customers_words(description: str, sku: str) -> None:
    assert sku_of(ask(description)) == sku


@pytest.mark.parametrize(
    "description",
    [
        "concrete mixer",
        "red hard hats",  # no such colour
        "hi-vis vest yellow XL",  # no such size
        "white hard hats, we mean those with a red liner",  # of another colour after all
        "white hard hats that are not so heavy",
        "Roma espresso beans 5 l",  # what is sold by the kilo has no litres
        "hex bolt M8 x 55, zinc",  # no such length
        "hex bolts M8x50, zinc (box of 50)",  # no such pack
        "hex bolt M8x100, zinc",  # 100 is the pack, not the length
        "hex bolt M8, 100 mm, zinc",
        "18V drill bits",  # bits are no drill
        "charger for the 12V drill",
        "charger for 18V drill",  # a charger that comes with a drill is no drill
        "white hard hat liners",
        "white safety helmets with company logo printed",
        "torx bolts M8x50, zinc",
        "cutting disc 125 mm for stone",
        "hex bolt M8x50, brass",
        "Torvex chargers for the DeWalt",
        "Torvex 18V rapid charger, without cable",
        "Roma espresso, decaffeinated",
        "white hard hat, without straps",
    ],
)
def test_what_contradicts_a_product_never_becomes_one(description: str) -> None:
    assert sku_of(ask(description)) == "unknown!"


@pytest.mark.parametrize(
    ("description", "fitting"),
    [
        ("safety helmets", ["HLM-WHT", "HLM-YEL"]),
        ("hi-vis vests XXL or L", ["VST-O-L", "VST-Y-2XL", "VST-Y-L"]),
        ("hi-vis vests L", ["VST-O-L", "VST-Y-L"]),
        ("hex bolt M8x50", ["BLT-850-A", "BLT-850-Z"]),
        ("toner LX420", ["TON-420-BK", "TON-420-C"]),
        ("drill kit", ["DRL-18"]),
        ("Linea desk, oak", ["DSK-160", "DSK-S160"]),
        ("HLM-WHT and HLM-YEL", ["HLM-WHT", "HLM-YEL"]),
    ],
)
def test_where_several_products_fit_the_customer_is_asked(
    description: str, fitting: list[str]
) -> None:
    answer = ask(description)
    assert sku_of(answer) == "ambiguous!"
    assert sorted(candidates(answer)) == fitting


@pytest.mark.parametrize(
    ("description", "candidate"),
    [
        ("metal", "DSC-M"),
        ("leather gloves", "GLV-CUT-L"),
        ("winter", "HLM-LNR"),
        ("plugs", "EAR-200"),
    ],
)
def test_too_little_for_certainty_is_unclear(description: str, candidate: str) -> None:
    answer = ask(description)
    assert sku_of(answer) == "unclear!"
    assert candidates(answer) == [candidate]


def test_a_product_no_longer_sold_is_discontinued_with_active_alternatives() -> None:
    answer = ask("orange hard hats")
    assert sku_of(answer) == "discontinued!"
    assert candidates(answer)[:2] == ["HLM-WHT", "HLM-YEL"]
    assert sku_of(ask("", sku="DRL-12")) == "discontinued!"


def test_a_part_number_wins_over_vague_words() -> None:
    assert sku_of(ask("helmets", sku="hlm-yel")) == "HLM-YEL"


@pytest.mark.parametrize("description", ["white helmets", "toner LX420", "helmet liner"])
def test_a_part_number_beside_words_for_another_product_is_unclear(description: str) -> None:
    answer = ask(description, sku="HLM-YEL")
    assert sku_of(answer) == "unclear!"
    assert candidates(answer) == ["HLM-YEL"]


def test_a_part_number_of_nobodys_is_not_replaced_by_what_sounds_alike() -> None:
    assert sku_of(ask("HLM-GRN safety helmet white", sku="HLM-GRN")) == "unknown!"


def test_a_model_name_taken_for_a_part_number_is_read_as_a_word() -> None:
    assert sku_of(ask("black toner LX420", sku="LX420")) == "TON-420-BK"


@pytest.mark.parametrize(
    ("description", "quantity", "unit", "sold"),
    [
        ("hex bolt M8x50, zinc", "500", "pcs", "5"),
        ("hex bolt M8x50, zinc", "500", None, "5"),
        ("hex bolt M8x50, zinc", "500", "Stück", "5"),
        ("hex bolt M8x50, zinc", "6", "boxes", "6"),
        ("hex bolt M8x50, zinc, box of 100", "6", None, "6"),
        ("hex bolt M8x50, zinc, box 100", "6", None, "6"),
        ("hex bolt M8x50, zinc, box of 100", "600", None, "6"),
        ("6 boxes of hex bolts M8x50, zinc", "6", None, "6"),
        ("Briefumschläge DL, selbstklebend", "1500", "Stück", "3"),
        ("earplugs", "400", "pairs", "2"),
        ("papier A4 80 g blanc", "60", "rames", "12"),
        ("thé noir", "300", "sachets", "3"),
        ("3G1.5 cable", "200", "m", "2"),
        ("3G1.5 cable", "2", "rolls", "2"),
        ("rubber cable 3G1.5 x 100 m", "2", None, "2"),
        ("Espressobohnen", "2.5", "kg", "2.5"),
        ("Espressobohnen", "500", "g", "0.5"),
        ("18 volt drill", "3", "pieces", "3"),
        ("leather gloves L", "12", "Paar", "12"),
        ("white hard hats", "2", "dozen", "24"),
        ("sanding sheets P120", "150", "sheets", "3"),  # though its name calls them so
        ("papier abrasif grain 120", "150", "feuilles", "3"),
        ("papier abrasif grain 120", "3", "packs", "3"),
    ],
)
def test_quantities_are_in_the_unit_that_is_sold(
    description: str, quantity: str, unit: str | None, sold: str
) -> None:
    answer = ask(description, quantity, unit)
    assert isinstance(answer, RequestedLine), answer
    assert answer.quantity == Decimal(sold)


@pytest.mark.parametrize(
    ("description", "quantity", "unit", "reason"),
    [
        ("hex bolt M8x50, zinc", "120", "pcs", "pack_size"),
        ("earplugs", "400", None, "pack_size"),  # plugs, or pairs of them?
        ("papier A4 80 g blanc", "5", None, "pack_size"),
        ("papier A4 80 g blanc", "2500", "sheets", "unclear"),
        ("white hard hats", None, None, "no_quantity"),
        ("white hard hats", "0", None, "unclear"),
        ("white hard hats", "-3", None, "unclear"),
        ("white hard hats", "2.5", None, "unclear"),
        ("white hard hats", "2", "boxes", "unclear"),
        ("white hard hats", "2", "pallets", "unclear"),
        ("leather gloves L", "12", "pieces", "unclear"),
        ("Espressobohnen", "2", "bags", "unclear"),
    ],
)
def test_a_quantity_that_does_not_convert_is_asked_about(
    description: str, quantity: str | None, unit: str | None, reason: str
) -> None:
    answer = ask(description, quantity, unit)
    assert isinstance(answer, UnresolvedLine), answer
    assert answer.reason == reason
    assert answer.quantity == (None if quantity is None else Decimal(quantity))
    assert len(answer.candidates) == 1


def test_a_product_asked_for_twice_is_one_line() -> None:
    requests = [
        RequestedProduct(description="white hard hats", quantity=Decimal(20)),
        RequestedProduct(description="concrete mixer", quantity=Decimal(1)),
        RequestedProduct(description="HLM-WHT", quantity=Decimal(5)),
    ]
    matched = match_products(requests, CATALOG)
    [line] = matched.lines
    assert (line.sku, line.quantity) == ("HLM-WHT", Decimal(25))
    assert line.requested == "white hard hats; HLM-WHT"
    assert [line.description for line in matched.unresolved] == ["concrete mixer"]


def test_every_product_is_found_by_its_own_name_and_aliases() -> None:
    for product in CATALOG.products.values():
        for text in (product.name, *product.aliases):
            answer = ask(text, "1", product.unit)
            expected = product.sku if product.active else "discontinued!"
            assert sku_of(answer) == expected, text


def test_a_page_of_text_is_no_product() -> None:
    assert sku_of(ask("white hard hat " * MAX_LENGTH)) == "unclear!"


def test_an_empty_description_is_unknown() -> None:
    assert sku_of(ask("")) == "unknown!"


def test_a_line_that_is_not_clear_is_a_persons_to_decide_with_the_product_it_means() -> None:
    request = RequestedProduct(description="HLM-WHT", quantity=Decimal(3), unclear=True)

    matched = match_products([request], CATALOG)

    assert matched.lines == []
    [unresolved] = matched.unresolved
    assert unresolved.reason.value == "unclear"
    assert [candidate.sku for candidate in unresolved.candidates] == ["HLM-WHT"]


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("knife", "knives"),
        ("shelf", "shelves"),
        ("glove", "gloves"),
        ("box", "boxes"),
        ("battery", "batteries"),
    ],
)
def test_a_plural_is_one_word_with_its_singular(one: str, many: str) -> None:
    assert stem(many) == stem(one)


def test_a_standard_in_brackets_is_no_part_of_the_name() -> None:
    request = RequestedProduct(
        description="hex bolts M8x50, zinc (DIN EN ISO 4014)", quantity=Decimal(100)
    )

    assert [line.sku for line in match_products([request], CATALOG).lines] == ["BLT-850-Z"]


@pytest.mark.parametrize(
    ("description", "unit", "sku"),
    [
        ("yelow hard hats", None, "HLM-YEL"),
        ("hardhat, white", None, "HLM-WHT"),
        ("tubes of white hard hat", None, "HLM-WHT"),
        ("new white hard hats", None, "HLM-WHT"),
        ("sombrilla", None, "unknown!"),
    ],
)
def test_slips_compounds_and_what_goods_come_in_hide_no_product(
    description: str, unit: str | None, sku: str
) -> None:
    assert sku_of(ask(description, "1", unit)) == sku


def test_what_was_perhaps_no_request_is_passed_over_where_the_catalog_has_no_such_thing() -> None:
    unknown = RequestedProduct(description="a word with you", quantity=Decimal(1), tentative=True)
    known = RequestedProduct(description="white hard hat", quantity=Decimal(1), tentative=True)
    matched = match_products([unknown, known], CATALOG)
    assert [line.sku for line in matched.lines] == ["HLM-WHT"]
    assert matched.unresolved == []


def test_what_was_perhaps_no_request_is_asked_where_it_has_an_amount_and_a_known_word() -> None:
    counted = RequestedProduct(
        description="bicycle helmets, foldable", quantity=Decimal(6), tentative=True
    )
    uncounted = counted.model_copy(update={"quantity": None})
    matched = match_products([counted, uncounted], CATALOG)
    assert [line.quantity for line in matched.unresolved] == [Decimal(6)]


def amended(description: str, quantity: str | None, unit: str | None = None) -> list[str]:
    """What becomes of 2 kg of espresso and 3 white helmets when a later word changes them."""
    asked = [
        RequestedProduct(description="Roma espresso beans", quantity=Decimal(2), unit="kg"),
        RequestedProduct(description="white hard hats", quantity=Decimal(3)),
        RequestedProduct(
            description=description,
            quantity=None if quantity is None else Decimal(quantity),
            unit=unit,
            amends=True,
        ),
    ]
    matched = match_products(asked, CATALOG)
    lines = [f"{line.quantity} {line.sku}" for line in matched.lines]
    return sorted(
        [*lines, *(f"{one.reason.value}! {one.description}" for one in matched.unresolved)]
    )


@pytest.mark.parametrize(
    ("description", "quantity", "unit", "becomes"),
    [
        # Only the catalog knows that these beans are that espresso.
        ("the Espressobohnen we raise to 7,5 kg", "7.5", "kg", ["3 HLM-WHT", "7.5 COF-ESP"]),
        ("the Schutzhelme to 5", "5", None, ["2 COF-ESP", "5 HLM-WHT"]),
        ("our address to 12", "12", None, ["2 COF-ESP", "3 HLM-WHT"]),
        ("the drill to 12", "12", None, ["2 COF-ESP", "3 HLM-WHT", "unclear! the drill to 12"]),
        ("no Espressobohnen", None, None, ["3 HLM-WHT", "unclear! Roma espresso beans"]),
        (
            "espresso and helmet to 4",
            "4",
            None,
            ["unclear! Roma espresso beans", "unclear! white hard hats"],
        ),
        ("the Schutzhelme to 2.5", "2.5", None, ["2 COF-ESP", "unclear! white hard hats"]),
    ],
)
def test_a_later_word_changes_the_line_that_the_catalog_says_it_means(
    description: str, quantity: str | None, unit: str | None, becomes: list[str]
) -> None:
    assert amended(description, quantity, unit) == becomes


def test_an_alias_of_one_variant_does_not_beat_the_kind_that_others_share() -> None:
    rows = [
        "H-USB,Headset Duo,,Duo headset,ea,1,1,EUR,,standard,true",
        'H-BT,"Headset Duo, Bluetooth",,,ea,1,1,EUR,,standard,true',
        'H-W,"Headset Solo, wired",,Solo headset,ea,1,1,EUR,,standard,true',
        'H-WL,"Headset Solo, wireless",,,ea,1,1,EUR,,standard,true',
    ]
    content = "\n".join([COLUMNS, *rows]).encode()
    index = CatalogIndex(parse_catalog(content, {"standard"}))

    def skus(description: str) -> list[str]:
        request = RequestedProduct(description=description, quantity=Decimal(6))
        return [line.sku for line in match_products([request], index).lines]

    assert skus("Solo headsets") == []
    assert skus("Headset Duo") == ["H-USB"]
