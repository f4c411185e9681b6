"""Tells Conductor what was decided about a quote that an execution waits for.

A service never calls Conductor: the decision leaves through the outbox onto `task_results`, and
the bridge finds the HUMAN task that waits for it.
"""

import contextlib
from typing import Any, Final

from redis.asyncio import Redis
from sqlalchemy.ext.asyncio import AsyncSession

from contracts.quoting import Quote
from contracts.streams import BODY_FIELD, TASK_RESULTS
from contracts.task import TaskStatus, WaitingTaskResult
from quotes.clock import utc_now
from quotes.domain.delivery import Delivery
from quotes.domain.life import Act
from quotes.outbox import Outbox

AWAIT_APPROVAL: Final = "await_approval"
"""The HUMAN task's reference name in quote_generation_workflow."""


class DecisionSender:
    """Puts decisions on the stream; one that comes twice finds nobody who waits."""

    def __init__(self, redis_url: str) -> None:
        # It connects at first use. redis-py types its answers for every option of a client.
        self._redis: Any = Redis.from_url(redis_url, socket_timeout=10.0)

    def running(self) -> contextlib.AbstractAsyncContextManager[object]:
        """Close the connection with the block."""
        return contextlib.aclosing(self._redis)

    async def send(self, delivery: Delivery) -> None:
        """Publish the result as it was written."""
        await self._redis.xadd(TASK_RESULTS, {BODY_FIELD: delivery.document})

    async def sent(self, session: AsyncSession, delivery: Delivery) -> None:
        """Nothing follows."""


class Decisions:
    """Writes decisions into the outbox."""

    def __init__(self, outbox: Outbox, worker_id: str) -> None:
        self._outbox = outbox
        self._worker_id = worker_id

    async def tell(self, session: AsyncSession, workflow_id: str, quote: Quote, act: Act) -> None:
        """What became of the quote is what the waiting task ends with."""
        key = {"quote_number": quote.quote_number, "revision": quote.revision}
        result = WaitingTaskResult(
            workflow_instance_id=workflow_id,
            reference_task_name=AWAIT_APPROVAL,
            task_input=key,
            status=TaskStatus.COMPLETED,
            output_data={
                **key,
                "decision": quote.status,
                "by": act.actor,
                "reason": act.reason,
                "quote": quote.model_dump(mode="json"),
            },
            worker_id=self._worker_id,
            completed_at=utc_now(),
        )
        delivery_id = f"{quote.quote_number}-r{quote.revision}-{workflow_id}-{quote.status}"
        await self._outbox.add(session, delivery_id, result.model_dump_json())
