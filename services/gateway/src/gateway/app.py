"""Wires the gateway."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse
from prometheus_client import CollectorRegistry
from starlette.routing import Route

from chassis.http import HealthCheck, create_http_app
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
        documents: dict[str, Document] = {}
        for service, url in urls.items():
            try:
                documents[service] = (await client.get(f"{url}/openapi.json")).json()
            except httpx.HTTPError:
                continue  # the page shows who is there
        return JSONResponse(merged("Quotewright", documents))

    # Before FastAPI's own route of that path, which knows only this process.
    app.router.routes.insert(0, Route("/openapi.json", openapi))
    app.add_route("/api/{path:path}", proxy.forward, METHODS, include_in_schema=False)
    return app


def _health_of(client: httpx.AsyncClient, url: str) -> HealthCheck:
    async def check() -> None:
        answer = await client.get(f"{url}/health", timeout=HEALTH_SECONDS)
        if answer.is_error:
            checks = answer.json().get("checks", {})
            raise ConnectionError("; ".join(f"{k}: {v}" for k, v in checks.items() if v != "ok"))

    return check
