"""Passes a request on and its answer back, as streams, so that size does not matter here."""

from collections.abc import Mapping
from http import HTTPStatus

import httpx
import structlog
from fastapi import Request, Response
from starlette.background import BackgroundTask
from starlette.responses import StreamingResponse

from chassis.http import problem
from chassis.tracing import trace_headers
from gateway.routes import service_for

log = structlog.get_logger(__name__)

HOP_BY_HOP = {
    "connection",
    "keep-alive",
    "proxy-authenticate",
    "proxy-authorization",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
}
"""Headers about one connection, not about the message (RFC 9110, 7.6.1)."""


class Proxy:
    """Forwards by path to one of the services."""

    def __init__(self, client: httpx.AsyncClient, urls: Mapping[str, str]) -> None:
        self._client = client
        self._urls = urls

    async def forward(self, request: Request) -> Response:
        """The service's own answer, or a problem where none owns the path or it is not there."""
        service = service_for(request.url.path)
        if service is None:
            return problem(HTTPStatus.NOT_FOUND, f"Nothing answers {request.url.path}. See /docs.")
        own = dict(trace_headers())
        if request.client:
            # Not what the caller says of itself.
            own["x-forwarded-for"] = request.client.host
        passed_on = [
            (k, v) for k, v in request.headers.items() if k not in HOP_BY_HOP and k not in own
        ]
        outgoing = self._client.build_request(
            request.method,
            httpx.URL(self._urls[service]).copy_with(
                raw_path=_raw_path(request),
            ),
            headers=[*passed_on, *own.items()],
            content=request.stream(),
        )
        try:
            answer = await self._client.send(outgoing, stream=True)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
            log.warning("service_unreachable", service=service, error=repr(error))
            return problem(
                HTTPStatus.BAD_GATEWAY,
                f"The service '{service}' does not answer now. Nothing was done: try again.",
            )
        except httpx.TransportError as error:
            log.warning("service_broke_off", service=service, error=repr(error))
            return problem(
                HTTPStatus.GATEWAY_TIMEOUT,
                f"The service '{service}' broke off. What was asked may have been done all the "
                "same: look before asking again.",
            )
        return StreamingResponse(
            answer.aiter_raw(),
            status_code=answer.status_code,
            headers={k: v for k, v in answer.headers.items() if k not in HOP_BY_HOP},
            background=BackgroundTask(answer.aclose),
        )


def _raw_path(request: Request) -> bytes:
    raw: bytes = request.scope["raw_path"]
    query: bytes = request.scope["query_string"]
    return raw + b"?" + query if query else raw
