"""What the customer sees of a quote, by where it stands."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from contracts.quoting import Quote, QuoteEvent, QuoteEventType, QuoteStatus


class View(StrEnum):
    """The pages that a link leads to."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"
    LINK_EXPIRED = "link_expired"
    NO_LINK = "no_link"
    TOO_MANY = "too_many"


_VIEWS: Final = {
    QuoteStatus.APPROVED: View.OPEN,
    QuoteStatus.SENT: View.OPEN,
    QuoteStatus.VIEWED: View.OPEN,
    QuoteStatus.ACCEPTED: View.ACCEPTED,
    QuoteStatus.DECLINED: View.DECLINED,
    QuoteStatus.EXPIRED: View.EXPIRED,
    QuoteStatus.SUPERSEDED: View.SUPERSEDED,
}


@dataclass(frozen=True)
class Answer:
    """What the customer said, and when."""

    at: datetime
    by: str
    order_number: str | None = None


def view_of(quote: Quote, expires_at: datetime, now: datetime) -> View:
    """What to show; a quote that is not approved is shown to no customer."""
    view = _VIEWS.get(quote.status, View.NO_LINK)
    return View.EXPIRED if view is View.OPEN and now >= expires_at else view


def answer_of(quote: Quote, events: list[QuoteEvent]) -> Answer | None:
    """How this revision was accepted or declined, where it was."""
    answers = {QuoteEventType.ACCEPTED, QuoteEventType.DECLINED}
    for event in events:
        if event.revision == quote.revision and event.type in answers:
            return Answer(event.occurred_at, event.actor, event.details.get("order_number"))
    return None


class FieldProblem(StrEnum):
    """What must be mended in a form, as a text of the templates."""

    NAME = "Please tell us your name, in at most 200 characters."
    ORDER_NUMBER = "The order number may have 200 characters at most."
    REASON = "Please tell us the reason, in at most 2000 characters."

    @classmethod
    def of(cls, fields: dict[str, str], *, required: str) -> "FieldProblem | None":
        """The first one, or None."""
        if not fields[required]:
            return cls[required.upper()]
        for name, value in fields.items():
            if len(value) > LONGEST[name]:
                return cls[name.upper()]
        return None


LONGEST: Final = {"name": 200, "order_number": 200, "reason": 2000}
"""Characters of each field."""
