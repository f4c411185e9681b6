"""What later messages do to what was asked before, read by rules."""

import pytest

from contracts.summaries import Summary
from summarizer.domain.rules_reader import read_by_rules
from support.messages import customer_message

FIRST = "Please quote:\n\n- 40 safety helmets, white\n- 10 hi-vis vests\n- 6 desk lamps"


def after(*later: str) -> Summary:
    texts = enumerate([FIRST, *later], 1)
    return read_by_rules(
        "Quote", [customer_message(number=number, text=text) for number, text in texts]
    )


def quantities(summary: Summary) -> list[str]:
    return [
        f"{product.quantity} {product.description.split(',')[0]}" for product in summary.products
    ]


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        (
            "Please make it 60 helmets instead of 40. The rest stays.",
            ["60 safety helmets", "10 hi-vis vests", "6 desk lamps"],
        ),
        (
            "Please change the helmets from 40 to 30 and the vests to 12.",
            ["30 safety helmets", "12 hi-vis vests", "6 desk lamps"],
        ),
        ("We now need 50 helmets.", ["50 safety helmets", "10 hi-vis vests", "6 desk lamps"]),
        (
            "Instead of the helmets we'll take 12 face shields.",
            ["12 face shields", "10 hi-vis vests", "6 desk lamps"],
        ),
        (
            "Bitte 60 statt 40 nehmen.",
            ["60 safety helmets", "10 hi-vis vests", "6 desk lamps"],
        ),
        (
            "please take the desk lamps off the list, we found\nsome in the basement.",
            ["40 safety helmets", "10 hi-vis vests"],
        ),
        (
            "Drop the vests and the lamps and add 5 drills.",
            ["40 safety helmets", "5 drills"],
        ),
        ("Die lamps bitte streichen.", ["40 safety helmets", "10 hi-vis vests"]),
        (
            "Two things I forgot, please add them:\n\n- 2 ladders\n- 5 kg nails",
            ["40 safety helmets", "10 hi-vis vests", "6 desk lamps", "2 ladders", "5 nails"],
        ),
        (
            "Please also add another 5 hi-vis vests.",
            ["40 safety helmets", "15 hi-vis vests", "6 desk lamps"],
        ),
        (
            "The new list, please:\n\n- 8 hi-vis vests\n- 2 ladders",
            ["40 safety helmets", "8 hi-vis vests", "6 desk lamps", "2 ladders"],
        ),
        (
            "Everything else as before, thank you.",
            ["40 safety helmets", "10 hi-vis vests", "6 desk lamps"],
        ),
    ],
)
def test_a_later_message_changes_what_it_names(later: str, expected: list[str]) -> None:
    summary = after(later)
    assert quantities(summary) == expected
    assert summary.warnings == []


def test_a_change_has_its_source_in_the_message_that_makes_it() -> None:
    source = after("Please make it 60 helmets instead of 40.").products[0].source
    assert source is not None
    assert (source.message_id, "60 helmets" in source.quote) == ("2@acme.example", True)


@pytest.mark.parametrize(
    "later",
    [
        "No, my mistake, it has to be 60.",
        "Please cancel the other thing.",
        "Please cancel 3 of the vests.",
        "80",
    ],
)
def test_a_change_that_may_mean_several_things_is_reported_and_changes_nothing(later: str) -> None:
    summary = after(later)
    assert quantities(summary)[:3] == ["40 safety helmets", "10 hi-vis vests", "6 desk lamps"]
    [warning] = summary.warnings
    assert warning.code == "unclear_change"
    assert warning.source is not None
    assert warning.source.message_id == "2@acme.example"


def test_fewer_words_and_another_number_change_what_they_can_only_mean() -> None:
    assert quantities(after("On reflection we'll take 30 helmets.")) == [
        "30 safety helmets",
        "10 hi-vis vests",
        "6 desk lamps",
    ]


def test_a_number_of_known_goods_that_is_not_understood_is_left_to_a_person() -> None:
    summary = after("Concerning our vests, the boss says 14.")
    assert [one.unclear for one in summary.products] == [False, True, False]


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        ("Please drop the vests to 8.", ["40 safety helmets", "8 hi-vis vests", "6 desk lamps"]),
        ("Please lose the vests.", ["40 safety helmets", "6 desk lamps"]),
        (
            "Change the lamps to 9, and instead of the vests we'd like 2 face shields.",
            ["40 safety helmets", "2 face shields", "9 desk lamps"],
        ),
    ],
)
def test_the_ordinary_ways_to_change_one_thing_and_another(later: str, expected: list[str]) -> None:
    assert quantities(after(later)) == expected


def test_a_thing_asked_for_in_fewer_words_and_another_number_is_left_to_a_person() -> None:
    summary = after("Please quote:\n\n- 30 helmets\n- 4 saws")
    helmets = summary.products[0]
    assert (helmets.description, helmets.unclear) == ("safety helmets, white", True)
    assert [one.description for one in summary.products[3:]] == ["saws"]
    [warning] = summary.warnings
    assert warning.code == "unclear_change"


def test_the_same_product_twice_in_one_message_is_two_lines() -> None:
    summary = after("Please add:\n\n- 5 drills\n- 7 drills")
    assert quantities(summary)[3:] == ["5 drills", "7 drills"]


def test_of_two_alike_the_earlier_quantity_tells_which_is_meant() -> None:
    first = customer_message(
        number=1, text="Please quote:\n\n- 40 helmets, white\n- 25 helmets, yellow"
    )
    second = customer_message(number=2, text="Please make it 60 helmets instead of 25.")
    summary = read_by_rules("Quote", [first, second])
    assert [f"{product.quantity}" for product in summary.products] == ["40", "60"]


def test_another_size_is_another_product() -> None:
    first = customer_message(number=1, text="Please quote 10 gloves L.")
    second = customer_message(number=2, text="Please also quote 4 gloves XL.")
    summary = read_by_rules("Quote", [first, second])
    assert quantities(summary) == ["10 gloves L", "4 gloves XL"]


@pytest.mark.parametrize(
    ("later", "doubtful"),
    [
        ("60", {"safety helmets", "hi-vis vests", "desk lamps"}),
        ("Please change it to 25.", {"safety helmets", "hi-vis vests", "desk lamps"}),
        ("Please change the vests to brighter ones.", {"hi-vis vests"}),
        ("Please cancel 3 of the vests.", {"hi-vis vests"}),
        ("Please cancel the order.", {"safety helmets", "hi-vis vests", "desk lamps"}),
        ("Please cancel our newsletter.", set()),
    ],
)
def test_a_change_that_is_not_understood_leaves_what_it_may_mean_to_a_person(
    later: str, doubtful: set[str]
) -> None:
    products = after(later).products

    assert {one.description.split(",")[0] for one in products if one.unclear} == doubtful


def test_the_old_and_the_new_quantity_may_stand_in_two_clauses() -> None:
    summary = after("Instead of 40 helmets, we need 72.")

    assert quantities(summary)[0] == "72 safety helmets"


@pytest.mark.parametrize(
    ("later", "words", "quantity"),
    [
        (
            "A correction: in the end it is 12 vests and we raise the hard hats to 45.",
            "we raise the hard hats to 45",
            "45",
        ),
        ("Make the head protection 45.", "Make the head protection 45", "45"),
    ],
)
def test_what_only_the_catalog_knows_by_its_other_name_is_kept_as_an_amendment(
    later: str, words: str, quantity: str
) -> None:
    [amendment] = [one for one in after(later).products if one.amends]
    assert (amendment.description, str(amendment.quantity)) == (words, quantity)
    assert amendment.source is not None
    assert amendment.source.quote == words


def test_a_thing_is_known_by_another_form_of_its_word_and_as_a_part_of_it() -> None:
    first = customer_message(number=1, text="Bitte anbieten:\n\n- 40 Nitrilhandschuhe\n- 6 Lampen")
    later = customer_message(number=2, text="Die Handschuhe bitte streichen.")
    assert [one.description for one in read_by_rules("", [first, later]).products] == ["Lampen"]
    first = customer_message(
        number=1, text="Vi vill ha en offert på:\n\n- 10 badrockar\n- 6 lampor"
    )
    later = customer_message(number=2, text="Hej igen, stryk badrockarna, vi hyr in dem.")
    assert [one.description for one in read_by_rules("", [first, later]).products] == ["lampor"]


GERMAN = "Bitte um ein Angebot:\n\n- 40 Schutzhelme, weiß\n- 10 Warnwesten\n- 6 Gummimatten"
SWEDISH = "Vi vill ha offert på:\n\n- 40 skyddshjälmar\n- 10 varselvästar\n- 6 gummimattor"
ITALIAN = "Un preventivo, per favore:\n\n- 40 caschi\n- 10 gilet\n- 6 tappeti in gomma"


def changed(first: str, later: str) -> list[str]:
    messages = [customer_message(number=n, text=text) for n, text in enumerate([first, later], 1)]
    return quantities(read_by_rules("Quote", messages))


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        ("We need two more vests.", ["40", "12", "6"]),
        ("Three fewer vests, please.", ["40", "7", "6"]),
        ("Please increase the vests by 5.", ["40", "15", "6"]),
        ("Double the lamps, please.", ["40", "10", "12"]),
        ("Of the helmets we only need half.", ["20", "10", "6"]),
        ("We need another 10 helmets.", ["50", "10", "6"]),
        ("More than 5 vests is what we need.", ["40", "10", "6"]),
    ],
)
def test_so_many_more_or_fewer_are_reckoned_from_what_was(later: str, expected: list[str]) -> None:
    assert [f"{product.quantity}" for product in after(later).products] == expected


@pytest.mark.parametrize(
    ("first", "later", "expected"),
    [
        (
            GERMAN,
            "Doch 60 Helme statt 40, und zwei Westen mehr.",
            ["60 Schutzhelme", "12 Warnwesten", "6 Gummimatten"],
        ),
        (
            GERMAN,
            "Die Matten können Sie streichen, der Rest bleibt.",
            ["40 Schutzhelme", "10 Warnwesten"],
        ),
        (SWEDISH, "Mattorna kan ni stryka.", ["40 skyddshjälmar", "10 varselvästar"]),
        (
            SWEDISH,
            "Det blir 15 västar, inte 10.",
            ["40 skyddshjälmar", "15 varselvästar", "6 gummimattor"],
        ),
        (
            ITALIAN,
            "Portate i caschi a 45 e raddoppiate i gilet.",
            ["45 caschi", "20 gilet", "6 tappeti in gomma"],
        ),
    ],
)
def test_changes_in_other_languages(first: str, later: str, expected: list[str]) -> None:
    assert changed(first, later) == expected


def test_a_line_is_named_by_its_number() -> None:
    assert quantities(after("Please forget line 3, and double line 2.")) == [
        "40 safety helmets",
        "20 hi-vis vests",
    ]


def test_what_stays_as_it_was_is_neither_changed_nor_cancelled() -> None:
    summary = after("Lamps no longer required, vests as they were. Helmets stay at 40.")
    assert quantities(summary) == ["40 safety helmets", "10 hi-vis vests"]
    assert not any(product.unclear for product in summary.products)


def test_another_size_or_colour_takes_the_place_of_the_old_one() -> None:
    summary = after("We'd rather have the helmets in yellow.")
    assert summary.products[0].description == "safety helmets, yellow"


def test_a_thing_and_its_amount_take_the_place_of_another() -> None:
    assert quantities(after("Can we swap the 6 desk lamps for 4 floor lights?")) == [
        "40 safety helmets",
        "10 hi-vis vests",
        "4 floor lights",
    ]
