"""What one message asks for, read by rules."""

from decimal import Decimal

import pytest

from summarizer.domain.rules_reader import read_by_rules
from support.asked import Line, lines
from support.messages import customer_message


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("- 25 x white helmets", ("25", None, "white helmets")),
        ("25x white helmets", ("25", None, "white helmets")),
        ("* white helmets - 40 pcs", ("40", "ea", "white helmets")),
        (
            "1. 6 boxes of bolts M8x50, zinc (box of 100)",
            ("6", "box", "bolts M8x50, zinc (box of 100)"),
        ),
        ("HLM-V2-WHT: 60", ("60", None, "HLM-V2-WHT")),
        ("LED desk lamp: 2 pieces", ("2", "ea", "LED desk lamp")),
        ("hex nut M8, zinc            1,000 pcs", ("1000", "ea", "hex nut M8, zinc")),
        ("white helmets x 12", ("12", None, "white helmets")),
        ("white helmets (12)", ("12", None, "white helmets")),
        ("4 desks 160 x 80 cm", ("4", None, "desks 160 x 80 cm")),
        ("2 x first aid kit, 25 persons", ("2", None, "first aid kit, 25 persons")),
        ("5 x 500 ml cleaner", ("5", None, "500 ml cleaner")),
        ("10 chargers 18V DIN 933, class 2", ("10", None, "chargers 18V DIN 933, class 2")),
        ("10 drills at $40 each", ("10", None, "drills at $40 each")),
    ],
)
def test_an_item_of_a_list_has_its_own_quantity_and_no_other_figure(
    item: str, expected: Line
) -> None:
    assert lines(f"Please quote:\n\n{item}\n3 yellow vests") == [
        expected,
        ("3", None, "yellow vests"),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "We need 12 cordless drills and 40 boxes of M8 screws by next Friday.",
            [("12", None, "cordless drills"), ("40", "box", "M8 screws")],
        ),
        (
            "Could you price up a dozen yellow\nlids, then half a dozen of the baby grinders?",
            [("12", None, "yellow lids"), ("6", None, "baby grinders")],
        ),
        (
            "I'd like a quote for twenty-five helmets and one hundred and five vests.",
            [("25", None, "helmets"), ("105", None, "vests")],
        ),
        (
            "Wir benötigen zwanzig Schutzhelme weiß und fünf Paar Handschuhe Größe 9.",
            [("20", None, "Schutzhelme weiß"), ("5", "pair", "Handschuhe Größe 9")],
        ),
        (
            "Nous avons besoin de douze casques blancs et 3 boîtes de vis pour vous.",
            [("12", None, "casques blancs"), ("3", "box", "vis pour vous")],
        ),
        (
            "Hola, necesitamos 25 cascos y doce pares de guantes. Gracias por todo",
            [("25", None, "cascos"), ("12", "pair", "guantes")],
        ),
        (
            "Graag een offerte voor 25 helmen en twaalf paar handschoenen.",
            [("25", None, "helmen"), ("12", "pair", "handschoenen")],
        ),
        (
            "We need 10-20 helmets and some of the black cable.",
            [(None, None, "10-20 helmets"), (None, None, "black cable")],
        ),
    ],
)
def test_prose_names_its_products_by_their_quantities(sentence: str, expected: list[Line]) -> None:
    assert lines(f"Hello,\n\n{sentence}") == expected


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            "Pos;Menge;Einheit;Artikel\n10;1.500;Stk;Schrauben M8\n20;2,5;kg;Kleber",
            [("1500", "ea", "Schrauben M8"), ("2.5", "kg", "Kleber")],
        ),
        (
            "Qty\tPart no.\tDescription\n4\tPEN-50\tPens, blue\n\t\tMarkers",
            [("4", None, "Pens, blue"), (None, None, "Markers")],
        ),
        (  # a row's last cells may be left out
            "No.\tArticle\tQty\tUnit\tNote\n1\tPens\t90\tpcs\tblue\n2\tClay\t12\tkg\n3\tMops\t4",
            [("90", "ea", "Pens"), ("12", "kg", "Clay"), ("4", None, "Mops")],
        ),
        (
            'item,qty\n"Pens, ""blue""",4\nMarkers,3',
            [("4", None, 'Pens, "blue"'), ("3", None, "Markers")],
        ),
        (
            (
                "Item   Order qty   UoM    Short text\n10     24          EA     Glasses\n"
                "20     4           BOX    Bolts M10, box of 50"
            ),
            [("24", "ea", "Glasses"), ("4", "box", "Bolts M10, box of 50")],
        ),
        (
            "| Désignation | Qté |\n|---|---|\n| Casques | 10 |",
            [("10", None, "Casques")],
        ),
        (
            "Article;Pack;Required\nFilter tips;960/box;4\nBeaker;1;24",  # packs are no units
            [("4", None, "Filter tips"), ("24", None, "Beaker")],
        ),
    ],
)
def test_a_table_is_read_by_its_header(table: str, expected: list[Line]) -> None:
    assert lines(f"Please quote:\n\n{table}\n\nWe have 3 docks.") == expected
    assert lines(f"See the list.\n\n[attachment: list.csv]\n{table}") == expected


def test_a_part_number_is_taken_only_where_the_customer_wrote_one() -> None:
    text = (
        "Qty;Part no.;Description\n4;X1;Pens\n\nAlso please:\n- 60 x HLM-V2-WHT\n- 5 H07RN-F cables"
    )
    products = read_by_rules("Quote", [customer_message(text)]).products
    assert [product.sku for product in products] == ["X1", "HLM-V2-WHT", None]
    text = "Our mat.no.\tSupplier item\tText\tQty\n7730015\tTUB-15\tTubes\t20"
    [product] = read_by_rules("Quote", [customer_message(text)]).products
    assert product.sku == "TUB-15"


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("We need 1.500 kg nails and 2,5 m cable.", "1500"),
        ("We need 1,500 kg nails and 2.5 m cable.", "1500"),
        ("We need 1.500 kg nails.", "1.500"),
        ("Wir benötigen bitte 1.500 kg Nägel.", "1500"),
        ("We need 1.250,5 kg nails.", "1250.5"),
        ("We need 1'500 nails.", "1500"),
        ("Nous avons besoin de 1 500 clous.", "1500"),
    ],
)
def test_separators_are_read_by_the_texts_own_custom(text: str, quantity: str) -> None:
    first = read_by_rules("", [customer_message(text)]).products[0]
    assert first.quantity == Decimal(quantity)


@pytest.mark.parametrize(
    "text",
    [
        "Where is my order 4711? The delivery is 3 days late.",
        "Please call me on +1 555 123 4567 or 555-123-4567 before 5 pm on March 12.",
        "Please quote this for our 3 branches. Our budget is 1.250,00 EUR, 20% less than in 2025.",
        "Kind regards\nAnn Lee\n12 Elm Street\n20 years of service\n5 offices",
        "Please send it here.\n\nRegards\nAnn Lee\n14 trucks on the road every day",
        "Please quote.\n\nInvoice to:\nAcme\n400 Market Street\nPittsburgh 15222",
    ],
)
def test_other_figures_ask_for_nothing(text: str) -> None:
    assert lines(text) == []


def test_a_postscript_and_an_attachment_after_the_signature_still_count() -> None:
    text = (
        "Please quote 5 drills.\n\nThanks\nAnn\n\n2 halls\n\nPS: also 3 saws please\n\n"
        "Regards\nAnn\n[attachment: more.csv]\nitem;qty\nvests;7"
    )
    assert [(quantity, words) for quantity, _, words in lines(text)] == [
        ("5", "drills"),
        ("3", "saws"),
        ("7", "vests"),
    ]


def test_a_bullet_behind_a_dimension_is_no_multiplication() -> None:
    text = "Please quote:\n\n* 20 m cable 5x10\n* 48 switches B16\n* 3 lamps"
    assert [line[0] for line in lines(text)] == ["20", "48", "3"]


def test_an_item_goes_on_in_the_next_line() -> None:
    text = "Please quote:\n\n- 5 desks, white\n  with drawers\n- 2 lamps"
    assert lines(text) == [("5", None, "desks, white with drawers"), ("2", None, "lamps")]


def test_an_item_without_a_quantity_is_kept_and_reported() -> None:
    summary = read_by_rules(
        "", [customer_message("Please quote:\n\n- 5 drills\n- saws, no number yet")]
    )
    assert [product.quantity for product in summary.products] == [Decimal(5), None]
    [warning] = summary.warnings
    assert (warning.code, warning.source) == ("no_quantity", summary.products[1].source)


def test_every_source_is_where_it_says() -> None:
    message = customer_message(
        "Hi,\n\nplease quote 5 white\nhelmets.\n\n- 3 saws\n- 2 axes\n\nqty;item\n7;nuts"
    )
    sources = [product.source for product in read_by_rules("", [message]).products]
    assert [source.quote for source in sources if source] == [
        "5 white\nhelmets",
        "3 saws",
        "2 axes",
        "7;nuts",
    ]
    for source in sources:
        assert source is not None
        assert message.text[source.start : source.end] == source.quote


@pytest.mark.parametrize(
    ("text", "products"),
    [
        (
            "We need 4 stock pots 10 l. There is no hurry.",
            [("4", "stock pots 10 l")],
        ),
        (
            "Please quote 1 mixer 7 l, 40 l of oil and 12.5 kg of coffee.",
            [("1", "mixer 7 l"), ("40", "oil"), ("12.5", "coffee")],
        ),
        ("Please quote 10 knives for us.", [("10", "knives")]),
        (
            "Vorrei un preventivo per 20 lampade e 100 m di cavo.",
            [("20", "lampade"), ("100", "cavo")],
        ),
        ("Pourriez-vous nous chiffrer deux douzaines de tubes ?", [("24", "tubes")]),
        (
            "Please add 6 breakers, and make it quick.",
            [("6", "breakers")],
        ),
        (
            "- 5 lamps - we don't know the colour yet\n- 3 desks",
            [("5", "lamps"), ("3", "desks")],
        ),
    ],
)
def test_what_stands_behind_a_thing_is_its_size_or_an_aside_and_no_other_thing(
    text: str, products: list[tuple[str, str]]
) -> None:
    assert [(quantity, named) for quantity, _, named in lines(text)] == products


@pytest.mark.parametrize(
    "text",
    [
        "Product: Hex bolts M8x40\nQuantity: 12\nProduct: Washers\nQuantity: 5 boxes",
        "Menge: 12\nArtikel: Hex bolts M8x40\n\nMenge: 5 boxes\nArtikel: Washers",
    ],
)
def test_records_of_a_form_are_read_by_their_titles(text: str) -> None:
    expected = [("12", None, "Hex bolts M8x40"), ("5", "box", "Washers")]
    assert lines(f"New request from the website\n\n{text}\nName: Ann Lee") == expected
