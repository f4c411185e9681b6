"""Reads threads with a language model, and by rules wherever it fails."""

import asyncio
import secrets
from collections.abc import Sequence
from typing import Any, cast

import structlog
from openai import AsyncOpenAI, OpenAIError
from openai.types.chat import ChatCompletion
from pydantic import ValidationError

from contracts.summaries import Summary
from contracts.threads import EmailMessage
from summarizer.domain.answer import Answer, answer_format
from summarizer.domain.grounding import grounded_summary
from summarizer.domain.prompt import prompt
from summarizer.domain.rules_reader import read_by_rules
from summarizer.model_failures import (
    FILTERED,
    INVALID,
    REFUSED,
    TRUNCATED,
    NoAnswerError,
    failure_of,
)

log = structlog.get_logger(__name__)


class ModelReader:
    """One model (Azure: one deployment) behind an OpenAI client, which retries what is transient.

    `deadline_seconds` bounds the whole conversation, with its retries.
    """

    def __init__(self, client: AsyncOpenAI, model: str, *, deadline_seconds: float) -> None:
        self.name = model
        self._client = client
        self._deadline_seconds = deadline_seconds

    async def read(self, subject: str, messages: Sequence[EmailMessage]) -> Summary:
        """The model's reading; the rules' with a warning where the model gave none.

        A thread in which no customer writes is not shown to the model.
        """
        ruled = await asyncio.to_thread(read_by_rules, subject, messages)
        if not any(message.role == "customer" for message in messages):
            return ruled
        try:
            answer = await self._answer(subject, messages)
        except NoAnswerError as error:
            failure = error.failure
            log.warning("model_failed", model=self.name, code=failure.code, detail=failure.detail)
            warnings = [*ruled.warnings, failure.warning()]
            return ruled.model_copy(update={"warnings": warnings})
        return await asyncio.to_thread(
            grounded_summary, answer, messages, ruled=ruled, reader=self.name
        )

    async def close(self) -> None:
        """Close the client's connections."""
        await self._client.close()

    async def _answer(self, subject: str, messages: Sequence[EmailMessage]) -> Answer:
        try:
            async with asyncio.timeout(self._deadline_seconds):
                completion = await self._complete(subject, messages)
        except (OpenAIError, TimeoutError) as error:
            raise NoAnswerError(failure_of(error)) from error
        except ValueError as error:  # a body that says it is JSON and is not
            raise NoAnswerError(INVALID) from error
        return _read(completion)

    async def _complete(self, subject: str, messages: Sequence[EmailMessage]) -> ChatCompletion:
        instructions, thread = prompt(subject, messages, secrets.token_hex(8))
        return await self._client.chat.completions.create(
            model=self.name,
            messages=[
                {"role": "system", "content": instructions},
                {"role": "user", "content": thread},
            ],
            response_format=cast("Any", answer_format()),
        )


def _read(completion: ChatCompletion) -> Answer:
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
    try:
        return Answer.model_validate_json(choice.message.content or "")
    except ValidationError as error:
        raise NoAnswerError(INVALID) from error
