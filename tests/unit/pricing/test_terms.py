"""Text read for matching: nothing that could tell products apart is lost."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pricing.domain.folding import fold
from pricing.domain.part_numbers import PartNumbers
from pricing.domain.terms import _TOKEN, read_terms


@given(st.text("abmxslgé0159., -/'ß", max_size=20))
@example("3g1.5x")
def test_every_letter_and_digit_becomes_part_of_a_term(text: str) -> None:
    left_over = _TOKEN.sub(" ", fold(text))
    assert not any(character.isalnum() for character in left_over)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("M8 x 50", "m8x50"),
        ("160 \u00d7 80 cm", "160x80cm"),
        ("18 volt", "18V"),
        ("5.0 Ah", "5 Ah"),
        ("2,5 kg", "2.5kg"),
        ("size 09", "9"),
        ("2XL", "XXL"),
        ("HLP 46", "HLP46"),
        ("boxes of black batteries", "battery, schwarz"),
        ("Stühle blaue", "stuhle bleu"),
        ("l'enveloppe", "enveloppes"),
        ("desk, 160 cm wide", "160 cm desk"),
        ("Bechergläser", "Becherglas"),
        ("\u00bd Zoll", '1/2"'),
        ("röd", "rot"),
        ("5W-30", "5W30"),
        ("10W/40", "10w40"),
        ("Ø 20 mm", "20 mm"),
        ("⌀20", "20"),
        ("Kyra310", "Kyra 310"),
        ("27G", "27 G"),
        ("80 g/m²", "80 gsm"),
        ("s/s shackle", "stainless steel shackle"),
        ("navy blue", "marineblau"),
        ("w/o lid", "without lid"),
    ],
)
def test_spellings_of_one_thing_are_the_same_terms(one: str, other: str) -> None:
    assert read_terms(one).all == read_terms(other).all


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("3G1.5", "3G2.5"),
        ("M8", "M10"),
        ("XL", "XXL"),
        ("8.5", "85"),
        ("long gloves", "gloves"),
        ("thé", "the"),
        ("tape", "tap"),
        ("printer", "print"),
        ('1/2" valve', '3/4" valve'),
        ("threaded rod", "threaded, red"),
    ],
)
def test_different_things_are_different_terms(one: str, other: str) -> None:
    assert read_terms(one).all != read_terms(other).all


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("5 of hlm-wht, please", ["HLM-WHT"]),
        ("hlm_wht", ["HLM-WHT"]),
        ("HLM V2 1000", ["HLM-V2-1000"]),
        ("471100", ["471100"]),
        ("12345 lamps or a lamp", []),  # as likely a quantity and a word
        ("A4 80 g", []),  # not A4-80
        ("A4-80", ["A4-80"]),
        ("HLM-WHTX", []),
    ],
)
def test_a_part_number_within_a_text_is_found_where_it_is_one(text: str, found: list[str]) -> None:
    numbers = PartNumbers(["HLM-WHT", "HLM-V2-1000", "471100", "12345", "LAMP", "A4-80"])
    assert numbers.within(text) == found


def test_a_customers_own_number_is_an_alias_where_a_part_number_is_expected() -> None:
    aliases = [("KD-77103", "A-11"), ("KD-5", "A-11"), ("work lamp", "A-11"), ("B-200300", "B-1")]
    numbers = PartNumbers(["A-11", "B-1", "B-200300"], aliases)
    assert numbers.meant_by("kd 77103") == ["A-11"]
    assert numbers.meant_by("B-200300") == ["B-200300"]  # the seller's own comes first
    assert numbers.meant_by("KD-5") == numbers.meant_by("work lamp") == []
    assert numbers.within("6 lamps KD-77103") == []


def test_part_numbers_that_look_alike_are_all_meant() -> None:
    numbers = PartNumbers(["A-11", "A1-1"])
    assert numbers.meant_by("A-11") == ["A-11"]
    assert numbers.meant_by("a11") == ["A-11", "A1-1"]
