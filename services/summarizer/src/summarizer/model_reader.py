"""Reads threads with a language model, which the rules check; by rules alone wherever it fails."""

import asyncio
from collections.abc import Sequence

import structlog

from contracts.summaries import Summary, SummaryWarning
from contracts.threads import EmailMessage
from summarizer.domain.agreement import agreed_summary
from summarizer.domain.answer import Answer
from summarizer.domain.grounding import grounded
from summarizer.domain.prompt import ShownThread, shown_thread
from summarizer.domain.redaction import Redaction
from summarizer.domain.summary_text import told
from summarizer.model_client import ModelClient
from summarizer.model_failures import NoAnswerError
from summarizer.rules_reader import RulesReader

log = structlog.get_logger(__name__)


class ModelReader:
    """Two readings of a thread, and what comes of them."""

    def __init__(
        self,
        client: ModelClient,
        rules: RulesReader,
        *,
        max_input_tokens: int,
        redaction: Redaction,
        summary_language: str,
    ) -> None:
        self.name = client.model
        self._client = client
        self._rules = rules
        self._redaction = redaction
        self._max_input_tokens = max_input_tokens
        self._language = summary_language

    async def read(self, thread_id: int, subject: str, messages: Sequence[EmailMessage]) -> Summary:
        """What both readers read; the rules' reading with a warning where the model gave none.

        A thread in which no customer writes is not shown to the model.
        """
        ruled = await self._rules.read(thread_id, subject, messages)
        if not any(message.role == "customer" for message in messages):
            return ruled
        thread = await asyncio.to_thread(self._shown, subject, messages)
        try:
            answer = await self._client.ask(thread_id, thread)
        except NoAnswerError as error:
            failure = error.failure
            log.warning("model_failed", model=self.name, code=failure.code, detail=failure.detail)
            warnings = [*ruled.warnings, failure.warning()]
            return ruled.model_copy(update={"warnings": warnings})
        return await asyncio.to_thread(self._agreed, ruled, answer, thread)

    async def close(self) -> None:
        """Close the client's connections, and end the rules' process."""
        await self._client.close()
        await self._rules.close()

    def _shown(self, subject: str, messages: Sequence[EmailMessage]) -> ShownThread:
        return shown_thread(
            subject, messages, max_tokens=self._max_input_tokens, redact=self._redaction
        )

    def _agreed(self, ruled: Summary, answer: Answer, thread: ShownThread) -> Summary:
        summary = agreed_summary(ruled, grounded(answer, thread), thread, reader=self.name)
        if thread.left_out:
            warnings = [*summary.warnings, _cut(thread.left_out)]
            summary = summary.model_copy(update={"warnings": warnings})
        return told(summary, self._language)


def _cut(left_out: Sequence[str]) -> SummaryWarning:
    named = ", ".join(left_out[:10]) + (f" and {len(left_out) - 10} more" * (len(left_out) > 10))
    return SummaryWarning(
        code="model_thread_cut",
        detail=f"The thread is longer than what the model is shown. It did not see {named}: "
        "that was read by rules alone.",
    )
