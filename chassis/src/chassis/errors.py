"""What an error means to whoever asked.

    Exception
    ├── Refused      asking again changes nothing: the sentence says what to change
    └── CannotStart  a process lacks something it needs: the sentence says what and what to do

A domain's errors need not know this class: any exception with `retryable = False` counts as one.
"""

from pydantic import ValidationError


class Refused(Exception):  # noqa: N818 - it is an answer, not a mishap
    """The request cannot be met as it is. The sentence is for the person who made it."""

    retryable = False


class CannotStart(Exception):  # noqa: N818
    """A process lacks something it needs. The sentence is for its operator."""


def is_retryable(error: BaseException) -> bool:
    """Whether trying again can help: yes, unless the error says no."""
    return bool(getattr(error, "retryable", True))


def explain(error: ValidationError) -> str:
    """A validation error as one sentence: which field, what is wrong, what was given."""
    problems = []
    for problem in error.errors(include_url=False):
        where = ".".join(str(part) for part in problem["loc"]) or "the message"
        given = repr(problem["input"])
        given = given if len(given) <= 80 else given[:77] + "..."
        problems.append(f"{where}: {problem['msg']} (got {given})")
    return "; ".join(problems)
