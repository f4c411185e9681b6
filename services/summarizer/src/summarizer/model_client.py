"""Asks a model one question: tries again where that may help, and books what each attempt took."""

import asyncio
import secrets
from dataclasses import dataclass
from typing import Any, cast

import structlog
from openai import APIStatusError, APITimeoutError, AsyncOpenAI, BadRequestError, OpenAIError
from openai.types.chat import ChatCompletion
from pydantic import ValidationError

from summarizer.domain.answer import Answer, answer_format
from summarizer.domain.model_usage import Tokens
from summarizer.domain.prompt import ShownThread
from summarizer.model_failures import (
    FILTERED,
    INVALID,
    REFUSED,
    TRUNCATED,
    NoAnswerError,
    failure_of,
    seconds_until_retry,
)
from summarizer.model_ledger import ModelLedger

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Limits:
    """Of one question."""

    output_tokens: int
    retries: int
    attempt_seconds: float
    deadline_seconds: float
    """All attempts and the waits between them."""


class ModelClient:
    """One model (Azure: one deployment) behind an OpenAI client that does not itself try again."""

    def __init__(
        self, client: AsyncOpenAI, model: str, limits: Limits, ledger: ModelLedger
    ) -> None:
        self.model = model
        self._client = client
        self._limits = limits
        self._ledger = ledger

    async def ask(self, thread_id: int, thread: ShownThread) -> Answer:
        """The model's answer, or the one it gave before; raises NoAnswerError."""
        fingerprint = thread.fingerprint(f"{self._client.base_url} {self.model}")
        if (known := await self._ledger.known(fingerprint)) is not None:
            log.info("model_answer_known", model=self.model, thread_id=thread_id)
            return Answer.model_validate_json(known)
        most = Tokens(input=thread.tokens, output=self._limits.output_tokens)
        deadline = asyncio.get_running_loop().time() + self._limits.deadline_seconds
        attempts = 0
        while True:
            attempts += 1
            call_id = await self._ledger.begin(thread_id, fingerprint, self.model, most)
            completion = None
            try:
                async with asyncio.timeout_at(deadline):
                    completion = await self._complete(thread)
                answer, content = _read(completion)
            except (OpenAIError, TimeoutError, NoAnswerError, ValueError) as error:
                failure = failure_of(error)
                used, is_estimate = _used(completion, error, most)
                await self._ledger.failed(call_id, failure.code, used, is_estimate=is_estimate)
                wait = seconds_until_retry(error, attempts)
                now = asyncio.get_running_loop().time()
                if wait is None or attempts > self._limits.retries or now + wait >= deadline:
                    raise NoAnswerError(failure) from error
                log.info("model_asked_again", model=self.model, code=failure.code, wait=wait)
                await asyncio.sleep(wait)
            else:
                used, is_estimate = _used(completion, None, most)
                await self._ledger.answered(call_id, used, is_estimate=is_estimate, answer=content)
                return answer

    async def close(self) -> None:
        """Close the client's connections."""
        await self._client.close()

    async def _complete(self, thread: ShownThread) -> ChatCompletion:
        instructions, told = thread.told(secrets.token_hex(8))
        return await self._client.chat.completions.create(
            model=self.model,
            messages=[
                {"role": "system", "content": instructions},
                {"role": "user", "content": told},
            ],
            response_format=cast("Any", answer_format()),
            max_completion_tokens=self._limits.output_tokens,
            timeout=self._limits.attempt_seconds,
        )


def _read(completion: ChatCompletion) -> tuple[Answer, str]:
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


def _used(
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
