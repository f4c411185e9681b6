"""What the summarizer refuses, each with a sentence that says what to do."""


class SummarizerError(Exception):
    """Asking again changes nothing."""

    retryable = False


class NotMailError(SummarizerError):
    """A file that is no email, or one that cannot be taken apart."""


class MailTooLargeError(SummarizerError):
    """A message, or the whole upload, is larger than the operator allows."""


class UnknownThreadError(SummarizerError):
    """There is no such thread."""

    def __init__(self, thread_id: int) -> None:
        super().__init__(
            f"There is no email thread {thread_id}. GET /api/v1/emails/ lists those there are."
        )


class NoSummaryError(SummarizerError):
    """A thread that nobody has read yet."""

    def __init__(self, thread_id: int) -> None:
        super().__init__(
            f"Email thread {thread_id} has no summary yet. "
            f"POST /api/v1/emails/{thread_id}/summarize makes one."
        )


class ThreadTooHardError(SummarizerError):
    """A thread that cannot be read in the time that one may take."""

    def __init__(self, thread_id: int, seconds: int) -> None:
        super().__init__(
            f"Email thread {thread_id} takes more than {seconds} seconds to read "
            "(READ_TIMEOUT_SECONDS): it is very long, or written to be hard. Read it yourself."
        )


class UnreadableFileError(SummarizerError):
    """An attachment whose text cannot be had, and why."""


class NothingToReadError(SummarizerError):
    """A thread whose messages hold no text at all."""
