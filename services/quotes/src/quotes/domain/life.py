"""Where a revision of a quote can go from where it stands. What has no way on is final."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from contracts.quoting import QuoteEventType, QuoteStatus
from quotes.errors import TransitionRefusedError

SYSTEM: Final = "system"
CUSTOMER: Final = "customer"


@dataclass(frozen=True)
class Act:
    """Who does something to a quote, and why; `details` are JSON."""

    actor: str
    reason: str | None = None
    details: Mapping[str, Any] = field(default_factory=dict)


_WITH_THE_CUSTOMER: Final = frozenset(
    {
        QuoteStatus.ACCEPTED,
        QuoteStatus.DECLINED,
        QuoteStatus.EXPIRED,
        QuoteStatus.SUPERSEDED,
    }
)

WAYS: Final[Mapping[QuoteStatus, frozenset[QuoteStatus]]] = {
    QuoteStatus.DRAFT: frozenset({QuoteStatus.NEEDS_REVIEW, QuoteStatus.APPROVED}),
    QuoteStatus.NEEDS_REVIEW: frozenset(
        {QuoteStatus.APPROVED, QuoteStatus.REJECTED, QuoteStatus.SUPERSEDED}
    ),
    QuoteStatus.APPROVED: _WITH_THE_CUSTOMER | {QuoteStatus.SENT, QuoteStatus.VIEWED},
    QuoteStatus.SENT: _WITH_THE_CUSTOMER | {QuoteStatus.VIEWED},
    QuoteStatus.VIEWED: _WITH_THE_CUSTOMER,
    QuoteStatus.REJECTED: frozenset(),
    QuoteStatus.ACCEPTED: frozenset(),
    QuoteStatus.DECLINED: frozenset(),
    QuoteStatus.EXPIRED: frozenset(),
    QuoteStatus.SUPERSEDED: frozenset(),
}

FINAL: Final = frozenset(status for status, ways in WAYS.items() if not ways)
OFFERED: Final = frozenset({QuoteStatus.APPROVED, QuoteStatus.SENT, QuoteStatus.VIEWED})
"""The customer may have it, and may accept it."""
OPEN: Final = frozenset(WAYS) - FINAL

EVENTS: Final = {
    QuoteStatus.DRAFT: QuoteEventType.ISSUED,
    **{status: QuoteEventType(f"quote.{status}") for status in WAYS if status != "draft"},
}
"""What happens when a quote gets there."""


def may_go(old: QuoteStatus, new: QuoteStatus) -> bool:
    """Whether there is a way."""
    return new in WAYS[old]


def check_way(number: str, revision: int, old: QuoteStatus, new: QuoteStatus) -> None:
    """Raise TransitionRefusedError where there is none."""
    if not may_go(old, new):
        raise TransitionRefusedError(number, revision, old, new)
