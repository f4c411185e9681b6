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
from summarizer.clarifying import clarify
from summarizer.domain.threads import fit
from summarizer.errors import NothingToReadError, UnknownThreadError
from summarizer.readers import Reader
from summarizer.store import SummaryStore, ThreadStore
from summarizer.summarizing import summarize


class SummarizerTasks:
    """One handler for each task definition."""

    def __init__(self, reader: Reader, max_thread_chars: int, seller_name: str) -> None:
        self._reader = reader
        self._max_thread_chars = max_thread_chars
        self._seller_name = seller_name

    async def fetch_email_thread(
        self, task: FetchEmailThreadInput, context: TaskContext
    ) -> FetchEmailThreadOutput:
        """Checks that a thread exists, and tells what is known of it."""
        thread = await ThreadStore(context.session).thread(task.thread_id)
        if thread is None:
            raise UnknownThreadError(task.thread_id)
        return FetchEmailThreadOutput(thread_id=task.thread_id, thread=thread)

    async def extract_messages(
        self, task: ExtractMessagesInput, context: TaskContext
    ) -> ExtractMessagesOutput:
        """Gives a thread's cleaned messages, cut to what Conductor carries."""
        store = ThreadStore(context.session)
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
        summary = await summarize(self._reader, task.thread_id, task.subject, task.messages)
        return SummarizeWithOpenaiOutput(thread_id=task.thread_id, summary=summary)

    async def store_summary(
        self, task: StoreSummaryInput, context: TaskContext
    ) -> StoreSummaryOutput:
        """Keeps a summary, and the mail that asks the customer what pricing left open."""
        mail = None
        if task.unresolved is None:
            summary_id = await SummaryStore(context.session).store(task.thread_id, task.summary)
        else:
            summary_id, mail = await clarify(
                context.session, task.thread_id, task.summary, task.unresolved, self._seller_name
            )
        return StoreSummaryOutput(
            thread_id=task.thread_id,
            summary_id=summary_id,
            summary=task.summary,
            clarification=mail,
        )


def _nothing_to_read(thread_id: int, messages: list[EmailMessage]) -> str:
    files = [file.filename for message in messages for file in message.attachments]
    unread = f", only files that are not read ({', '.join(files)[:200]})" if files else ""
    return (
        f"Thread {thread_id} holds no text to read: its {len(messages)} message(s) have no "
        f"words{unread}. Ask the customer to write down what to quote."
    )
