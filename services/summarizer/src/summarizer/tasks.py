"""The tasks that Conductor gives the summarizer."""

from chassis.task_handler import TaskContext
from contracts.clarification import StoreSummaryInput, StoreSummaryOutput
from contracts.summaries import SummarizeWithOpenaiInput, SummarizeWithOpenaiOutput
from contracts.threads import (
    EmailMessage,
    ExtractMessagesInput,
    ExtractMessagesOutput,
    FetchEmailThreadInput,
    FetchEmailThreadOutput,
)
from summarizer.domain.threads import fit
from summarizer.errors import NothingToReadError, UnknownThreadError
from summarizer.readers import Reader
from summarizer.store import Store
from summarizer.summarizing import summarize


class SummarizerTasks:
    """One handler for each task definition."""

    def __init__(self, reader: Reader, max_thread_chars: int) -> None:
        self._reader = reader
        self._max_thread_chars = max_thread_chars

    async def fetch_email_thread(
        self, task: FetchEmailThreadInput, context: TaskContext
    ) -> FetchEmailThreadOutput:
        """Checks that a thread exists, and tells what is known of it."""
        thread = await Store(context.session).thread(task.thread_id)
        if thread is None:
            raise UnknownThreadError(task.thread_id)
        return FetchEmailThreadOutput(thread_id=task.thread_id, thread=thread)

    async def extract_messages(
        self, task: ExtractMessagesInput, context: TaskContext
    ) -> ExtractMessagesOutput:
        """Gives a thread's cleaned messages, cut to what Conductor carries."""
        store = Store(context.session)
        thread = await store.thread(task.thread_id)
        if thread is None:
            raise UnknownThreadError(task.thread_id)
        messages = await store.messages(task.thread_id)
        if not any(message.text or message.hidden_text for message in messages):
            raise NothingToReadError(_nothing_to_read(task.thread_id, messages))
        return ExtractMessagesOutput(
            thread_id=task.thread_id,
            subject=thread.subject,
            messages=fit(messages, self._max_thread_chars),
        )

    async def summarize_with_openai(
        self, task: SummarizeWithOpenaiInput, context: TaskContext
    ) -> SummarizeWithOpenaiOutput:
        """Reads the messages: with the model that is configured, else by rules."""
        del context
        summary = await summarize(self._reader, task.subject, task.messages)
        return SummarizeWithOpenaiOutput(thread_id=task.thread_id, summary=summary)

    async def store_summary(
        self, task: StoreSummaryInput, context: TaskContext
    ) -> StoreSummaryOutput:
        """Keeps a summary as its thread's latest."""
        summary_id = await Store(context.session).store_summary(task.thread_id, task.summary)
        return StoreSummaryOutput(
            thread_id=task.thread_id, summary_id=summary_id, summary=task.summary
        )


def _nothing_to_read(thread_id: int, messages: list[EmailMessage]) -> str:
    files = [file.filename for message in messages for file in message.attachments]
    unread = f", only files that are not read ({', '.join(files)[:200]})" if files else ""
    return (
        f"Thread {thread_id} holds no text to read: its {len(messages)} message(s) have no "
        f"words{unread}. Ask the customer to write down what to quote."
    )
