"""Replies to what the seller wrote last, read by rules."""

import pytest

from contracts.threads import EmailMessage, Party
from summarizer.domain.rules_reader import read_by_rules
from support.messages import customer_message

FIRST = "Please quote 20 packs of the 120 mm mineral wool, 6 chairs and some foam."


def seller_message(text: str) -> EmailMessage:
    message = customer_message(text, number=2)
    sales = Party(name="Sales", email="sales@seller.example")
    return message.model_copy(update={"sender": sales, "role": "seller"})


def asked_for(question: str, reply: str) -> list[str]:
    thread = [customer_message(FIRST), seller_message(question), customer_message(reply, number=3)]
    return [f"{one.quantity} {one.description}" for one in read_by_rules("Quote", thread).products]


@pytest.mark.parametrize(
    ("question", "reply", "expected"),
    [
        (
            "We only have the mineral wool in 100 mm and 160 mm. Would the 100 mm do?",
            "Yes, 100 mm is fine.",
            ["20 100 mm mineral wool", "6 chairs", "None foam"],
        ),
        (
            "The mineral wool is out of stock. Could we offer the 100 mm instead?",
            "Yes please.",
            ["20 100 mm mineral wool", "6 chairs", "None foam"],
        ),
        (
            "How many chairs do you need exactly?",
            "8 pcs please.",
            ["20 120 mm mineral wool", "8 chairs", "None foam"],
        ),
        (
            "How many footrests do you need?",
            "6",
            ["20 120 mm mineral wool", "6 chairs", "None foam", "6 footrests"],
        ),
        (
            "Do you need the 160 or the 180 cm desks as well?",
            "Yes please, 4 of the 180 cm ones.",
            ["20 120 mm mineral wool", "6 chairs", "None foam", "4 180 cm desks"],
        ),
        (
            "We only have the mineral wool in 100 mm. Would that do?",
            "No, we need 120 mm.",
            ["20 120 mm mineral wool", "6 chairs", "None foam"],
        ),
    ],
)
def test_a_reply_is_read_beside_the_question(
    question: str, reply: str, expected: list[str]
) -> None:
    assert asked_for(question, reply) == expected


def test_a_number_counts_nothing_where_nobody_asked_how_many() -> None:
    thread = [customer_message(FIRST), seller_message("Thanks!"), customer_message("8", number=3)]
    summary = read_by_rules("Quote", thread)
    assert [one.code for one in summary.warnings] == ["unclear_change", "no_quantity"]
