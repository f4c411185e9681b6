"""The pricing service, whole, on both databases."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from pricing.app import MIGRATIONS, create_app
from pricing.settings import Settings
from support.services import running


@pytest.fixture
def database_url(migrated_database: Callable[[Path], str]) -> str:
    """An empty catalog."""
    return migrated_database(MIGRATIONS)


@pytest.fixture
def app(database_url: str, redis_url: str) -> FastAPI:
    """The service, not running yet."""
    return create_app(Settings(database_url=database_url, redis_url=redis_url))


@pytest.fixture
async def service(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """The running service, with nothing imported."""
    async with running(app) as client:
        yield client
