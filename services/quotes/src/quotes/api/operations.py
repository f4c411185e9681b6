"""What operators look at: notifications, webhook calls, failed workflows."""

from fastapi import APIRouter, Response

from chassis.database import Database
from quotes.api.paging import TOTAL_COUNT, AskedPage
from quotes.clock import utc_now
from quotes.domain.delivery import Channel, Delivery, DeliveryState, DeliveryStatus
from quotes.domain.failed_workflow import FailedWorkflow
from quotes.domain.notification import Notification
from quotes.errors import UnknownDeliveryError
from quotes.mail import notification_of
from quotes.outbox import Outbox
from quotes.store import FailureStore, OutboxStore
from quotes.webhooks import WebhookCall


class CallState(WebhookCall, DeliveryState):
    """A webhook call and how its delivery goes."""

    delivery_id: str


def call_of(delivery: Delivery) -> CallState:
    """The call that a delivery carries."""
    call = WebhookCall.model_validate_json(delivery.document)
    state = delivery.model_dump(exclude={"channel", "document"})
    return CallState(**dict(call), **state)


def operations_router(database: Database, webhooks: Outbox) -> APIRouter:
    """Lists come newest first."""
    router = APIRouter(tags=["operations"])

    @router.get("/notifications/", summary="List notifications, newest first")
    async def list_notifications(
        page: AskedPage, response: Response, status: DeliveryStatus | None = None
    ) -> list[Notification]:
        async with database.reading() as session:
            found, total = await OutboxStore(session, Channel.MAIL).page(page, status)
        response.headers[TOTAL_COUNT] = str(total)
        return [notification_of(delivery) for delivery in found]

    @router.get("/webhooks/", summary="List webhook calls, newest first")
    async def list_calls(
        page: AskedPage, response: Response, status: DeliveryStatus | None = None
    ) -> list[CallState]:
        async with database.reading() as session:
            found, total = await OutboxStore(session, Channel.WEBHOOK).page(page, status)
        response.headers[TOTAL_COUNT] = str(total)
        return [call_of(delivery) for delivery in found]

    @router.post(
        "/webhooks/{delivery_id}/replay",
        summary="Send a webhook call again, a dead one too",
        responses={404: {"description": "No such call"}},
    )
    async def replay(delivery_id: str) -> CallState:
        """With the same event id: a receiver that has done it knows."""
        async with database.transaction() as session:
            revived = await OutboxStore(session, Channel.WEBHOOK).revive(delivery_id, utc_now())
            if revived is None:
                raise UnknownDeliveryError(delivery_id)
            webhooks.wake_after(session)
        return call_of(revived)

    @router.get("/errors/", summary="List failed workflows, newest first")
    async def list_errors(page: AskedPage, response: Response) -> list[FailedWorkflow]:
        async with database.reading() as session:
            found, total = await FailureStore(session).page(page)
        response.headers[TOTAL_COUNT] = str(total)
        return found

    return router
