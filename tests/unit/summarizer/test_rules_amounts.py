"""Amounts before, behind and between the goods that they count, read by rules."""

import pytest

from summarizer.domain.rules_reader import read_by_rules
from support.asked import Line, lines
from support.messages import customer_message


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Could I have a quotation for dark chocolate, 40 kg, and milk chocolate, 25 kg?",
            [("40", "kg", "dark chocolate"), ("25", "kg", "milk chocolate")],
        ),
        (
            "Wir bräuchten Weizenmehl und Roggenmehl, je 20 Sack, sowie Hefe, 5 kg.",
            [("20", "sack", "Weizenmehl"), ("20", "sack", "Roggenmehl"), ("5", "kg", "Hefe")],
        ),
        (
            "Can you price floor pumps (5), chain locks (10) and USB lights (4)?",
            [("5", None, "floor pumps"), ("10", None, "chain locks"), ("4", None, "USB lights")],
        ),
    ],
)
def test_an_amount_counts_what_stands_before_it_where_nothing_stands_behind(
    sentence: str, expected: list[Line]
) -> None:
    assert lines(f"Hello,\n\n{sentence}") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Please quote 200 ballpoint pens (150 blue, 50 black) and 3 shredders.",
            [
                ("150", None, "ballpoint pens, blue"),
                ("50", None, "ballpoint pens, black"),
                ("3", None, "shredders"),
            ],
        ),
        (
            "We need ten 15 litre buckets - five blue and five red.",
            [("5", None, "15 litre buckets, blue"), ("5", None, "15 litre buckets, red")],
        ),
        (
            "Please quote 6 loaf tins, and aprons: 4 white / 4 black.",
            [("6", None, "loaf tins"), ("4", None, "aprons, white"), ("4", None, "aprons, black")],
        ),
        (
            "Please quote for urban helmets, two in black and three in red.",
            [("2", None, "urban helmets, in black"), ("3", None, "urban helmets, in red")],
        ),
        (
            "Wir brauchen Toner Orvi P210: 4x schwarz, 2x cyan.",
            [
                ("4", None, "Toner Orvi P210, schwarz"),
                ("2", None, "Toner Orvi P210, cyan"),
            ],
        ),
        (
            "Quel est le prix de 20 boîtes de gants M, 10 boîtes en taille L ?",
            [("20", "box", "gants M"), ("10", "box", "gants, en taille L")],
        ),
    ],
)
def test_sizes_and_colours_are_of_the_thing_before_them_and_no_more_than_its_total(
    sentence: str, expected: list[Line]
) -> None:
    assert lines(f"Hello,\n\n{sentence}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Bitte je 5 Schürzen in weiß und schwarz anbieten.",
            [("5", "Schürzen, weiß"), ("5", "Schürzen, schwarz")],
        ),
        ("Please quote 5 each of aprons and tins.", [("5", "aprons"), ("5", "tins")]),
        ("Please quote 20 aprons in white and black.", [("20", "aprons in white and black")]),
    ],
)
def test_an_amount_of_each_counts_every_one(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(quantity, words) for quantity, _, words in lines(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Please quote 2 x 500 pieces business cards.", ("1000", "ea", "business cards")),
        ("Please quote 5 x 5l cleaner.", ("5", None, "5l cleaner")),
        ("Please quote 3 no. pedal bins.", ("3", "ea", "pedal bins")),
        ("Please quote a desk and 1 set of markers.", ("1", "set", "markers")),
        ("Do you have 500 gloves in stock?", ("500", None, "gloves")),
        ("Il nous faut 8 lampes et d'un tableau blanc.", ("1", None, "tableau blanc")),
    ],
)
def test_the_ordinary_ways_to_count(text: str, expected: tuple[str, str | None, str]) -> None:
    assert lines(text)[-1] == expected


def test_short_lines_are_read_one_by_one() -> None:
    text = (
        "Helmets size M: 2 black, 3 red\nHelmet L black: 4\nLight set USB 10x\nCloths blue 5 pk\n"
    )
    assert lines(text) == [
        ("2", None, "Helmets size M, black"),
        ("3", None, "Helmets size M, red"),
        ("4", None, "Helmet L black"),
        ("10", None, "Light set USB"),
        ("5", "pack", "Cloths blue"),
    ]


@pytest.mark.parametrize(
    "table",
    [
        "Artikel\tFarbe\tStk.\nOrdner\tblau\t30\nOrdner\trot\t20",
        "Qty;Item;Colour;Size\n30;Ordner;blau;\n20;Ordner;rot;-",
        "Farbe: blau\nArtikel: Ordner\nMenge: 30\n\nFarbe: rot\nArtikel: Ordner\nMenge: 20",
        "Quantity / Item\n30 / Ordner, blau\n20 / Ordner, rot",
    ],
)
def test_a_column_of_colours_or_sizes_belongs_to_the_name(table: str) -> None:
    assert lines(f"Please quote:\n\n{table}") == [
        ("30", None, "Ordner, blau"),
        ("20", None, "Ordner, rot"),
    ]


def test_the_customers_column_of_the_sellers_part_numbers_is_one() -> None:
    text = "Menge;Bezeichnung;Ihre Art.-Nr.\n4;Becherglas;BKR-600"
    products = read_by_rules("Quote", [customer_message(text)]).products
    assert [one.sku for one in products] == ["BKR-600"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Please quote two dozen towels in white, and the same in grey plus three to spare.",
            [("24", None, "towels in white"), ("27", None, "towels, grey")],
        ),
        (
            "Vorrei un preventivo: tre dozzine di teli, altrettanti accappatoi più sei di scorta.",
            [("36", None, "teli"), ("42", None, "accappatoi")],
        ),
        (
            "We need 24 buff flags, the same in grey but five more, the lads crack a few.",
            [("24", None, "buff flags"), ("29", None, "flags, grey")],
        ),
    ],
)
def test_as_many_again_and_some_more_are_counted_together(
    sentence: str, expected: list[Line]
) -> None:
    assert lines(sentence) == expected


def test_a_hotels_slippers_and_central_heating_are_goods_and_a_paragraph_is_no_item() -> None:
    assert lines(
        "We need a price on 4 boxes of hotel slippers, and 20 l central heating inhibitor."
    ) == [
        ("4", "box", "hotel slippers"),
        ("20", "l", "central heating inhibitor"),
    ]
    opening = "A friend told us of you. We open a small cafe of 26 seats in the old\nbakery."
    assert lines(f"{opening} We would take 4 cups and 2 lids.")[-2:] == [
        ("4", None, "cups"),
        ("2", None, "lids"),
    ]
    assert lines("We have run on the same towels for years: please quote 24 white towels.") == [
        ("24", None, "white towels")
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "I forgot the barrier tape, 5 rolls, and two fire blankets, please add them.",
            [("5", "roll", "barrier tape"), ("2", None, "fire blankets")],
        ),
        (
            "We need 2 kg decaf, paper filters, 4 boxes of 100, and descaler.",
            [("2", "kg", "decaf"), ("4", "box", "paper filters"), (None, None, "descaler")],
        ),
        (
            "Wir brauchen 3 Eimer Wandfarbe weiß, Malerkrepp 6 Rollen, und Abdeckvlies.",
            [
                ("3", "eimer", "Wandfarbe weiß"),
                ("6", "roll", "Malerkrepp"),
                (None, None, "Abdeckvlies"),
            ],
        ),
        (
            "Per il cantiere vorremmo vernice bianca 10 l, 3 secchi, e due pennelli.",
            [("3", "secchi", "vernice bianca 10 l"), ("2", None, "pennelli")],
        ),
    ],
)
def test_amounts_may_stand_before_some_goods_and_behind_others(
    sentence: str, expected: list[Line]
) -> None:
    assert lines(f"Hello,\n\n{sentence}") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Please quote a dozen and a half olives.", [("18", None, "olives")]),
        ("Wir brauchen anderthalb Dutzend Sägeblätter.", [("18", None, "Sägeblätter")]),
        ("Necesitamos docena y media de macetas.", [("18", None, "macetas")]),
        ("Potrzebujemy dwudziestu pięciu lusterek.", [("25", None, "lusterek")]),
    ],
)
def test_dozens_and_a_half_and_inflected_numbers(sentence: str, expected: list[Line]) -> None:
    assert lines(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "For our school with 230 pupils we need 25 chairs.",
        "Voor onze school (230 leerlingen) zoeken we 25 chairs.",
        "Till vår skola med 230 elever behöver vi 25 chairs.",
    ],
)
def test_people_are_no_goods_and_hide_none(sentence: str) -> None:
    assert lines(sentence) == [("25", None, "chairs")]


@pytest.mark.parametrize(
    "text",
    [
        "Please quote\n\n- Shackle 8 mm (x10)\n- Fender (x4)",
        "Please quote\n\nShackle 8 mm * 10\nFender * 4",
        "Please quote\n\n10 @ Shackle 8 mm\n4 @ Fender",
    ],
)
def test_signs_between_goods_and_their_amount(text: str) -> None:
    assert lines(text) == [("10", None, "Shackle 8 mm"), ("4", None, "Fender")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "We also need trousers, knee pads and 10 caps.",
            [(None, None, "trousers"), (None, None, "knee pads"), ("10", None, "caps")],
        ),
        (
            "Please quote descaling tablets along with 4 milk jugs.",
            [(None, None, "descaling tablets"), ("4", None, "milk jugs")],
        ),
        ("Please send your best price on 4 milk jugs.", [("4", None, "milk jugs")]),
    ],
)
def test_goods_without_an_amount_are_asked_about(sentence: str, expected: list[Line]) -> None:
    assert lines(sentence) == expected


def test_what_is_meant_roughly_is_no_number() -> None:
    assert lines("Please quote 3 clamps, about 40 rods and roughly two dozen gauges.") == [
        ("3", None, "clamps"),
        (None, None, "rods"),
        (None, None, "gauges"),
    ]


def test_an_article_in_front_of_a_list_begins_no_goods() -> None:
    assert lines("We need a price on a barn job - 30 sockets and 4 lamps.") == [
        ("30", None, "sockets"),
        ("4", None, "lamps"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Please quote:\n\n- 12 aprons\n- 24 tea towels, blue\n\nAll in white, please.",
            [("12", None, "aprons, white"), ("24", None, "tea towels, blue")],
        ),
        (
            "Wir bräuchten 12 Schürzen und 8 Kissen, beides in Weiß.",
            [("12", None, "Schürzen, Weiß"), ("8", None, "Kissen, beides in Weiß")],
        ),
    ],
)
def test_what_is_said_of_all_is_said_of_each(text: str, expected: list[Line]) -> None:
    assert lines(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Please quote 12 planters 40 cm and the same in 60 cm.",
            [("12", None, "planters 40 cm"), ("12", None, "planters 60 cm")],
        ),
        (
            "Vi behöver två dussin koner i gult och lika många i orange plus tre.",
            [("24", None, "koner i gult"), ("27", None, "koner, orange")],
        ),
    ],
)
def test_as_many_of_another_size_or_colour(text: str, expected: list[Line]) -> None:
    assert [(one[0], one[1], one[2].replace(" i gult,", ",")) for one in lines(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The 12 chairs have arrived, thank you. Could you send the invoice?",
        "De 12 stolarna har kommit, tack. Kan ni skicka fakturan?",
        "Die 12 Stühle sind heute angekommen, vielen Dank.",
    ],
)
def test_what_has_arrived_is_not_asked_for(text: str) -> None:
    assert lines(text) == []
