"""Somebody who is told of every event of a stack's quotes, on a free port of the loopback."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


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
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                event = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                receiver._events.append({**event, "signature": self.headers["webhook-signature"]})
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        self.url = f"http://127.0.0.1:{server.server_port}/hooks"
        try:
            yield self
        finally:
            server.shutdown()
            server.server_close()
            thread.join()
