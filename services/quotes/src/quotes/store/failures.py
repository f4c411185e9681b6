"""Workflows that failed."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from contracts.quoting import HandleErrorInput
from quotes.domain.failed_workflow import FailedWorkflow
from quotes.store.statements import Page, insert_or
from quotes.tables import failed_workflows


class FailureStore:
    """Workflows that failed, the last failure of each."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def record(self, failure: HandleErrorInput, recorded_at: datetime) -> None:
        """Remember a failure; a workflow that was retried and failed again has a new reason."""
        document = failure.model_dump_json()
        statement = insert_or(self._session, failed_workflows).values(
            workflow_id=failure.workflow_id, document=document, recorded_at=recorded_at
        )
        await self._session.execute(
            statement.on_conflict_do_update(
                index_elements=["workflow_id"],
                set_={"document": document, "recorded_at": recorded_at},
            )
        )

    async def page(self, page: Page) -> tuple[list[FailedWorkflow], int]:
        """Newest first, and how many there are in all."""
        rows = await self._session.execute(
            select(failed_workflows.c.document, failed_workflows.c.recorded_at)
            .order_by(failed_workflows.c.recorded_at.desc(), failed_workflows.c.workflow_id)
            .limit(page.limit)
            .offset(page.offset)
        )
        failures = [
            FailedWorkflow(**dict(HandleErrorInput.model_validate_json(document)), recorded_at=at)
            for document, at in rows
        ]
        count = select(func.count()).select_from(failed_workflows)
        return failures, (await self._session.execute(count)).scalar_one()
