"""Ways between the states of a quote; where there is none, nothing moves it."""

from itertools import product

import pytest

from contracts.quoting import QuoteEventType, QuoteStatus
from quotes.domain.life import EVENTS, FINAL, OFFERED, OPEN, WAYS, check_way, may_go
from quotes.errors import TransitionRefusedError


def test_every_state_has_its_ways_and_its_event() -> None:
    assert set(WAYS) == set(QuoteStatus)
    assert sorted(EVENTS.values()) == sorted(QuoteEventType)


def test_accepted_declined_rejected_expired_and_superseded_are_final() -> None:
    assert {str(status) for status in FINAL} == {
        "accepted",
        "declined",
        "rejected",
        "expired",
        "superseded",
    }


@pytest.mark.parametrize(("old", "new"), list(product(sorted(FINAL), sorted(QuoteStatus))))
def test_what_is_final_stays(old: QuoteStatus, new: QuoteStatus) -> None:
    # ERPNext #20745: a nightly job wrote "expired" over quotes that were ordered or lost.
    assert not may_go(old, new)
    with pytest.raises(TransitionRefusedError, match="cannot become"):
        check_way("Q-1", 1, old, new)


def test_only_what_was_approved_reaches_the_customer() -> None:
    ways_to_offered = {old for old in WAYS if WAYS[old] & OFFERED}
    assert ways_to_offered - OFFERED == {QuoteStatus.DRAFT, QuoteStatus.NEEDS_REVIEW}
    assert WAYS[QuoteStatus.NEEDS_REVIEW] & OFFERED == {QuoteStatus.APPROVED}


@pytest.mark.parametrize("status", sorted(OPEN - {QuoteStatus.DRAFT}))
def test_what_is_open_can_be_superseded(status: QuoteStatus) -> None:
    assert may_go(status, QuoteStatus.SUPERSEDED)
