"""Ten languages: their lists, their prose, their changes; and structure where none is known."""

import pytest

from contracts.summaries import Summary
from summarizer.domain.language import guess_language
from summarizer.domain.languages import LANGUAGES, any_of, months
from summarizer.domain.rules_reader import read_by_rules
from support.messages import customer_message


def read(*texts: str) -> Summary:
    messages = [customer_message(text, n) for n, text in enumerate(texts, 1)]
    return read_by_rules("", messages)


def lines(summary: Summary) -> list[tuple[str, str]]:
    return [(f"{one.quantity}", one.description) for one in summary.products]


REQUESTS = {
    "en": ("Please quote:\n\n- 12 ball valves\n- drain pipe: 4 pcs", "ball valves", "drain pipe"),
    "de": (
        "Bitte um ein Angebot über:\n\n- 12 Stk. Kugelhähne\n- Rohr: 4 Stück",
        "Kugelhähne",
        "Rohr",
    ),
    "fr": ("Merci de nous chiffrer :\n\n- 12 vannes\n- tuyau : 4 unités", "vannes", "tuyau"),
    "es": ("Necesitamos presupuesto para:\n\n- 12 válvulas\n- tubo: 4 uds", "válvulas", "tubo"),
    "nl": ("Graag een offerte voor:\n\n- 12 stuks kranen\n- buis: 4 st", "kranen", "buis"),
    "it": ("Vorremmo un preventivo per:\n\n- 12 valvole\n- tubo: 4 pz", "valvole", "tubo"),
    "pt": (
        "Precisamos de orçamento para:\n\n- 12 válvulas\n- tubo: 4 unidades",
        "válvulas",
        "tubo",
    ),
    "pl": ("Proszę o ofertę na:\n\n- 12 szt. zaworów\n- rura: 4 sztuki", "zaworów", "rura"),
    "sv": ("Vi vill ha en offert på:\n\n- 12 st ventiler\n- rör: 4 st", "ventiler", "rör"),
    "da": ("Vi vil gerne have et tilbud på:\n\n- 12 stk ventiler\n- rør: 4 stk", "ventiler", "rør"),
}


@pytest.mark.parametrize("code", REQUESTS)
def test_a_list_is_read_in_each_language(code: str) -> None:
    text, first, second = REQUESTS[code]
    assert guess_language(text) == code
    summary = read(text)
    assert lines(summary) == [("12", first), ("4", second)]
    assert summary.is_quote_request


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Können Sie uns zwanzig Eimer und ein Dutzend Besen anbieten?",
            [("20", "Eimer"), ("12", "Besen")],
        ),
        ("Il nous faudrait deux pelles et une brouette.", [("2", "pelles"), ("1", "brouette")]),
        (
            "Necesitamos media docena de palas y una carretilla.",
            [("6", "palas"), ("1", "carretilla")],
        ),
        (
            "Wij hebben vijfentwintig scheppen en twee harken nodig.",
            [("25", "scheppen"), ("2", "harken")],
        ),
        ("Vorremmo un preventivo per 2.500 viti e tre pale.", [("2500", "viti"), ("3", "pale")]),
        (
            "Potrzebujemy 12 łopat oraz 3 taczki, proszę o wycenę.",
            [("12", "łopat"), ("3", "taczki")],
        ),
        ("Could I get two spades and a wheelbarrow?", [("2", "spades"), ("1", "wheelbarrow")]),
    ],
)
def test_prose_is_read_with_number_words_and_articles(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert lines(read(text)) == expected


@pytest.mark.parametrize(
    ("first", "later", "expected"),
    [
        (
            "Bitte Angebot:\n\n- 40 Bögen\n- 8 Hähne\n- 2 Rohre",
            "Von den Bögen bitte 60 statt 40, die Hähne können Sie streichen. Der Rest bleibt.",
            [("60", "Bögen"), ("2", "Rohre")],
        ),
        (
            "Merci de chiffrer :\n\n- 4 pneus\n- 2 batteries",
            "Je n'ai plus besoin des batteries. Et mettez 8 pneus au lieu de 4.",
            [("8", "pneus")],
        ),
        (
            "Graag een offerte voor:\n\n- 48 vorken\n- 10 schorten",
            "Van de vorken heb ik er 60 nodig in plaats van 48, en de schorten mogen vervallen.",
            [("60", "vorken")],
        ),
        (
            "Please quote:\n\n- 4 packs of white napkins\n- 20 aprons",
            "Could you swap the white napkins for red ones please?",
            [("4", "napkins, red"), ("20", "aprons")],
        ),
        (
            "Please quote:\n\n- 8 rolls of wool 100 mm",
            "Please make it 9 rolls of wool 140 mm instead of wool 100 mm",
            [("9", "wool 140 mm")],
        ),
        (
            "Please quote:\n\n- 30 pipes\n- 4 bends",
            "Sorry, scrap that. Quote this instead:\n\n- 45 hoses",
            [("45", "hoses")],
        ),
    ],
)
def test_a_later_message_changes_clause_by_clause(
    first: str, later: str, expected: list[tuple[str, str]]
) -> None:
    assert lines(read(first, later)) == expected


def test_a_note_above_a_forwarded_request_changes_it() -> None:
    text = (
        "Please quote the below. We need double the gloves, so 24 pairs, and no mower.\n\n"
        "---------- Forwarded message ---------\nFrom: Greg <greg@x.example>\n\n"
        "6 spades\n12 pairs garden gloves\n1 mower"
    )
    assert lines(read(text)) == [("6", "spades"), ("24", "garden gloves")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Please quote gloves: 10 boxes S and 5 boxes L.",
            [("10", "gloves, S"), ("5", "gloves, L")],
        ),
        (
            "Please quote 12 pots in white and the same again in black but two more.",
            [("12", "pots in white"), ("14", "pots, black")],
        ),
        ("Bitte Angebot: 5 Becken mit je einem Hahn", [("5", "Becken"), ("5", "Hahn")]),
        (
            "Please quote 6 pots 20 cm and 3 of the 30 cm ones.",
            [("6", "pots 20 cm"), ("3", "pots 30 cm")],
        ),
    ],
)
def test_what_is_named_by_its_neighbour_is_put_in_full(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert lines(read(text)) == expected


def test_structure_is_read_where_the_language_is_not_known() -> None:
    finnish = "Hei,\n\npyydämme:\n\n- 12 x palloventtiili\n- 4 x putki"
    assert lines(read(finnish)) == [("12", "palloventtiili"), ("4", "putki")]
    table = "Tuote;Kpl\npalloventtiili;12\nputki;4"
    assert lines(read(table)) == [("12", "palloventtiili"), ("4", "putki")]


@pytest.mark.parametrize(
    "text",
    [
        "We have 12 engineers and ordered 5 drills last year.",
        "Thanks for the quote for the 5 wheelbarrows. I will come back to you.",
        "Our last delivery was short: we ordered 10 masks and only received 8.",
    ],
)
def test_what_was_or_is_asks_for_nothing(text: str) -> None:
    summary = read(text)
    assert not summary.is_quote_request


@pytest.mark.parametrize(
    ("text", "urgency"),
    [
        ("Es eilt nicht.", "low"),
        ("Pas d'urgence.", "low"),
        ("No corre prisa.", "low"),
        ("Geen haast hoor.", "low"),
        ("Senza fretta.", "low"),
        ("Nie ma pośpiechu.", "low"),
        ("Wir brauchen die Ware bis Mittwoch.", "high"),
        ("Le chantier démarre demain.", "high"),
        ("Lo necesito para mañana.", "high"),
        ("Ci servono entro venerdì.", "high"),
        ("Potrzebujemy do piątku.", "high"),
        ("We need it within two days.", "high"),
        ("I will discuss it with the board on Thursday.", "medium"),
    ],
)
def test_haste_is_told_in_each_language(text: str, urgency: str) -> None:
    assert read(f"Please quote 5 drills. {text}").urgency == urgency


@pytest.mark.parametrize(
    "text",
    [
        "Needs to be at 14 Orchard Way, Leeds LS8 2AB.",
        "Lieferort: Werkstr. 2-4, 39104 Magdeburg",
        "À livrer chez nous : 8 rue des Tilleuls, 69003 Lyon.",
        "Entrega en Calle Mayor 4, 47001 Valladolid.",
        "Bezorgen mag op Dorpsstraat 44, 3981 EB Bunnik.",
        "Destinazione: cantiere via Verdi 30, 37121 Verona",
        "Morada de entrega: Rua das Flores 120, 4050-265 Porto",
        "Dostawa: ul. Lipowa 8, 30-702 Kraków",
        "Leveransadress: Storgatan 14, 753 20 Uppsala",
        "Tanner Farm, Lower Road, Ledbury HR8 2AA is where it goes.",
    ],
)
def test_an_address_is_found_by_its_label_or_its_look(text: str) -> None:
    summary = read(f"Please quote 5 drills.\n\n{text}")
    digits = [
        word for word in text.replace(",", " ").replace(".", " ").split() if word[0].isdigit()
    ]
    assert summary.shipping_address is not None
    assert all(word in summary.shipping_address for word in digits)
    assert lines(summary) == [("5", "drills")]


def test_every_language_has_its_words() -> None:
    assert len(months()) == 12
    for one in LANGUAGES:
        assert len(one.ones.split()) == 18, one.code
        assert len(one.tens.split()) == 8, one.code
        assert one.cancels in any_of("cancels")


@pytest.mark.parametrize(
    "asked",
    [
        "I wonder what this would set us back.",
        "Combien cela coûterait-il ?",
        "¿Cuánto nos costaría?",
        "Quanto ci costerebbe?",
        "Quanto custaria?",
        "Ile to wyjdzie?",
        "Wie teuer wäre das?",
        "Hoeveel komt dat?",
        "Hvad koster det?",
        "Vad blir det?",
    ],
)
def test_whoever_asks_what_things_come_to_asks_for_a_quote(asked: str) -> None:
    assert read(f"For the boat, 40 m white rope, and 6 blue fenders. {asked}").is_quote_request
