"""What quotes refuses, each with a sentence that says what to do."""


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


class IdempotencyKeyReusedError(QuotesError):
    """One key, two different quotes."""

    def __init__(self, key: str, quote_number: str) -> None:
        super().__init__(
            f"Idempotency-Key {key!r} already made {quote_number} from another request: "
            "send a new key for a new quote."
        )


class RenderingError(Exception):
    """The PDF could not be made this time."""
