"""What a seller decides about quotes beforehand."""

from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from quotes.domain.approval import ApprovalPolicy
from quotes.domain.numbering import NumberPattern


@dataclass(frozen=True)
class IssuingRules:
    """How quotes are numbered, how long they hold, and which of them wait for a person."""

    pattern: NumberPattern
    validity_days: int
    zone: ZoneInfo
    """Where a quote's last day ends."""
    approval: ApprovalPolicy
    approval_time: timedelta
    """Without an answer for so long a quote is not approved."""
    reminders: tuple[timedelta, ...]
    """How long before they expire, longest first."""
