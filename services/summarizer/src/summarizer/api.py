"""The summarizer's HTTP API: threads in, threads and summaries out."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, File, Query, UploadFile

from chassis.database import Database
from contracts.clarification import Clarification
from contracts.message import Message
from contracts.pricing import UnresolvedLine
from contracts.summaries import Summary
from contracts.threads import EmailMessage, Thread
from summarizer.clarifying import clarify
from summarizer.domain.threads import MessageHead, fit
from summarizer.errors import NoSummaryError, UnknownThreadError
from summarizer.mail_parser import MailParser
from summarizer.readers import Reader
from summarizer.settings import Settings
from summarizer.store import ModelCallStore, ModelUsage, SummaryStore, ThreadStore
from summarizer.summarizing import summarize
from summarizer.uploads import MESSAGES_WORTH, bounded_route, read_uploads


class ThreadDetail(Thread):
    """A thread with its messages' heads, oldest first, and its latest summary."""

    messages: list[MessageHead]
    summary: Summary | None
    clarification: Clarification | None
    """The mail that asks what could not be quoted of that summary, where anything is open."""


class Questions(Message):
    """What pricing left open."""

    unresolved: list[UnresolvedLine]


class AskedBack(Message):
    """The mail that asks the customer; null where nothing is open."""

    clarification: Clarification | None


class ImportedThread(Message):
    """A thread that an import touched, as it is now."""

    thread_id: int
    subject: str
    messages: int
    """All that the thread has."""
    created: bool


class ImportedThreads(Message):
    """What came of an import."""

    threads: list[ImportedThread]


class EmailsApi:
    """The routes below /api/v1/emails."""

    def __init__(
        self, database: Database, reader: Reader, parser: MailParser, settings: Settings
    ) -> None:
        self._database = database
        self._reader = reader
        self._parser = parser
        self._settings = settings

    def router(self) -> APIRouter:
        """The routes, each with its summary."""
        router = APIRouter(prefix="/api/v1/emails", tags=["emails"])
        router.add_api_route("/", self.list_threads, summary="Email threads, by id")
        router.add_api_route(
            "/import",
            self.import_mail,
            methods=["POST"],
            status_code=HTTPStatus.CREATED,
            summary="Import .eml files or an mbox; what is known already stays as it is",
            route_class_override=bounded_route(MESSAGES_WORTH * self._settings.max_mail_bytes),
        )
        router.add_api_route(
            "/{thread_id}", self.get_thread, summary="One thread, its latest summary"
        )
        router.add_api_route(
            "/{thread_id}/messages", self.list_messages, summary="A thread's cleaned messages"
        )
        router.add_api_route(
            "/{thread_id}/summarize",
            self.summarize_thread,
            methods=["POST"],
            summary="Read a thread now, and store the summary",
        )
        router.add_api_route(
            "/{thread_id}/usage",
            self.get_usage,
            summary="The model's calls about a thread: tokens and cost, failures included",
        )
        router.add_api_route(
            "/{thread_id}/clarification",
            self.ask_back,
            methods=["POST"],
            summary="Write the mail that asks the customer what is open, and keep it",
        )
        return router

    async def list_threads(
        self,
        limit: Annotated[int, Query(ge=1, le=500)] = 100,
        offset: Annotated[int, Query(ge=0, le=2**31)] = 0,
    ) -> list[Thread]:
        """Threads in the order in which they began to be known here."""
        async with self._database.reading() as session:
            return await ThreadStore(session).threads(limit=limit, offset=offset)

    async def import_mail(
        self, files: Annotated[list[UploadFile], File(description=".eml files, or an mbox")]
    ) -> ImportedThreads:
        """All of it, or nothing where one message is too large or no mail."""
        mails = await read_uploads(files, self._parser, self._settings)
        async with self._database.transaction() as session:
            store = ThreadStore(session)
            created = await store.add(mails)
            touched = [(await _known(store, thread_id), new) for thread_id, new in created.items()]
        return ImportedThreads(
            threads=[
                ImportedThread(
                    thread_id=thread.thread_id,
                    subject=thread.subject,
                    messages=thread.message_count,
                    created=new,
                )
                for thread, new in touched
            ]
        )

    async def get_thread(self, thread_id: int) -> ThreadDetail:
        """What is known of a thread, without its messages' text."""
        async with self._database.reading() as session:
            store = ThreadStore(session)
            thread = await _known(store, thread_id)
            stored = await SummaryStore(session).latest(thread_id)
            return ThreadDetail(
                **thread.model_dump(),
                messages=await store.heads(thread_id),
                summary=stored.summary if stored else None,
                clarification=stored.clarification if stored else None,
            )

    async def list_messages(self, thread_id: int) -> list[EmailMessage]:
        """Oldest first, with their text."""
        async with self._database.reading() as session:
            store = ThreadStore(session)
            await _known(store, thread_id)
            return await store.messages(thread_id)

    async def summarize_thread(self, thread_id: int) -> Summary:
        """The same reading as the workflow's, without Conductor."""
        async with self._database.reading() as session:
            store = ThreadStore(session)
            thread = await _known(store, thread_id)
            messages = await store.messages(thread_id)
        # No transaction stays open while a model thinks.
        messages = fit(messages, self._settings.max_thread_chars)
        summary = await summarize(self._reader, thread_id, thread.subject, messages)
        async with self._database.transaction() as session:
            await SummaryStore(session).store(thread_id, summary)
        return summary

    async def get_usage(self, thread_id: int) -> ModelUsage:
        """Nothing where no model was asked."""
        async with self._database.reading() as session:
            await _known(ThreadStore(session), thread_id)
            return await ModelCallStore(session).usage(thread_id)

    async def ask_back(self, thread_id: int, questions: Questions) -> AskedBack:
        """For lines as `POST /api/v1/products/match` leaves them; none takes the mail back."""
        async with self._database.transaction() as session:
            await _known(ThreadStore(session), thread_id)
            stored = await SummaryStore(session).latest(thread_id)
            if stored is None:
                raise NoSummaryError(thread_id)
            _, mail = await clarify(
                session,
                thread_id,
                stored.summary,
                questions.unresolved,
                self._settings.seller_name,
            )
        return AskedBack(clarification=mail)


async def _known(store: ThreadStore, thread_id: int) -> Thread:
    thread = await store.thread(thread_id)
    if thread is None:
        raise UnknownThreadError(thread_id)
    return thread
