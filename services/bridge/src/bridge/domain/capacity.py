"""How much may be taken from Conductor: what live consumers can work on, and no more.

What is not taken waits in Conductor's queue, where it is seen, keeps its priority and can be
terminated. A finished task's entry is deleted, so a stream's length is its unfinished tasks.
"""

CONSUMER_ALIVE_MS = 5_000
"""A consumer announces itself once a second; one not heard of for this long counts as gone."""


def credit(*, concurrency: int, unfinished: int) -> int:
    """How many more tasks the consumers of one stream can take now; never negative."""
    return max(0, concurrency - unfinished)
