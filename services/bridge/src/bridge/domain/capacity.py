"""How much may be taken from Conductor: what live consumers can work on, and no more.

What is not taken waits in Conductor's queue, where it is seen, keeps its priority and can be
terminated. A finished task's entry is deleted, so a stream's length is its unfinished tasks.
"""

from dataclasses import dataclass

CONSUMER_ALIVE_MS = 5_000
"""A consumer announces itself once a second; one not heard of for this long counts as gone."""


@dataclass(frozen=True)
class Claim:
    """Room for tasks of one stream, which no other bridge fills."""

    granted: int
    concurrency: int
    """How many tasks the stream's live consumers work on at a time."""
    unfinished: int
    """How many tasks lie in the stream."""


@dataclass(frozen=True)
class Wish:
    """How much room to claim: at most so many, and only a share of what there is (2: half)."""

    most: int
    share: int = 1
