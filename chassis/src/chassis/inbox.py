"""Which tasks were done, and with what result.

A message may come twice. The row is written in the transaction that holds the task's effects, so
either both are there or neither; a second delivery finds the row and repeats the result.
"""

from datetime import UTC, datetime, timedelta

from sqlalchemy import MetaData, String, Table, Text, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.schema import Column

from chassis.columns import UtcDateTime
from contracts.task import TaskResult

KEPT_FOR = timedelta(days=30)
"""Conductor gives a task up long before; after this a result is not asked for again."""


def inbox_table(metadata: MetaData) -> Table:
    """The table of handled tasks, in a service's own metadata."""
    return Table(
        "handled_tasks",
        metadata,
        Column("task_id", String(64), primary_key=True),
        Column("result", Text, nullable=False),
        Column("handled_at", UtcDateTime, nullable=False, index=True),
    )


class Inbox:
    """The handled tasks of one service."""

    def __init__(self, table: Table) -> None:
        self._table = table

    async def find(self, session: AsyncSession, task_id: str) -> TaskResult | None:
        """The result that a task ended with, if it was done before."""
        query = select(self._table.c.result).where(self._table.c.task_id == task_id)
        stored = (await session.execute(query)).scalar_one_or_none()
        return None if stored is None else TaskResult.model_validate_json(stored)

    async def add(self, session: AsyncSession, result: TaskResult) -> None:
        """Remember a result; raises IntegrityError where the task was done meanwhile."""
        await session.execute(
            insert(self._table).values(
                task_id=result.task_id,
                result=result.model_dump_json(),
                handled_at=result.completed_at,
            )
        )

    async def forget_old(self, session: AsyncSession) -> None:
        """Drop what is too old to be asked for."""
        before = datetime.now(UTC) - KEPT_FOR
        await session.execute(delete(self._table).where(self._table.c.handled_at < before))
