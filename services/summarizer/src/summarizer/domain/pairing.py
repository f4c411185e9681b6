"""Which product of one reading is which of another's."""

from collections.abc import Sequence

from contracts.summaries import RequestedProduct, Source
from summarizer.domain.words import content_words

_ENOUGH = 0.5


def paired(
    ruled: Sequence[RequestedProduct], modelled: Sequence[RequestedProduct]
) -> tuple[list[tuple[RequestedProduct, RequestedProduct | None]], list[RequestedProduct]]:
    """Each product of the rules, in their order, with the model's same one; and the model's others.

    Two are the same by their words, by the place that they were read from, or by both; the likest
    go together first.
    """
    likeness = {
        (at, other_at): score
        for at, one in enumerate(ruled)
        for other_at, other in enumerate(modelled)
        if (score := _likeness(one, other)) >= _ENOUGH
    }
    partner: dict[int, int] = {}
    for at, other_at in sorted(likeness, key=lambda both: (-likeness[both], both)):
        if at not in partner and other_at not in partner.values():
            partner[at] = other_at
    together = [
        (one, modelled[partner[at]] if at in partner else None) for at, one in enumerate(ruled)
    ]
    taken = set(partner.values())
    return together, [other for at, other in enumerate(modelled) if at not in taken]


def _likeness(one: RequestedProduct, other: RequestedProduct) -> float:
    mine, theirs = content_words(one.description), content_words(other.description)
    shared = len(mine & theirs)
    by_words = shared / min(len(mine), len(theirs)) if shared else 0.0
    fullness = shared / len(mine | theirs) if shared else 0.0
    return by_words + fullness + (1.0 if _overlap(one.source, other.source) else 0.0)


def _overlap(one: Source | None, other: Source | None) -> bool:
    if one is None or other is None or one.message_id != other.message_id:
        return False
    return one.start < other.end and other.start < one.end
