"""Tells other programs what happens to quotes: signed, repeated until they answer, kept.

The scheme is that of Standard Webhooks: `webhook-id`, `webhook-timestamp` (seconds since 1970), and
`webhook-signature: v1,<base64>`, an HMAC-SHA256 over `<id>.<timestamp>.<body>`.
"""

import base64
import contextlib
import hashlib
import hmac
import json
from collections.abc import Iterable
from typing import Final

import httpx
from sqlalchemy.ext.asyncio import AsyncSession

from contracts.message import Message
from contracts.quoting import Quote, QuoteEvent
from quotes.clock import Clock, utc_now
from quotes.domain.delivery import Delivery
from quotes.outbox import Outbox

ANSWER_SECONDS: Final = 10.0
SECRET_PREFIX: Final = "whsec_"  # noqa: S105 - the prefix, not a secret


class WebhookCall(Message):
    """One event for one receiver."""

    url: str
    event: QuoteEvent
    body: str
    """Written once, so that every attempt sends the same bytes."""


class Webhooks:
    """Writes a call for each receiver into the outbox."""

    def __init__(self, outbox: Outbox, urls: Iterable[str]) -> None:
        self._outbox = outbox
        self._urls = list(urls)

    async def announce(self, session: AsyncSession, event: QuoteEvent, quote: Quote) -> None:
        """Tell every receiver about an event, with the quote as it is now."""
        document = event.model_dump(mode="json") | {"quote": quote.model_dump(mode="json")}
        body = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
        for url in self._urls:
            call = WebhookCall(url=url, event=event, body=body)
            receiver = hashlib.sha256(url.encode()).hexdigest()[:12]
            await self._outbox.add(session, f"{event.event_id}-{receiver}", call.model_dump_json())


class WebhookSender:
    """Posts calls; an answer of 2xx is a delivery, anything else is tried again."""

    def __init__(self, secret: str, clock: Clock = utc_now) -> None:
        self._secret = secret
        self._clock = clock
        self._client = httpx.AsyncClient(timeout=ANSWER_SECONDS, follow_redirects=False)

    def running(self) -> contextlib.AbstractAsyncContextManager[object]:
        """Close the connections with the block."""
        return contextlib.aclosing(self._client)

    async def send(self, delivery: Delivery) -> None:
        """Post it; raises httpx's errors."""
        call = WebhookCall.model_validate_json(delivery.document)
        body, timestamp = call.body.encode(), str(int(self._clock().timestamp()))
        headers = {
            "content-type": "application/json",
            "webhook-id": call.event.event_id,
            "webhook-timestamp": timestamp,
        }
        if self._secret:
            signature = sign(self._secret, call.event.event_id, timestamp, body)
            headers["webhook-signature"] = signature
        answer = await self._client.post(call.url, content=body, headers=headers)
        if not answer.is_success:
            raise httpx.HTTPStatusError(
                f"{call.url} answered {answer.status_code}",
                request=answer.request,
                response=answer,
            )

    async def sent(self, session: AsyncSession, delivery: Delivery) -> None:
        """Nothing follows."""


def sign(secret: str, event_id: str, timestamp: str, body: bytes) -> str:
    """The signature of a call: `v1,` and base64. A secret may be `whsec_` with base64, or text."""
    key = secret.encode()
    if secret.startswith(SECRET_PREFIX):
        key = base64.b64decode(secret.removeprefix(SECRET_PREFIX))
    signed = f"{event_id}.{timestamp}.".encode() + body
    digest = hmac.new(key, signed, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(digest).decode()}"
