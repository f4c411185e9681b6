"""The base of every message."""

from pydantic import BaseModel, ConfigDict


class Message(BaseModel):
    """A tolerant reader: it cannot be changed, and fields it does not know are passed over.

    So a consumer that is deployed first reads what an older or a newer producer writes.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")
