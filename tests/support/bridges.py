"""A bridge in the test's own process, which waits a twentieth of a second for tasks."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx

from bridge.app import create_app
from bridge.settings import Settings
from support.services import running


@asynccontextmanager
async def bridge(
    conductor_url: str, redis_url: str, **settings: object
) -> AsyncIterator[httpx.AsyncClient]:
    """Run it while the block runs; a client for its API."""
    given = {"conductor_url": conductor_url, "redis_url": redis_url, "poll_timeout_ms": 50}
    async with running(create_app(Settings.model_validate(given | settings))) as client:
        yield client
