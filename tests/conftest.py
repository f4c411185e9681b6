"""Fixtures that every test may ask for; nothing starts until one does."""

import signal
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from chassis.migrations import upgrade
from chassis.settings import sqlite_url
from support.postgres_server import PostgresServer
from support.redis_server import RedisServer, client_of
from support.services import Streams

MigratedDatabase = Callable[[Path], str]


def pytest_configure() -> None:
    """Who is told to end cleans up, as after Ctrl-C; a busy machine fails no example."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    settings.register_profile("unhurried", deadline=None)
    settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def redis_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    """One Redis for the whole run."""
    server = RedisServer(tmp_path_factory.mktemp("redis"))
    server.start()
    yield server
    server.kill()


@pytest.fixture
async def redis_url(redis_server: RedisServer) -> str:
    """An empty Redis."""
    async with client_of(redis_server.url) as client:
        await client.flushall()
    return redis_server.url


@pytest.fixture
async def streams(redis_url: str) -> AsyncIterator[Streams]:
    """The streams as the bridge sees them."""
    async with client_of(redis_url) as client:
        yield Streams(client)


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresServer]:
    """One PostgreSQL for the whole run."""
    server = PostgresServer(tmp_path_factory.mktemp("postgres"))
    server.start()
    yield server
    server.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def migrated_database(request: pytest.FixtureRequest, tmp_path: Path) -> MigratedDatabase:
    """Makes an empty database by a service's own migrations, on both kinds; gives its URL."""

    def make(migrations: Path) -> str:
        if request.param == "sqlite":
            url = sqlite_url(tmp_path / "service.db")
        else:
            url = request.getfixturevalue("postgres_server").create_database()
        upgrade(migrations, url)
        return url

    return make
