"""Whether a set's figures tell how far to trust what a line says of itself."""

from quotewright.evaluation.calibration import ASKED, THROUGH, Band, Route, calibration
from quotewright.evaluation.scoring import Score

RIGHT = Score(
    right=2,
    wrong=0,
    missing=0,
    asked=0,
    silent=False,
    steered=False,
    flagged=False,
    clerk_asks=False,
    lines=[("high", True), ("medium", True)],
)
WRONG = Score(
    right=0,
    wrong=1,
    missing=0,
    asked=1,
    silent=True,
    steered=False,
    flagged=True,
    clerk_asks=True,
    lines=[("medium", False)],
    differences=["a line too many"],
)


def test_lines_are_counted_by_their_confidence() -> None:
    assert calibration([RIGHT, WRONG]).bands == {
        "high": Band(lines=1, right=1),
        "medium": Band(lines=2, right=1),
        "low": Band(lines=0, right=0),
    }


def test_threads_are_counted_by_whether_a_person_was_told_to_look() -> None:
    assert calibration([RIGHT, RIGHT, WRONG]).routes == {
        THROUGH: Route(threads=2, exact=2, silent=0, clerk_asks=0),
        ASKED: Route(threads=1, exact=0, silent=1, clerk_asks=1),
    }
