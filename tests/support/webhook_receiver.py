"""Somebody who is told of every event of a stack's quotes, on a free port of the loopback."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from typing import Any

from support.posts import taking_posts


class WebhookReceiver:
    """Keeps every event that comes in, with its signature."""

    def __init__(self) -> None:
        self.url = ""
        self._events: list[dict[str, Any]] = []

    def of(self, quote_number: str) -> list[dict[str, Any]]:
        """What was told of a quote, in the order in which it came."""
        return [event for event in self._events if event["quote_number"] == quote_number]

    @contextmanager
    def running(self) -> Iterator["WebhookReceiver"]:
        """Listen while the block runs."""
        with taking_posts(self._take) as address:
            self.url = f"{address}/hooks"
            yield self

    def _take(self, body: bytes, headers: Message) -> None:
        self._events.append({**json.loads(body), "signature": headers["webhook-signature"]})
