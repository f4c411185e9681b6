"""Asks a model one question: tries again where that may help, and books what each attempt took."""

import asyncio
import secrets
from dataclasses import dataclass
from typing import Any, cast

import structlog
from openai import AsyncOpenAI, OpenAIError
from openai.types.chat import ChatCompletion

from summarizer.domain.answer import Answer, answer_format
from summarizer.domain.model_usage import CallEnd, Question, Tokens
from summarizer.domain.prompt import ShownThread
from summarizer.model_completions import answer_in, used_by
from summarizer.model_failures import TIMED_OUT, NoAnswerError, failure_of, seconds_until_retry
from summarizer.model_ledger import ModelLedger
from summarizer.store.model_calls import ABANDONED, ANSWERED

_LOOK_AGAIN_SECONDS = 0.25

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
        """The model's answer, or the one it gave before; raises NoAnswerError.

        Of several who ask the same at once one asks, and all take what it is answered.
        """
        question = Question(
            thread_id,
            thread.fingerprint(f"{self._client.base_url} {self.model}"),
            self.model,
            Tokens(input=thread.tokens, output=self._limits.output_tokens),
        )
        deadline = asyncio.get_running_loop().time() + self._limits.deadline_seconds
        claim = await self._ledger.claim(question)
        while claim.call_id is None and claim.answer is None:
            await self._until_asked(question, deadline)
            claim = await self._ledger.claim(question, has_waited=True)
        if claim.call_id is not None:
            return await self._ask(question, claim.call_id, thread, deadline)
        log.info("model_answer_known", model=self.model, thread_id=thread_id)
        return Answer.model_validate_json(claim.answer or "")

    async def _until_asked(self, question: Question, deadline: float) -> None:
        """Wait for somebody who asks the same."""
        log.info("model_asked_already", model=self.model, thread_id=question.thread_id)
        while await self._ledger.is_asked(question):
            if asyncio.get_running_loop().time() >= deadline:
                raise NoAnswerError(TIMED_OUT)
            await asyncio.sleep(_LOOK_AGAIN_SECONDS)

    async def _ask(
        self, question: Question, call_id: int, thread: ShownThread, deadline: float
    ) -> Answer:
        """Attempt by attempt, each under a call of its own."""
        attempts, at_stake = 0, question.most
        try:
            while True:
                attempts += 1
                completion = None
                try:
                    async with asyncio.timeout_at(min(deadline, self._in_an_attempt())):
                        completion = await self._complete(thread)
                    answer, content = answer_in(completion)
                except (OpenAIError, TimeoutError, NoAnswerError, ValueError) as error:
                    failure = failure_of(error)
                    end = CallEnd(failure.code, *used_by(completion, error, question.most))
                    wait = self._until_next(error, attempts, deadline)
                    if wait is None:
                        await self._ledger.end(call_id, end)
                        raise NoAnswerError(failure) from error
                    call_id = await self._ledger.end_and_begin(
                        call_id, end, question, after_seconds=wait
                    )
                    log.info("model_asked_again", model=self.model, code=failure.code, wait=wait)
                    at_stake = Tokens()
                    await asyncio.sleep(wait)
                    at_stake = question.most
                else:
                    used, is_estimate = used_by(completion, None, question.most)
                    await self._ledger.end(call_id, CallEnd(ANSWERED, used, is_estimate, content))
                    return answer
        except asyncio.CancelledError:
            # Told to stop: whoever else waits for the answer need not wait until it is overdue.
            await self._ledger.end(call_id, CallEnd(ABANDONED, at_stake, is_estimate=True))
            raise

    def _in_an_attempt(self) -> float:
        """When an attempt that begins now is to be over. The client bounds each wait for data."""
        return asyncio.get_running_loop().time() + self._limits.attempt_seconds

    def _until_next(self, error: Exception, attempts: int, deadline: float) -> float | None:
        """Seconds until it is worth to try again; null where it is not."""
        wait = seconds_until_retry(error, attempts)
        if wait is None or attempts > self._limits.retries:
            return None
        return wait if asyncio.get_running_loop().time() + wait < deadline else None

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
