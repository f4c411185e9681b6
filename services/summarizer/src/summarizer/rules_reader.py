"""Reads without a model, within bounds: the same thread gives the same summary."""

from collections.abc import Sequence
from functools import partial

from chassis.bounded import BoundedProcesses, Bounds, TooMuchError
from contracts.summaries import Summary
from contracts.threads import EmailMessage
from summarizer.domain.rules_reader import RULES, read_by_rules
from summarizer.errors import ThreadTooHardError

READING_MEMORY_BYTES = 1_000_000_000


class RulesReader:
    """One thread at a time, in a process of its own."""

    name = RULES

    def __init__(self, summary_language: str, timeout_seconds: int) -> None:
        self._language = summary_language
        self._bounds = Bounds(timeout_seconds, READING_MEMORY_BYTES)
        self._process = BoundedProcesses(self._bounds)

    async def read(self, thread_id: int, subject: str, messages: Sequence[EmailMessage]) -> Summary:
        """What the customer's messages ask for, by rules alone.

        Raises ThreadTooHardError where that takes too long: some text is written to do so.
        """
        work = partial(read_by_rules, subject, list(messages), self._language)
        try:
            return await self._process.run(work)
        except TooMuchError:
            raise ThreadTooHardError(thread_id, self._bounds.seconds) from None

    async def close(self) -> None:
        """End the process."""
        await self._process.close()
