"""Answers below the questions they answer, read by rules."""

import pytest

from contracts.summaries import RequestedProduct, Summary
from summarizer.domain.rules_reader import read_by_rules
from support.messages import customer_message

FIRST = "Please quote:\n\n- 40 safety helmets\n- 10 hi-vis vests\n- some rubber cable"


def answered(*pairs: tuple[str, str], first: str = FIRST) -> Summary:
    reply = "\n\n".join(f"> {question}\n\n{answer}" for question, answer in pairs)
    return read_by_rules(
        "Quote", [customer_message(number=1, text=first), customer_message(number=2, text=reply)]
    )


def named(summary: Summary, word: str) -> RequestedProduct:
    (product,) = (one for one in summary.products if word in one.description)
    return product


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How many metres of the rubber cable do you want?", "80"),
        ("How much rubber cable?", "80 metres, please."),
        ("Wie viel rubber cable brauchen Sie?", "80 m"),
        ("Combien de rubber cable ?", "80"),
    ],
)
def test_a_number_answers_how_many(question: str, answer: str) -> None:
    product = named(answered((question, answer)), "cable")

    assert str(product.quantity) == "80"
    assert product.source is not None
    assert product.source.quote == answer


@pytest.mark.parametrize("answer", ["No, my mistake, it has to be 60.", "60", "Nein, 60."])
def test_a_number_corrects_the_one_that_was_asked_about(answer: str) -> None:
    summary = answered(("You wrote 40 helmets, is that right?", answer))

    assert str(named(summary, "helmets").quantity) == "60"


@pytest.mark.parametrize("answer", ["Yes.", "Correct, thanks", "Ja, genau.", "Oui, merci"])
def test_a_yes_changes_nothing(answer: str) -> None:
    product = named(answered(("You wrote 40 helmets, is that right?", answer)), "helmets")

    assert str(product.quantity) == "40"
    assert not product.unclear


def test_a_bare_no_leaves_the_line_to_a_person_and_the_others_as_they_are() -> None:
    summary = answered(("You wrote 40 helmets, is that right?", "No."))

    assert named(summary, "helmets").unclear
    assert not named(summary, "vests").unclear


def test_words_tell_the_variant() -> None:
    product = named(
        answered(("Which colour and size for the vests?", "Orange, XL please.")), "vests"
    )

    assert product.description == "hi-vis vests, Orange, XL"
    assert str(product.quantity) == "10"


def test_a_number_in_a_variant_is_no_quantity() -> None:
    product = named(answered(("Which size for the helmets?", "size 58")), "helmets")

    assert str(product.quantity) == "40"


def test_an_item_is_cancelled_below_its_question() -> None:
    summary = answered(
        ("The vests take three weeks, all right?", "Then leave the vests out, we have some.")
    )

    assert [one for one in summary.products if "vests" in one.description] == []


def test_what_is_quoted_asks_for_nothing_itself() -> None:
    summary = answered(("We can also offer you 500 ladders?", "Interesting, not today."))

    assert [one for one in summary.products if "ladder" in one.description] == []


def test_the_history_quoted_again_changes_nothing() -> None:
    reply = customer_message(number=2, text="> How much rubber cable?\n\n80")
    again = customer_message(number=3, text="> You wrote 80 of the rubber cable?\n\nYes.")

    once = read_by_rules("Quote", [customer_message(number=1, text=FIRST), reply])
    twice = read_by_rules("Quote", [customer_message(number=1, text=FIRST), reply, again])

    assert twice.products == once.products


TOGETHER = "Please quote 40 safety helmets white, hi-vis vests, and 12 pairs of gloves."


def test_goods_read_together_are_told_apart_by_the_question_that_names_one_of_them() -> None:
    summary = answered(
        ("How many vests do you need?", "Sorry for not saying - we want 55."), first=TOGETHER
    )
    assert [(f"{one.quantity}", one.description) for one in summary.products] == [
        ("40", "safety helmets white"),
        ("12", "gloves"),
        ("55", "hi-vis vests"),
    ]


def test_an_answer_tells_how_many_of_a_thing_that_only_the_question_names() -> None:
    summary = answered(("How many ladders was it that you need?", "Apologies: a dozen."))
    assert str(named(summary, "ladders").quantity) == "12"


def test_an_answer_may_correct_the_number_and_the_colour() -> None:
    summary = answered(("Are the 40 helmets white?", "No, yellow. And make it 45."))
    product = named(summary, "helmets")
    assert (str(product.quantity), product.description) == ("45", "safety helmets, yellow")


def test_an_answer_chooses_a_size_and_tells_another_number() -> None:
    first = "Please quote 20 lengths of rigid conduit."
    summary = answered(("Conduit: 20 or 25 mm?", "25, and better make that 24"), first=first)
    product = named(summary, "conduit")
    assert (str(product.quantity), product.description) == ("24", "rigid conduit, 25 mm")


@pytest.mark.parametrize("reply", ["1. L\n2. 55\n3. Yes", "To 1: L\nTo 2: 55\nTo 3: yes"])
def test_lines_that_bear_the_questions_numbers_answer_them(reply: str) -> None:
    asked = customer_message(
        number=2,
        text="1. Which size for the gloves?\n2. How many vests?\n3. Are the 40 helmets white?",
    ).model_copy(update={"role": "seller"})
    first = customer_message(number=1, text=TOGETHER)
    summary = read_by_rules("Quote", [first, asked, customer_message(number=3, text=reply)])
    assert [(f"{one.quantity}", one.description) for one in summary.products] == [
        ("40", "safety helmets white"),
        ("12", "gloves, L"),
        ("55", "hi-vis vests"),
    ]
    assert not any(one.unclear for one in summary.products)
