"""The order of a conversation's messages hangs on what they say, not on when they come."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.domain.chronology import Place, in_order

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)


def place(key: str, hour: int | None, *refers_to: str) -> Place:
    return Place(key, None if hour is None else NINE + timedelta(hours=hour), refers_to)


@pytest.mark.parametrize(
    ("places", "order"),
    [
        ([place("a", 1), place("b", 0)], "ba"),
        ([place("b", 0), place("a", 0)], "ab"),
        ([place("a", 5), place("b", 0, "a"), place("c", 2)], "cab"),
        ([place("a", 0), place("b", 2), place("c", None, "a")], "acb"),
        ([place("a", 0), place("b", 2), place("c", None)], "abc"),
        ([place("b", 1), place("c", None), place("a", 3, "c")], "bca"),
        ([place("b", 1), place("c", None), place("d", None, "c"), place("a", 3, "d")], "bcda"),
        ([place("a", 0, "b"), place("b", 1, "a"), place("c", 2, "b"), place("d", 9)], "dabc"),
        ([place("a", 0, "a", "elsewhere")], "a"),
    ],
    ids=[
        *("by date", "by id where dates tell nothing", "an answer by a slow clock"),
        *("no date, behind its question", "no date, alone", "no date, before its answer"),
        *("no dates, before their answers", "a circle", "itself and strangers"),
    ],
)
def test_messages_stand_where_they_were_written(places: list[Place], order: str) -> None:
    assert "".join(in_order(places)) == order


KEYS = st.sampled_from("abcdefgh")
PLACES = st.lists(
    st.builds(place, KEYS, st.none() | st.integers(0, 3), KEYS | st.just("elsewhere"), KEYS),
    unique_by=lambda one: one.message_id,
)


@given(PLACES, st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_nothing(places: list[Place], chance: random.Random) -> None:
    ordered = in_order(places)
    assert sorted(ordered) == sorted(one.message_id for one in places)
    assert in_order(chance.sample(places, len(places))) == ordered


def test_thousands_of_messages_that_refer_to_hundreds_are_ordered_soon() -> None:
    keys = [f"{number:04}" for number in range(5_000)]
    places = [place(key, None, *keys[max(0, at - 200) : at]) for at, key in enumerate(keys)]
    assert in_order(reversed(places)) == keys
