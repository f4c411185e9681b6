"""A reader's summary, with what only the service knows: that text was left out."""

from collections.abc import Sequence

from contracts.summaries import Summary, SummaryWarning
from contracts.threads import EmailMessage
from summarizer.domain.threads import was_cut
from summarizer.readers import Reader

_THREAD_CUT = SummaryWarning(
    code="thread_cut",
    detail="The thread is longer than what is read of one: its oldest text was left out. "
    "Check the oldest messages yourself, or allow more (MAX_THREAD_CHARS).",
)


async def summarize(
    reader: Reader, thread_id: int, subject: str, messages: Sequence[EmailMessage]
) -> Summary:
    """What the reader makes of the messages, which may have been cut."""
    summary = await reader.read(thread_id, subject, messages)
    if not was_cut(messages):
        return summary
    return summary.model_copy(update={"warnings": [*summary.warnings, _THREAD_CUT]})
