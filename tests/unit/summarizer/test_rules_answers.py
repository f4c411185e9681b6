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
