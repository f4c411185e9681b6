"""A request body may have a certain size."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, nullcontext

import httpx
import pytest
from prometheus_client import CollectorRegistry

from chassis.http import create_http_app

LIMIT = 1_000


def lifespan() -> AbstractAsyncContextManager[None]:
    return nullcontext()


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    app = create_http_app(
        "Test",
        description="",
        lifespan=lifespan,
        checks={},
        registry=CollectorRegistry(),
        max_body_bytes=LIMIT,
    )

    @app.post("/echo")
    async def echo(body: dict[str, str]) -> dict[str, str]:
        return body

    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="http://test"
    ) as client:
        yield client


async def pieces(total: int) -> AsyncIterator[bytes]:
    """JSON in pieces, so that no length is told beforehand."""
    yield b'{"text": "'
    for _ in range(total // 100):
        yield b"x" * 100
    yield b'"}'


async def test_a_small_body_is_taken(client: httpx.AsyncClient) -> None:
    answer = await client.post(
        "/echo", content=pieces(500), headers={"content-type": "application/json"}
    )
    assert answer.status_code == 200
    assert answer.json() == {"text": "x" * 500}


async def test_a_large_body_is_refused_as_a_problem(client: httpx.AsyncClient) -> None:
    answer = await client.post(
        "/echo", content=pieces(5_000), headers={"content-type": "application/json"}
    )
    assert answer.status_code == 413
    assert answer.headers["content-type"] == "application/problem+json"
    assert str(LIMIT) in answer.json()["detail"]
