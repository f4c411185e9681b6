"""Every way a model can fail to answer, by name."""

from dataclasses import dataclass

import openai

from contracts.summaries import SummaryWarning


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


_BY_KIND: list[tuple[type[Exception], ModelFailure]] = [
    (openai.APITimeoutError, TIMED_OUT),
    (TimeoutError, TIMED_OUT),
    (openai.RateLimitError, RATE_LIMITED),
    (openai.APIResponseValidationError, INVALID),
]
_BY_CODE = {"content_filter": FILTERED, "context_length_exceeded": TRUNCATED}
_TRANSIENT = {408, 409}


class NoAnswerError(Exception):
    """The model gave no usable answer."""

    def __init__(self, failure: ModelFailure) -> None:
        super().__init__(failure.detail)
        self.failure = failure


def failure_of(error: openai.OpenAIError | TimeoutError) -> ModelFailure:
    """What a client's error means."""
    for kind, failure in _BY_KIND:
        if isinstance(error, kind):
            return failure
    if isinstance(error, openai.BadRequestError) and error.code in _BY_CODE:
        return _BY_CODE[error.code]
    if isinstance(error, openai.APIStatusError):
        status = error.status_code
        return UNAVAILABLE if status >= 500 or status in _TRANSIENT else _misconfigured(status)
    return UNAVAILABLE


def _misconfigured(status: int) -> ModelFailure:
    wrong = {
        401: "the key is not accepted",
        403: "the key may not use this model",
        404: "there is no such model, deployment or address",
    }
    why = wrong.get(status, "the request is not accepted")
    return ModelFailure(
        "model_misconfigured",
        f"The model's server answered {status}: {why}. Check the model's settings.",
    )
