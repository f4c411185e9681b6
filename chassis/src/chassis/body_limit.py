"""Refuses request bodies that are too large, before anything holds them in memory."""

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send


def bounded(receive: Receive, max_bytes: int, detail: str) -> Receive:
    """`receive`, counted, whatever length was told beforehand: past `max_bytes` it raises 413.

    Raised amid the application, whose handlers make a problem of it; amid form parsing FastAPI
    lets nothing but an HTTPException through.
    """
    received = 0

    async def counted() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        if received > max_bytes:
            raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, detail)
        return message

    return counted


class BodyLimit:
    """ASGI middleware: reading more than `max_bytes` of a body ends in 413."""

    def __init__(self, app: ASGIApp, max_bytes: int) -> None:
        self._app = app
        self._max_bytes = max_bytes
        self._detail = f"The request has more than the {max_bytes} bytes that are taken here."

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count what comes in over HTTP."""
        if scope["type"] == "http":
            receive = bounded(receive, self._max_bytes, self._detail)
        await self._app(scope, receive, send)
