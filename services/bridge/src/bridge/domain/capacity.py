"""How much may be taken from Conductor: what live consumers can work on, and no more.

What is not taken waits in Conductor's queue, where it is seen, keeps its priority and can be
terminated. A finished task's entry is deleted, so a stream's length is its unfinished tasks.
"""

from collections.abc import Iterable

CONSUMER_ALIVE_MS = 5_000
"""A consumer reads, claims or keeps alive at least once a second; after this it counts as gone."""


def live_consumers(idle_ms: Iterable[int]) -> int:
    """How many consumers were heard of lately, from the idle times Redis tells."""
    return sum(1 for idle in idle_ms if idle < CONSUMER_ALIVE_MS)


def credit(*, consumers: int, tasks_per_consumer: int, unfinished: int) -> int:
    """How many more tasks the consumers of one stream can take now; never negative."""
    return max(0, consumers * tasks_per_consumer - unfinished)
