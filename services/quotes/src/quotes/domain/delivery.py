"""What leaves the service, and how its delivery goes."""

from datetime import datetime
from enum import StrEnum

from contracts.message import Message


class Channel(StrEnum):
    """Which way it leaves."""

    MAIL = "mail"
    WEBHOOK = "webhook"
    CONDUCTOR = "conductor"


class DeliveryStatus(StrEnum):
    """Where it is."""

    PENDING = "pending"
    SENT = "sent"
    DEAD = "dead"
    """Given up; it can be sent again by hand."""


class DeliveryState(Message):
    """How the delivery of something goes."""

    status: DeliveryStatus
    created_at: datetime
    attempts: int
    next_attempt_at: datetime
    sent_at: datetime | None
    last_error: str | None


class Delivery(DeliveryState):
    """Something that is to leave once."""

    delivery_id: str
    """The natural key: what is added twice is there once."""
    channel: Channel
    document: str
    """JSON, as the channel wants it."""
