"""Every way a model can fail to answer, by name; whether trying again may help, and when."""

import random
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import openai

from contracts.summaries import SummaryWarning

_TRANSIENT = {408, 409, 429}
_FIRST_WAIT_SECONDS = 0.5
_LONGEST_WAIT_SECONDS = 8.0


@dataclass(frozen=True)
class ModelFailure:
    """Why no usable answer came.

    `detail` is in this program's own words, because a server's may hold the key.
    """

    code: str
    detail: str

    def warning(self) -> SummaryWarning:
        """What to tell the salesperson."""
        return SummaryWarning(
            code=self.code, detail=f"{self.detail} The thread was read by rules instead."
        )


REFUSED = ModelFailure("model_refused", "The model refused to read this thread.")
FILTERED = ModelFailure("model_filtered", "The model's content filter stopped this thread.")
TRUNCATED = ModelFailure("model_truncated", "The thread or the model's answer was too long.")
INVALID = ModelFailure("model_invalid", "The model's answer did not have the agreed shape.")
TIMED_OUT = ModelFailure("model_timeout", "The model did not answer in time.")
RATE_LIMITED = ModelFailure(
    "model_rate_limited", "The model's server took no more requests: its rate or quota is used up."
)
UNAVAILABLE = ModelFailure(
    "model_unavailable", "The model's server could not be reached or failed."
)
OVER_BUDGET = ModelFailure(
    "model_over_budget", "Reading this thread by model would take more than one thread may."
)

_MISCONFIGURED = "model_misconfigured"

_BY_KIND: list[tuple[type[Exception], ModelFailure]] = [
    (openai.APITimeoutError, TIMED_OUT),
    (TimeoutError, TIMED_OUT),
    (openai.RateLimitError, RATE_LIMITED),
    (openai.APIResponseValidationError, INVALID),
]
_BY_CODE = {"content_filter": FILTERED, "context_length_exceeded": TRUNCATED}
_FILTER = "ResponsibleAIPolicyViolation"


_BY_NAME = {
    failure.code: failure
    for failure in (REFUSED, FILTERED, TRUNCATED, INVALID, TIMED_OUT, RATE_LIMITED, UNAVAILABLE)
}


class NoAnswerError(Exception):
    """The model gave no usable answer."""

    def __init__(self, failure: ModelFailure) -> None:
        super().__init__(failure.detail)
        self.failure = failure


def failure_of(error: Exception) -> ModelFailure:
    """What a client's error means; any that is none of its own is a body that is no JSON."""
    if isinstance(error, NoAnswerError):
        return error.failure
    for kind, failure in _BY_KIND:
        if isinstance(error, kind):
            return failure
    if isinstance(error, openai.APIStatusError):
        return _by_status(error)
    return UNAVAILABLE if isinstance(error, openai.OpenAIError) else INVALID


def failure_named(code: str) -> ModelFailure | None:
    """The failure with a code; null where the code is none of a failure."""
    if code == _MISCONFIGURED:
        return ModelFailure(code, "The model's server does not accept the request itself.")
    return _BY_NAME.get(code)


def _by_status(error: openai.APIStatusError) -> ModelFailure:
    status = error.status_code
    if status == 400 and error.code in _BY_CODE:
        return _BY_CODE[error.code]
    if status == 400 and _FILTER in str(error.body):
        return FILTERED
    return UNAVAILABLE if status >= 500 or status in _TRANSIENT else _misconfigured(status)


def seconds_until_retry(error: Exception, attempts: int) -> float | None:
    """How long to wait after so many attempts; null where the same request fails the same way.

    A server's own word (`x-should-retry`, `Retry-After`) counts before any rule of ours.
    """
    if not isinstance(error, openai.APIConnectionError | openai.APIStatusError | TimeoutError):
        return None
    headers = error.response.headers if isinstance(error, openai.APIStatusError) else {}
    may_pass = not isinstance(error, openai.APIStatusError) or (
        error.status_code in _TRANSIENT or error.status_code >= 500
    )
    if headers.get("x-should-retry") in {"true", "false"}:
        may_pass = headers["x-should-retry"] == "true"
    if not may_pass or (isinstance(error, openai.RateLimitError) and _is_used_up(error)):
        return None
    asked = _asked_for(headers.get("retry-after-ms"), headers.get("retry-after"))
    if asked is not None:
        return asked
    wait: float = min(_LONGEST_WAIT_SECONDS, _FIRST_WAIT_SECONDS * 2.0 ** (attempts - 1))
    # Not all at once: many threads may have been turned away together.
    return wait * random.uniform(0.75, 1.25)  # noqa: S311 - no secret


def _is_used_up(error: openai.RateLimitError) -> bool:
    """A quota does not come back within a task's time."""
    return error.code == "insufficient_quota"


def _asked_for(milliseconds: str | None, seconds: str | None) -> float | None:
    for written, factor in ((milliseconds, 0.001), (seconds, 1.0)):
        try:
            return max(0.0, float(written or "") * factor)
        except ValueError:
            continue
    try:
        until = parsedate_to_datetime(seconds or "")
    except ValueError:
        return None
    return max(0.0, (until - datetime.now(UTC)).total_seconds())


def _misconfigured(status: int) -> ModelFailure:
    wrong = {
        401: "the key is not accepted",
        403: "the key may not use this model",
        404: "there is no such model, deployment or address",
    }
    why = wrong.get(status, "the request is not accepted")
    return ModelFailure(
        _MISCONFIGURED,
        f"The model's server answered {status}: {why}. Check the model's settings.",
    )
