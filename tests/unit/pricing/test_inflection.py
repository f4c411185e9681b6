"""One word in its forms, whatever the language; and words that only look alike."""

import pytest

from pricing.domain.inflection import Inflections


@pytest.mark.parametrize(
    ("known", "written"),
    [
        ("pressbogen", "pressbogens"),
        ("kugelhahn", "kugelhahne"),
        ("espressotasse", "espressotassen"),
        ("platte", "platten"),
        ("siringa", "siringhe"),
        ("kogelkraan", "kogelkranen"),
        ("sruba", "sruby"),
        ("pan", "pannen"),
        ("bak", "bakken"),
        ("buis", "buizen"),
        ("schroef", "schroeven"),
        ("delantal", "delantales"),
        ("guante", "guantes"),
        ("copa", "copas"),
        ("calice", "calici"),
        ("barca", "barche"),
        ("avental", "aventais"),
        ("botao", "botoes"),
        ("taczka", "taczki"),
        ("taczka", "taczek"),
        ("worek", "worki"),
        ("fartuch", "fartuchy"),
        ("flaska", "flaskor"),
        ("skruv", "skruvar"),
        ("telo", "teli"),
        ("sloof", "sloven"),
        ("matraz", "matrace"),  # of matraces, whose end looks like an English plural
        ("taie", "tay"),  # of taies
        ("kwa", "kwasu"),  # of kwas
        ("nitrylowe", "nitrylowych"),
        ("cytrynowy", "cytrynowego"),
        ("pladeradiator", "pladeradiatorer"),
    ],
)
def test_a_word_is_found_by_its_other_forms(known: str, written: str) -> None:
    assert Inflections([known]).of(written) == known


@pytest.mark.parametrize(
    ("known", "written"),
    [
        ("print", "printer"),
        ("filter", "filler"),
        ("copa", "copo"),
        ("glove", "glover"),
        ("bolt", "boltless"),
        ("pan", "pane"),
        ("tap", "tape"),
    ],
)
def test_what_is_another_word_stays_one(known: str, written: str) -> None:
    assert Inflections([known]).of(written) is None


def test_of_several_words_the_one_that_shares_most_is_meant() -> None:
    assert Inflections(["lamp", "lampa"]).of("lampas") == "lampa"
