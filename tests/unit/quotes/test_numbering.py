"""Numbers as people know them, and patterns that would give one twice."""

import re
from datetime import date, timedelta

import pytest

from quotes.domain.numbering import NumberPattern, Reset

DAY = date(2026, 3, 9)


@pytest.mark.parametrize(
    ("pattern", "reset", "count", "number"),
    [
        ("Q-{YYYY}{MM}{DD}-{NNN}", Reset.DAILY, 1, "Q-20260309-001"),
        ("Q-{YYYY}{MM}{DD}-{NNN}", Reset.DAILY, 1000, "Q-20260309-1000"),
        ("AN{YY}-{MM}-{NNNN}", Reset.MONTHLY, 42, "AN26-03-0042"),
        ("{YYYY}.{NNNNN}", Reset.YEARLY, 7, "2026.00007"),
        ("OFFER_{N}", Reset.NEVER, 12, "OFFER_12"),
    ],
)
def test_a_number_is_written_by_its_pattern(
    pattern: str, reset: Reset, count: int, number: str
) -> None:
    assert NumberPattern(pattern, reset).number(DAY, count) == number


@pytest.mark.parametrize(
    ("reset", "days"),
    [(Reset.DAILY, 1), (Reset.MONTHLY, 31), (Reset.YEARLY, 365)],
)
def test_a_counter_counts_for_its_period(reset: Reset, days: int) -> None:
    pattern = NumberPattern("Q{YYYY}{MM}{DD}-{NN}", reset)
    assert pattern.counter(DAY) != pattern.counter(DAY + timedelta(days=days))
    never = NumberPattern("Q{YYYY}{MM}{DD}-{NN}", Reset.NEVER)
    assert never.counter(DAY) == never.counter(DAY + timedelta(days=days))


@pytest.mark.parametrize(
    ("pattern", "reset", "said"),
    [
        ("Q-{YYYY}-{NNN}", Reset.DAILY, "need {MM}"),
        ("Q-{MM}-{NNN}", Reset.MONTHLY, "need {YYYY} or {YY}"),
        ("Q-{NNN}", Reset.YEARLY, "the same number would come twice"),
        ("Q-{YYYY}{MM}{DD}", Reset.DAILY, "0 counters"),
        ("{NN}-{NNN}", Reset.NEVER, "2 counters"),
        ("Q-{year}-{NNN}", Reset.NEVER, "{year} is no part of a number"),
        ("Q/{YYYY}/{NNN}", Reset.YEARLY, "may hold letters"),
        ("Q {NNN}", Reset.NEVER, "may hold letters"),
        ("Q-{NNN", Reset.NEVER, "0 counters"),
        (".{NNN}", Reset.NEVER, "does not begin with"),
        ("QUOTATION-NUMBER-{YYYY}-{NNNNNNNNN}", Reset.YEARLY, "longer than 32"),
    ],
)
def test_a_pattern_that_cannot_be_is_refused_with_what_to_write(
    pattern: str, reset: Reset, said: str
) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        NumberPattern(pattern, reset)
