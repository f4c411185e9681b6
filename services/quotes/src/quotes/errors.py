"""What quotes refuses, each with a sentence that says what to do."""

from datetime import datetime


class QuotesError(Exception):
    """Asking again changes nothing."""

    retryable = False


class TotalsRefusedError(QuotesError):
    """The amounts given do not make a quote that adds up."""


class UnknownQuoteError(QuotesError):
    """No such quote, or no such revision of it, was issued here."""

    def __init__(self, quote_number: str, revision: int | None = None) -> None:
        of_revision = "" if revision is None else f" in revision {revision}"
        super().__init__(
            f"No quote {quote_number}{of_revision} was issued here: check the number, "
            "or make the quote first."
        )


class TransitionRefusedError(QuotesError):
    """There is no way from where a revision stands to where it is to go."""

    def __init__(self, quote_number: str, revision: int, old: str, new: str) -> None:
        super().__init__(
            f"{quote_number} revision {revision} is {old.replace('_', ' ')}: "
            f"it cannot become {new.replace('_', ' ')}."
        )


class RevisionSupersededError(QuotesError):
    """A decision was about another revision than the one that holds."""

    def __init__(self, quote_number: str, revision: int | None, newest: int) -> None:
        super().__init__(
            f"The newest revision of {quote_number} is {newest}, not {revision}: "
            "read it, and decide about that one."
        )


class NoAddressError(QuotesError):
    """There is nowhere to send it to."""

    def __init__(self, quote_number: str) -> None:
        super().__init__(f"No mail address is known of {quote_number}'s customer.")


class NobodyWaitsError(QuotesError):
    """The workflow that an approval would continue has ended."""

    def __init__(self, quote_number: str, why: str) -> None:
        super().__init__(
            f"{quote_number} cannot be approved, and is closed as rejected: nothing would follow. "
            f"{why} Restart the workflow for its next revision, or start another."
        )


class NotApprovedError(QuotesError):
    """A workflow went on with a quote that nobody approved."""

    def __init__(self, quote_number: str, status: str) -> None:
        super().__init__(
            f"{quote_number} is {status.replace('_', ' ')}, so nobody is told of it: a quote is "
            f"approved by POST /api/v1/quotes/{quote_number}/approve, not in Conductor."
        )


class NotOpenError(QuotesError):
    """The time in which a quote can be accepted has passed."""

    def __init__(self, quote_number: str, expired_at: datetime) -> None:
        super().__init__(
            f"{quote_number} could be accepted until {expired_at:%Y-%m-%d %H:%M} UTC: "
            "ask for a new quote."
        )


class AcceptedQuoteError(QuotesError):
    """A quote that the customer accepted is not revised."""

    def __init__(self, quote_number: str) -> None:
        super().__init__(
            f"The customer accepted {quote_number}, so it is not revised: "
            "start another workflow to make another quote."
        )


class NoCustomerPageError(QuotesError):
    """There is no page for customers."""

    def __init__(self) -> None:
        super().__init__("There is no page for customers: set CUSTOMER_LINK_SECRET to have one.")


class NotOfferedError(QuotesError):
    """The customer has nothing to answer, or not any more."""

    def __init__(self, quote_number: str, status: str) -> None:
        super().__init__(
            f"{quote_number} is {status.replace('_', ' ')}: the customer has a link to a quote "
            "that is approved and open."
        )


class NotAcceptedError(QuotesError):
    """Nothing was ordered."""

    def __init__(self, quote_number: str, status: str) -> None:
        super().__init__(
            f"{quote_number} is {status.replace('_', ' ')}: it is an order once it is accepted."
        )


class UnknownDeliveryError(QuotesError):
    """There is no such delivery."""

    def __init__(self, delivery_id: str) -> None:
        super().__init__(f"There is no delivery {delivery_id}: take its id from the list.")


class NotWantedError(Exception):
    """What was to be delivered should not be any more."""


class IdempotencyKeyReusedError(QuotesError):
    """One key, two different quotes."""

    def __init__(self, key: str, quote_number: str) -> None:
        super().__init__(
            f"Idempotency-Key {key!r} already made {quote_number} from another request: "
            "send a new key for a new quote."
        )


class RenderingError(Exception):
    """The PDF could not be made this time."""
