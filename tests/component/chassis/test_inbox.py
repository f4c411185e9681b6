"""How long a service remembers the tasks that it did."""

from datetime import UTC, datetime, timedelta

from chassis.database import Database
from chassis.inbox import KEPT_FOR, Inbox
from contracts.task import TaskResult, TaskStatus
from support.notebook import handled_tasks


def result(task_id: str, age: timedelta) -> TaskResult:
    return TaskResult(
        task_id=task_id,
        task_definition_name="write_note",
        workflow_instance_id="w",
        status=TaskStatus.COMPLETED,
        worker_id="notebook-1",
        completed_at=datetime.now(UTC) - age,
    )


async def test_what_is_too_old_to_be_asked_for_is_forgotten_and_nothing_else(
    database: Database,
) -> None:
    inbox = Inbox(handled_tasks)
    async with database.transaction() as session:
        await inbox.add(session, result("old", KEPT_FOR + timedelta(minutes=1)))
        await inbox.add(session, result("new", KEPT_FOR - timedelta(minutes=1)))
    async with database.transaction() as session:
        await inbox.forget_old(session)
    async with database.reading() as session:
        assert await inbox.find(session, "old") is None
        assert await inbox.find(session, "new") is not None
