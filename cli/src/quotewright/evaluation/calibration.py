"""Whether it knows what it knows: how often lines of each confidence were right, and threads that
nobody was asked about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quotewright.evaluation.scoring import Score

BANDS = ("high", "medium", "low")
THROUGH = "went through, nothing open"
ASKED = "sent to a person"


@dataclass(frozen=True)
class Band:
    """The priced lines of one confidence."""

    lines: int
    right: int


@dataclass(frozen=True)
class Route:
    """The threads that went one way: through, or to a person."""

    threads: int
    exact: int
    silent: int
    clerk_asks: int
    """Those that a careful clerk would have asked about: where the thread went through, too few
    were asked; where it went to a person, the others were asked for nothing."""


@dataclass(frozen=True)
class Calibration:
    """A whole set."""

    bands: dict[str, Band]
    routes: dict[str, Route]


def calibration(scores: Sequence[Score]) -> Calibration:
    """What came of the lines of each confidence, and of the threads that went each way."""
    lines = [line for score in scores for line in score.lines]
    return Calibration(
        bands={
            band: _band(right for confidence, right in lines if confidence == band)
            for band in BANDS
        },
        routes={
            THROUGH: _route([score for score in scores if not score.flagged]),
            ASKED: _route([score for score in scores if score.flagged]),
        },
    )


def _band(right: Iterable[bool]) -> Band:
    each = list(right)
    return Band(lines=len(each), right=sum(each))


def _route(scores: Sequence[Score]) -> Route:
    return Route(
        threads=len(scores),
        exact=sum(score.exact for score in scores),
        silent=sum(score.silent for score in scores),
        clerk_asks=sum(score.clerk_asks for score in scores),
    )
