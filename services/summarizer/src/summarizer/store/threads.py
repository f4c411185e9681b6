"""Conversations and their messages."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Select, delete, insert, select, text, update
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.dml import ReturningInsert

from contracts.threads import EmailMessage, Party, Thread
from summarizer.domain.chronology import Place, in_order
from summarizer.domain.mail import ReceivedMail
from summarizer.domain.same_id import is_same_mail, under_another_id
from summarizer.domain.threads import MessageHead, describe
from summarizer.tables import (
    LARGEST_ID,
    conversation_ids,
    messages,
    model_calls,
    summaries,
    threads,
)

_IMPORT_LOCK = 0x6D61696C
_HEAD = [
    messages.c[name]
    for name in (
        *("thread_id", "message_id", "sender_name", "sender_email"),
        *("role", "sent_at", "subject", "attachments", "refers_to"),
    )
]


class ThreadStore:
    """Threads and messages."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    # -- reading ------------------------------------------------------------------------------

    async def threads(self, *, limit: int, offset: int) -> list[Thread]:
        """Threads in the order of their ids."""
        page = select(threads.c.id).order_by(threads.c.id).limit(limit).offset(offset)
        ids = list(await self._session.scalars(page))
        heads = await self._heads(ids)
        return [describe(thread_id, heads[thread_id]) for thread_id in ids]

    async def thread(self, thread_id: int) -> Thread | None:
        """One thread, or null where there is none with that id."""
        if not 0 < thread_id <= LARGEST_ID:
            return None
        heads = await self.heads(thread_id)
        return describe(thread_id, heads) if heads else None

    async def heads(self, thread_id: int) -> list[MessageHead]:
        """A thread's messages without their text, oldest first."""
        return (await self._heads([thread_id]))[thread_id]

    async def messages(self, thread_id: int) -> list[EmailMessage]:
        """A thread's messages, oldest first."""
        query = select(messages).where(messages.c.thread_id == thread_id)
        rows = _oldest_first(await self._rows(query))
        return [EmailMessage.model_validate(_fields(row)) for row in rows]

    # -- writing ------------------------------------------------------------------------------

    async def add(self, mails: Sequence[ReceivedMail]) -> dict[int, bool]:
        """Put each mail into its conversation, once; the threads, and whether each is new."""
        await self._take_turn()
        first_new = (await self._session.scalar(_newest_thread)) or 0
        mails = [await self._told_apart(mail) for mail in mails]
        for mail in mails:
            if await self._thread_of(mail) is None:
                await self._insert(mail)
        # Asked again at the end: a later mail may have joined the threads of two earlier ones.
        found = [await self._thread_of(mail) for mail in mails]
        return {thread_id: thread_id > first_new for thread_id in found if thread_id is not None}

    # -- within -------------------------------------------------------------------------------

    async def _rows(self, query: Select[Any]) -> Sequence[RowMapping]:
        rows: Sequence[RowMapping] = (await self._session.execute(query)).mappings().all()
        return rows

    async def _insert_id(self, statement: ReturningInsert[Any]) -> int:
        row_id: int = (await self._session.scalars(statement)).one()
        return row_id

    async def _heads(self, thread_ids: Sequence[int]) -> dict[int, list[MessageHead]]:
        query = select(*_HEAD).where(messages.c.thread_id.in_(thread_ids))
        heads: dict[int, list[MessageHead]] = {thread_id: [] for thread_id in thread_ids}
        for row in _oldest_first(await self._rows(query)):
            heads[row["thread_id"]].append(MessageHead.model_validate(_fields(row)))
        return heads

    async def _thread_of(self, mail: ReceivedMail) -> int | None:
        query = select(messages.c.thread_id).where(messages.c.message_id == mail.message.message_id)
        return await self._session.scalar(query)

    async def _told_apart(self, mail: ReceivedMail) -> ReceivedMail:
        """The mail, under another id where another mail has come with its own."""
        query = select(*_HEAD).where(messages.c.message_id == mail.message.message_id)
        stored = (await self._rows(query))[:1]
        if not stored or is_same_mail(MessageHead.model_validate(_fields(stored[0])), mail):
            return mail
        return under_another_id(mail)

    async def _take_turn(self) -> None:
        """One import at a time: two that met could each open a thread for one conversation.

        SQLite lets only one transaction write anyway.
        """
        if self._session.get_bind().dialect.name == "postgresql":
            lock = text("SELECT pg_advisory_xact_lock(:key)")
            await self._session.execute(lock, {"key": _IMPORT_LOCK})

    async def _insert(self, mail: ReceivedMail) -> None:
        thread_id = await self._conversation(mail.identifiers)
        fields = mail.message.model_dump(exclude={"sender", "attachments", "findings"})
        await self._session.execute(
            insert(messages).values(
                thread_id=thread_id,
                sender_name=mail.message.sender.name,
                sender_email=mail.message.sender.email,
                attachments=[file.model_dump() for file in mail.message.attachments],
                findings=[finding.model_dump() for finding in mail.message.findings],
                refers_to=mail.refers_to,
                **fields,
            )
        )

    async def _conversation(self, identifiers: Sequence[str]) -> int:
        """The one thread that all these message ids belong to from now on."""
        query = select(conversation_ids).where(conversation_ids.c.message_id.in_(identifiers))
        known: dict[str, int] = {
            row["message_id"]: row["thread_id"] for row in await self._rows(query)
        }
        if known:
            kept, *others = sorted(set(known.values()))
            if others:
                await self._join(kept, others)
        else:
            kept = await self._insert_id(_new_thread)
        unknown = [identifier for identifier in identifiers if identifier not in known]
        if unknown:
            rows = [{"message_id": identifier, "thread_id": kept} for identifier in unknown]
            await self._session.execute(insert(conversation_ids), rows)
        return kept

    async def _join(self, kept: int, others: Iterable[int]) -> None:
        """Move what `others` hold into `kept`; their summaries, of a part only, go."""
        # Locked first, so that no summary is stored for one of them meanwhile.
        joined = threads.c.id.in_(others)
        await self._session.execute(select(threads.c.id).where(joined).with_for_update())
        for table in (messages, conversation_ids, model_calls):
            moved = update(table).where(table.c.thread_id.in_(others)).values(thread_id=kept)
            await self._session.execute(moved)
        await self._session.execute(delete(summaries).where(summaries.c.thread_id.in_(others)))
        await self._session.execute(delete(threads).where(joined))


_new_thread = insert(threads).returning(threads.c.id)
_newest_thread = select(threads.c.id).order_by(threads.c.id.desc()).limit(1)


def _oldest_first(rows: Iterable[RowMapping]) -> list[RowMapping]:
    by_id = {row["message_id"]: row for row in rows}
    places = [
        Place(message_id, row["sent_at"], tuple(row["refers_to"]))
        for message_id, row in by_id.items()
    ]
    return [by_id[message_id] for message_id in in_order(places)]


def _fields(row: RowMapping) -> dict[str, Any]:
    return {**row, "sender": Party(name=row["sender_name"], email=row["sender_email"])}
