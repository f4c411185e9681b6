"""Keeps with a summary what must be asked before all of it can be quoted."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from contracts.clarification import Clarification
from contracts.pricing import UnresolvedLine
from contracts.summaries import Summary
from summarizer.domain.clarification import clarification
from summarizer.store import SummaryStore, ThreadStore


async def clarify(
    session: AsyncSession,
    thread_id: int,
    summary: Summary,
    unresolved: Sequence[UnresolvedLine],
    seller_name: str,
) -> tuple[int, Clarification | None]:
    """The summary's id and the mail that asks; raises UnknownThreadError."""
    heads = await ThreadStore(session).heads(thread_id)
    mail = clarification(summary, unresolved, heads, seller_name)
    return await SummaryStore(session).clarify(thread_id, summary, mail), mail
