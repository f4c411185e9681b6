"""Wires the gateway."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus

import httpx
from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse
from prometheus_client import CollectorRegistry
from starlette.routing import Route

from chassis.http import HealthCheck, create_http_app, problem
from gateway.keys import ApiKeys
from gateway.openapi import Document, merged
from gateway.proxy import Proxy
from gateway.routes import service_urls
from gateway.settings import Settings

METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
HEALTH_SECONDS = 5.0


def create_app(settings: Settings) -> FastAPI:
    """One address for every service's API, health and documentation."""
    urls = service_urls(settings)
    client = httpx.AsyncClient(timeout=httpx.Timeout(settings.answer_seconds, connect=5.0))
    proxy = Proxy(client, urls)
    keys = ApiKeys(settings.accepted_keys)

    @asynccontextmanager
    async def lifespan() -> AsyncIterator[None]:
        async with client:
            yield

    app = create_http_app(
        "Quotewright",
        description="One address over the services.",
        lifespan=lifespan,
        checks={service: _health_of(client, url) for service, url in urls.items()},
        registry=CollectorRegistry(),
    )

    async def openapi(_request: Request) -> Response:
        found = await asyncio.gather(*(_document(client, url) for url in urls.values()))
        documents = {service: d for service, d in zip(urls, found, strict=True) if d is not None}
        return JSONResponse(merged("Quotewright", documents))

    async def forward(request: Request) -> Response:
        if keys.accept(request.headers):
            return await proxy.forward(request)
        refused = problem(HTTPStatus.UNAUTHORIZED, "Send one of the API's keys as X-API-Key.")
        refused.headers["WWW-Authenticate"] = "Bearer"
        return refused

    # Before FastAPI's own route of that path, which knows only this process.
    app.router.routes.insert(0, Route("/openapi.json", openapi))
    app.add_route("/api/{path:path}", forward, METHODS, include_in_schema=False)
    # Customers have no key of the API: their link is one.
    app.add_route("/quotes/{path:path}", proxy.forward, METHODS, include_in_schema=False)
    return app


async def _document(client: httpx.AsyncClient, url: str) -> Document | None:
    """A service's own OpenAPI document; None where it is not there: the page shows who is."""
    try:
        answer = await client.get(f"{url}/openapi.json", timeout=HEALTH_SECONDS)
        document: Document = answer.raise_for_status().json()
    except (httpx.HTTPError, ValueError):
        return None
    return document


def _health_of(client: httpx.AsyncClient, url: str) -> HealthCheck:
    async def check() -> None:
        answer = await client.get(f"{url}/health", timeout=HEALTH_SECONDS)
        if answer.is_error:
            checks = answer.json().get("checks", {})
            raise ConnectionError("; ".join(f"{k}: {v}" for k, v in checks.items() if v != "ok"))

    return check
