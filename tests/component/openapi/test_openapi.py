"""Services and gateway answer as their OpenAPI documents say, whatever comes: by Schemathesis."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
import schemathesis
import uvicorn
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from bridge.app import create_app as create_bridge
from bridge.settings import Settings as BridgeSettings
from chassis.migrations import upgrade
from chassis.settings import sqlite_url
from gateway.app import create_app as create_gateway
from gateway.settings import Settings as GatewaySettings
from pricing.app import MIGRATIONS as PRICING_MIGRATIONS
from pricing.app import create_app as create_pricing
from pricing.settings import Settings as PricingSettings
from quotes.app import MIGRATIONS as QUOTES_MIGRATIONS
from quotes.app import create_app as create_quotes
from quotes.settings import Settings as QuotesSettings
from summarizer.app import MIGRATIONS as SUMMARIZER_MIGRATIONS
from summarizer.app import create_app as create_summarizer
from summarizer.settings import Settings as SummarizerSettings
from support.ill_conductor import IllConductor
from support.ports import free_port
from support.redis_server import RedisServer
from support.waiting import PATIENCE_SECONDS

EXAMPLES = 4
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


CONDUCTOR_PORT = free_port()


def bridge(redis_url: str, _folder: Path) -> FastAPI:
    """Beside a Conductor that knows no workflow."""
    conductor = f"http://127.0.0.1:{CONDUCTOR_PORT}/api"
    return create_bridge(BridgeSettings(conductor_url=conductor, redis_url=redis_url))


def pricing(redis_url: str, folder: Path) -> FastAPI:
    """On an empty catalog."""
    url = sqlite_url(folder / "pricing.db")
    upgrade(PRICING_MIGRATIONS, url)
    return create_pricing(PricingSettings(database_url=url, redis_url=redis_url))


def quotes(redis_url: str, folder: Path) -> FastAPI:
    """Without a quote."""
    url = sqlite_url(folder / "quotes.db")
    upgrade(QUOTES_MIGRATIONS, url)
    outbox = folder / "outbox"
    return create_quotes(
        QuotesSettings(
            database_url=url, redis_url=redis_url, notification_folder=outbox, pdf_workers=1
        )
    )


def summarizer(redis_url: str, folder: Path) -> FastAPI:
    """Without a thread, read by rules."""
    url = sqlite_url(folder / "summarizer.db")
    upgrade(SUMMARIZER_MIGRATIONS, url)
    return create_summarizer(SummarizerSettings(database_url=url, redis_url=redis_url))


Create = Callable[[str, Path], FastAPI]
SERVICES: list[Create] = [bridge, pricing, quotes, summarizer]


def gateway_before(urls: dict[str, str]) -> GatewaySettings:
    """Before services at these addresses."""
    return GatewaySettings(
        bridge_url=urls["bridge"],
        pricing_url=urls["pricing"],
        quotes_url=urls["quotes"],
        summarizer_url=urls["summarizer"],
    )


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """The application behind a port, on a thread of its own; its address."""
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_config=None, lifespan="on"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive(), "the service did not start"
            thread.join(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(PATIENCE_SECONDS)


@pytest.fixture
def empty_conductor() -> Iterator[None]:
    """A Conductor that knows no workflow, on a thread of its own."""
    started, over = threading.Event(), threading.Event()

    async def run() -> None:
        async with IllConductor().running(CONDUCTOR_PORT):
            started.set()
            await asyncio.to_thread(over.wait)

    thread = threading.Thread(target=lambda: asyncio.run(run()))
    thread.start()
    assert started.wait(PATIENCE_SECONDS)
    yield
    over.set()
    thread.join(PATIENCE_SECONDS)


def paths_of(url: str) -> set[str]:
    """What the OpenAPI document of an address has."""
    return set(httpx.get(f"{url}/openapi.json").json()["paths"])


def problems_of(url: str, *, examples: int) -> list[str]:
    """Where the answers are not as the OpenAPI document of an address says."""
    problems: list[str] = []
    schema = schemathesis.openapi.from_dict(httpx.get(f"{url}/openapi.json").json())
    schema.config.update(base_url=url)
    for found in schema.get_all_operations():
        assert isinstance(found, Ok), found
        operation = found.ok()

        @settings(
            max_examples=examples,
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def ask(case: Any) -> None:
            case.call_and_validate(checks=CHECKS)

        try:
            ask()
        except Exception as error:  # noqa: BLE001 - every operation's problem is wanted
            problems.append(f"{operation.label}: {error!r}"[:1500])
    return problems


@pytest.mark.usefixtures("empty_conductor")
@pytest.mark.parametrize("create", SERVICES, ids=lambda create: create.__name__)
def test_a_service_answers_as_its_openapi_document_says(
    create: Create, redis_server: RedisServer, tmp_path: Path
) -> None:
    with served(create(redis_server.url, tmp_path)) as url:
        problems = problems_of(url, examples=EXAMPLES)
    assert not problems, "\n\n".join(problems)


@pytest.mark.usefixtures("empty_conductor")
def test_the_gateway_answers_for_all_of_them_as_its_own_document_says(
    redis_server: RedisServer, tmp_path: Path
) -> None:
    with ExitStack() as stack:
        urls = {
            create.__name__: stack.enter_context(served(create(redis_server.url, tmp_path)))
            for create in SERVICES
        }
        url = stack.enter_context(served(create_gateway(gateway_before(urls))))
        own = {path for address in urls.values() for path in paths_of(address) if "/api/" in path}
        assert paths_of(url) == own
        problems = problems_of(url, examples=1)
    assert not problems, "\n\n".join(problems)
