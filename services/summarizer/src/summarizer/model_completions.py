"""What a model's server sent: the answer in it, and what that took."""

from openai import APIStatusError, APITimeoutError, BadRequestError
from openai.types.chat import ChatCompletion
from pydantic import ValidationError

from summarizer.domain.answer import Answer
from summarizer.domain.model_usage import Tokens
from summarizer.model_failures import (
    FILTERED,
    INVALID,
    REFUSED,
    TRUNCATED,
    NoAnswerError,
    failure_of,
)


def answer_in(completion: ChatCompletion) -> tuple[Answer, str]:
    """The answer, and how it was written; raises NoAnswerError."""
    # The client does not check what a server sends: it may be anything.
    if not isinstance(completion, ChatCompletion) or not completion.choices:
        raise NoAnswerError(INVALID)
    choice = completion.choices[0]
    # Before the content: what is cut may still be well formed.
    if choice.finish_reason == "length":
        raise NoAnswerError(TRUNCATED)
    if choice.finish_reason == "content_filter":
        raise NoAnswerError(FILTERED)
    if choice.message.refusal:
        raise NoAnswerError(REFUSED)
    content = choice.message.content or ""
    try:
        return Answer.model_validate_json(content), content
    except ValidationError as error:
        raise NoAnswerError(INVALID) from error


def used_by(
    completion: ChatCompletion | None, error: Exception | None, most: Tokens
) -> tuple[Tokens, bool]:
    """What an attempt took, and whether that is an estimate: a server may not say."""
    usage = getattr(completion, "usage", None)
    if usage is not None and usage.prompt_tokens:
        details = usage.prompt_tokens_details
        cached = (details.cached_tokens if details else None) or 0
        return Tokens(usage.prompt_tokens, cached, usage.completion_tokens), False
    if completion is not None or isinstance(error, TimeoutError | APITimeoutError):
        return most, True
    if isinstance(error, BadRequestError) and failure_of(error) is FILTERED:
        # What the filter read is billed, though nothing was answered.
        return Tokens(input=most.input), True
    if isinstance(error, APIStatusError) and error.status_code == 408:
        return most, True
    return Tokens(), False
