"""The order in which a conversation's messages were written, whatever the order of their arrival.

Dates are what clocks of strangers say: some are wrong, some missing. An answer is younger than what
it answers all the same.
"""

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any, NamedTuple

_NEVER = datetime.max.replace(tzinfo=UTC)


class Place(NamedTuple):
    """What tells where a message belongs."""

    message_id: str
    sent_at: datetime | None
    refers_to: tuple[str, ...]
    """The ids of what it answers, of its own conversation or not."""


def in_order(places: Iterable[Place]) -> list[str]:
    """The message ids, oldest first: by date, but none before what it answers.

    One without a date stands right behind what it answers, else before the first answer to it,
    else at the end. What cannot be told apart is in the order of the ids.
    """
    known = {place.message_id: place for place in places}
    above = {
        key: {one for one in place.refers_to if one in known and one != key}
        for key, place in known.items()
    }
    below: dict[str, list[str]] = defaultdict(list)
    for key, parents in above.items():
        for parent in parents:
            below[parent].append(key)
    began = {key: place.sent_at or _NEVER for key, place in known.items()}
    for key in reversed(_walked(above, below, lambda _: 0)):
        if known[key].sent_at is None:
            began[key] = min((began[answer] for answer in below[key]), default=_NEVER)
    written: dict[str, datetime] = {}

    def age(key: str) -> datetime:
        parents = above[key]
        unknown = max(written[one] for one in parents) if parents else began[key]
        written[key] = known[key].sent_at or unknown
        return written[key]

    ordered = _walked(above, below, age)
    # No two messages answer each other, but a forger's may say so.
    rest = known.keys() - set(ordered)
    return ordered + sorted(rest, key=lambda key: (began[key], key))


def _walked(
    above: dict[str, set[str]], below: dict[str, list[str]], age: Callable[[str], Any]
) -> list[str]:
    """Each message once all that it answers are through, the oldest of those first; `age` is
    asked then. Those that answer each other, and what answers them, are never through."""
    missing = {key: len(parents) for key, parents in above.items()}
    ready = [(age(key), key) for key, count in missing.items() if not count]
    heapq.heapify(ready)
    through: list[str] = []
    while ready:
        _, key = heapq.heappop(ready)
        through.append(key)
        for answer in below[key]:
            missing[answer] -= 1
            if not missing[answer]:
                heapq.heappush(ready, (age(answer), answer))
    return through
