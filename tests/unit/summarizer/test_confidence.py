"""How sure the reading of a line is."""

import pytest

from contracts.summaries import Confidence, Ground, RequestedProduct, Summary
from summarizer.domain.confidence import based_on
from summarizer.domain.rules_reader import read_by_rules
from support.messages import customer_message

FIRST = "Hello,\n\nplease quote:\n\n- 60 white helmets\n- 12 brooms\n\nThanks, Ann"


def read(*texts: str) -> Summary:
    """What the customer's messages come to."""
    messages = [customer_message(text, number) for number, text in enumerate(texts, 1)]
    return read_by_rules("Order", messages)


def grounds(summary: Summary) -> dict[str, tuple[Confidence | None, tuple[Ground, ...]]]:
    return {one.description: (one.confidence, one.grounds) for one in summary.products}


def test_goods_beside_their_amount_are_sure() -> None:
    assert grounds(read(FIRST)) == {
        "white helmets": (Confidence.HIGH, (Ground.READ_TOGETHER,)),
        "brooms": (Confidence.HIGH, (Ground.READ_TOGETHER,)),
    }


@pytest.mark.parametrize("later", ["Yes.", "Thanks!"])
def test_a_word_of_thanks_takes_nothing_from_what_was_asked(later: str) -> None:
    assert grounds(read(FIRST, later)) == grounds(read(FIRST))


def test_whoever_wrote_again_may_have_changed_something() -> None:
    later = read(FIRST, "Is there a car park behind your warehouse?")
    assert grounds(later)["brooms"] == (
        Confidence.MEDIUM,
        (Ground.READ_TOGETHER, Ground.WRITTEN_AFTERWARDS),
    )


def test_goods_that_were_spoken_of_again_are_for_a_person() -> None:
    later = read(FIRST, "My colleague has an opinion about brooms, I hear.")
    told = grounds(later)
    assert told["brooms"][0] is Confidence.LOW
    assert Ground.MENTIONED_AFTERWARDS in told["brooms"][1]
    assert told["white helmets"][0] is Confidence.MEDIUM


def test_a_change_that_was_understood_takes_nothing_from_the_rest() -> None:
    changed = grounds(read(FIRST, "Please make it 15 brooms."))
    assert changed["white helmets"] == (Confidence.HIGH, (Ground.READ_TOGETHER,))


def test_two_readers_who_agree_are_surer_than_one_but_decide_nothing_that_is_open() -> None:
    product = RequestedProduct.model_validate(
        {"description": "brooms", "quantity": "12", "grounds": ["written_afterwards"]}
    )
    assert based_on(product).confidence is Confidence.MEDIUM
    assert based_on(product, Ground.BOTH_READERS).confidence is Confidence.HIGH
    undecided = product.model_copy(update={"unclear": True})
    assert based_on(undecided, Ground.BOTH_READERS).confidence is Confidence.LOW
