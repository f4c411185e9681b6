"""What is killed when: everything that chance decides, decided beforehand by a seed."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class How(StrEnum):
    """The ways in which a process ends."""

    KILL = "kill -9"
    FREEZE = "frozen, then kill -9"
    """It holds its connections and answers nothing, so that it surely dies with work in hand."""
    TERM = "SIGTERM"


@dataclass(frozen=True)
class Kill:
    """One process ends, stays away and is started again."""

    after_seconds: float
    """Since everything was back from the kill before."""
    victim: str
    how: How
    frozen_seconds: float
    away_seconds: float


WEIGHTS = {"bridge": 5, "summarizer": 3, "pricing": 3, "quotes": 4, "redis": 3, "conductor": 1}
"""Conductor least: it takes half a minute to start, and meanwhile nothing else is tried."""


def kills(seed: int) -> Iterator[Kill]:
    """Kills without end, the same ones for the same seed; each process is among the first ones."""
    chance = random.Random(seed)  # noqa: S311 - it is to be repeatable
    first = list(WEIGHTS)
    chance.shuffle(first)
    while True:
        victim = first.pop() if first else chance.choices([*WEIGHTS], [*WEIGHTS.values()])[0]
        how = chance.choices([How.KILL, How.FREEZE, How.TERM], [5, 3, 1])[0]
        yield Kill(
            after_seconds=chance.uniform(0.2, 3.0),
            victim=victim,
            how=how,
            frozen_seconds=chance.uniform(0.5, 6.0) if how is How.FREEZE else 0.0,
            away_seconds=chance.choice([0.0, 0.0, chance.uniform(0.0, 5.0)]),
        )
