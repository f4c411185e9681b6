"""What an error means to whoever asked.

    Exception
    └── Refused      asking again changes nothing: the sentence says what to change

A domain's errors need not know this class: any exception with `retryable = False` counts as one.
"""


class Refused(Exception):  # noqa: N818 - it is an answer, not a mishap
    """The request cannot be met as it is. The sentence is for the person who made it."""

    retryable = False


def is_retryable(error: BaseException) -> bool:
    """Whether trying again can help: yes, unless the error says no."""
    return bool(getattr(error, "retryable", True))
