"""Summaries, and what must be asked before they can be quoted."""

import hashlib
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.dml import ReturningUpdate

from contracts.clarification import Clarification
from contracts.summaries import Summary
from summarizer.errors import UnknownThreadError
from summarizer.tables import LARGEST_ID, summaries, threads


class StoredSummary(NamedTuple):
    """A summary, and the mail that asks what pricing left open, if anything."""

    summary: Summary
    clarification: Clarification | None


class SummaryStore:
    """Every summary that was made of a thread; the one that was stored last is its summary."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def latest(self, thread_id: int) -> StoredSummary | None:
        """The summary that was stored last."""
        query = (
            select(summaries.c.document, summaries.c.clarification)
            .where(summaries.c.thread_id == thread_id)
            .order_by(summaries.c.stored_at.desc(), summaries.c.id.desc())
            .limit(1)
        )
        row = (await self._session.execute(query)).one_or_none()
        if row is None:
            return None
        mail = row.clarification
        return StoredSummary(
            Summary.model_validate_json(row.document),
            None if mail is None else Clarification.model_validate_json(mail),
        )

    async def store(self, thread_id: int, summary: Summary) -> int:
        """Keep a summary as the thread's latest; the same summary again is the same row."""
        await self._lock(thread_id)
        document, sha256 = _written(summary)
        now = datetime.now(UTC)
        again = (
            update(summaries)
            .where(summaries.c.thread_id == thread_id, summaries.c.sha256 == sha256)
            .values(stored_at=now)
            .returning(summaries.c.id)
        )
        if (row_id := await self._id(again)) is not None:
            return row_id
        new = (
            insert(summaries)
            .values(thread_id=thread_id, sha256=sha256, document=document, stored_at=now)
            .returning(summaries.c.id)
        )
        created: int = (await self._session.scalars(new)).one()
        return created

    async def clarify(
        self, thread_id: int, summary: Summary, clarification: Clarification | None
    ) -> int:
        """Keep with a summary what must be asked; a newer summary of the thread stays newer."""
        await self._lock(thread_id)
        _, sha256 = _written(summary)
        mail = None if clarification is None else clarification.model_dump_json()
        asked = (
            update(summaries)
            .where(summaries.c.thread_id == thread_id, summaries.c.sha256 == sha256)
            .values(clarification=mail)
            .returning(summaries.c.id)
        )
        if (row_id := await self._id(asked)) is not None:
            return row_id
        row_id = await self.store(thread_id, summary)
        await self._id(asked)
        return row_id

    async def _id(self, change: ReturningUpdate[Any]) -> int | None:
        row_id: int | None = await self._session.scalar(change)
        return row_id

    async def _lock(self, thread_id: int) -> None:
        if not 0 < thread_id <= LARGEST_ID:
            raise UnknownThreadError(thread_id)
        query = select(threads.c.id).where(threads.c.id == thread_id).with_for_update()
        if await self._session.scalar(query) is None:
            raise UnknownThreadError(thread_id)


def _written(summary: Summary) -> tuple[str, str]:
    document = summary.model_dump_json()
    return document, hashlib.sha256(document.encode()).hexdigest()
