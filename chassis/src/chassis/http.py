"""A service's HTTP side: errors as problem+json, health, metrics, pages that need no network."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from http import HTTPStatus
from typing import Any

import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, PlainTextResponse
from fastapi.telemetry import TelemetryConfig
from fastapi_offline import FastAPIOffline
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from starlette.exceptions import HTTPException

from chassis.body_limit import BodyLimit

log = structlog.get_logger(__name__)

HealthCheck = Callable[[], Awaitable[None]]
"""Raises where the thing it checks could not do its work."""

TELEMETRY: TelemetryConfig = {
    "operation_spans": False,
    "metrics": False,
    "logs": False,
    # Asked every few seconds by whoever watches.
    "exclude": lambda scope: scope.get("path") in {"/health", "/metrics"},
}
"""Of a traced process: one span for each request."""

PROBLEM_RESPONSES: dict[int | str, dict[str, Any]] = {
    "default": {
        "description": "A problem, as RFC 9457 has it; `detail` says what to do.",
        "content": {
            "application/problem+json": {
                "schema": {
                    "type": "object",
                    "required": ["type", "title", "status", "detail"],
                    "properties": {
                        "type": {"type": "string"},
                        "title": {"type": "string"},
                        "status": {"type": "integer"},
                        "detail": {"type": "string"},
                    },
                }
            }
        },
    }
}

Lifespan = Callable[[], AbstractAsyncContextManager[object]]


def create_http_app(
    title: str,
    *,
    description: str,
    lifespan: Lifespan,
    checks: Mapping[str, HealthCheck],
    registry: CollectorRegistry,
    max_body_bytes: int | None = None,
    statuses: Mapping[type[Exception], HTTPStatus] | None = None,
) -> FastAPI:
    """An application with everything but its routes.

    `statuses` says which HTTP status each of the service's own errors has; its sentence is the
    answer's `detail`. A body of more than `max_body_bytes` is refused.
    """

    @asynccontextmanager
    async def run(_app: FastAPI) -> AsyncIterator[None]:
        async with lifespan():
            yield

    app = FastAPIOffline(
        title=title,
        description=description,
        version="0.1.0",
        lifespan=run,
        redoc_url=None,
        responses=PROBLEM_RESPONSES,
        telemetry=TELEMETRY,
    )
    _answer_problems(app, statuses or {})
    if max_body_bytes is not None:
        app.add_middleware(BodyLimit, max_bytes=max_body_bytes)

    @app.get(
        "/health",
        tags=["operations"],
        summary="Whether this process can do its work",
        responses={503: {"description": "It cannot: `checks` says what is missing"}},
    )
    async def health() -> JSONResponse:
        states = {name: await _state(check) for name, check in checks.items()}
        healthy = all(state == "ok" for state in states.values())
        return JSONResponse(
            {"status": "ok" if healthy else "unavailable", "checks": states},
            HTTPStatus.OK if healthy else HTTPStatus.SERVICE_UNAVAILABLE,
        )

    @app.get(
        "/metrics",
        tags=["operations"],
        summary="Figures for Prometheus",
        response_class=PlainTextResponse,
    )
    async def metrics() -> Response:
        return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)

    return app


async def _state(check: HealthCheck) -> str:
    try:
        await check()
    except Exception as error:  # noqa: BLE001 - a check that fails in whatever way is an answer
        return f"{type(error).__name__}: {error}"
    return "ok"


def problem(status: HTTPStatus | int, detail: str, **more: Any) -> JSONResponse:
    """An error as RFC 9457 has it."""
    status = HTTPStatus(status)
    return JSONResponse(
        {"type": "about:blank", "title": status.phrase, "status": status, "detail": detail, **more},
        status,
        media_type="application/problem+json",
    )


def _answer_problems(app: FastAPI, statuses: Mapping[type[Exception], HTTPStatus]) -> None:
    async def own_error(_request: Request, error: Exception) -> Response:
        status = next(s for kind, s in statuses.items() if isinstance(error, kind))
        return problem(status, str(error), **getattr(error, "problem", {}))

    for kind in statuses:
        app.add_exception_handler(kind, own_error)

    @app.exception_handler(HTTPException)
    async def http_error(_request: Request, error: HTTPException) -> Response:
        answer = problem(error.status_code, str(error.detail))
        answer.headers.update(error.headers or {})
        return answer

    @app.exception_handler(RequestValidationError)
    async def invalid_request(_request: Request, error: RequestValidationError) -> Response:
        problems = [
            {"where": ".".join(str(part) for part in e["loc"]), "what": e["msg"]}
            for e in error.errors()
        ]
        detail = "; ".join(f"{p['where']}: {p['what']}" for p in problems)
        return problem(HTTPStatus.UNPROCESSABLE_ENTITY, detail, errors=problems)

    @app.exception_handler(Exception)
    async def unexpected(request: Request, error: Exception) -> Response:
        log.error("request_failed", path=request.url.path, exc_info=error)
        return problem(
            HTTPStatus.INTERNAL_SERVER_ERROR, "Something went wrong here. The log says what."
        )
