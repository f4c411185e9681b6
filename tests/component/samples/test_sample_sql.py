"""The sample data as SQL, loaded with psql into the PostgreSQL of the services."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.engine import make_url

import pricing.app
import pricing.settings
import summarizer.app
import summarizer.settings
from chassis.migrations import upgrade
from chassis.settings import sqlite_url
from support.mails import raw_mail
from support.postgres_server import PostgresServer
from support.services import running

ROOT = Path(__file__).parents[3]
SAMPLE_SQL = ROOT / "deploy" / "postgres" / "sample_data.sql"
CATALOG = ROOT / "samples" / "catalog.csv"
MAILS = sorted((ROOT / "samples" / "threads").glob("*.eml"))

OWNER = """
SELECT 'CREATE ROLE {0} LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{0}') \\gexec
ALTER ROLE {0} SET search_path = {0};
CREATE SCHEMA {0} AUTHORIZATION {0};
"""

COUNT_OWN_RELATIONS = """
SELECT count(*) FROM pg_class
WHERE relnamespace::regnamespace::text !~ '^(pg_|information_schema)'
"""

Json = Any


class Databases:
    """Summarizer's and pricing's, wherever they are."""

    def __init__(self, redis_url: str, summarizer_url: str, pricing_url: str) -> None:
        self._summarizer = summarizer.settings.Settings(
            redis_url=redis_url, database_url=summarizer_url
        )
        self._pricing = pricing.settings.Settings(redis_url=redis_url, database_url=pricing_url)

    def migrate(self) -> None:
        """Make the tables, each service its own."""
        upgrade(summarizer.app.MIGRATIONS, self._summarizer.database_url)
        upgrade(pricing.app.MIGRATIONS, self._pricing.database_url)

    @property
    def summarizer(self) -> FastAPI:
        """The service on its database, not running yet."""
        return summarizer.app.create_app(self._summarizer)

    @property
    def pricing(self) -> FastAPI:
        """The service on its database, not running yet."""
        return pricing.app.create_app(self._pricing)


class Postgres(Databases):
    """One database in which each service owns the schema of its name."""

    def __init__(self, server: PostgresServer, tmp_path: Path, redis_url: str) -> None:
        self._server = server
        self._url = server.create_database()
        owners = [make_url(self._url).set(username=name) for name in ("summarizer", "pricing")]
        super().__init__(redis_url, *(url.render_as_string() for url in owners))
        self._roles = tmp_path / "roles.sql"
        self._roles.write_text("".join(OWNER.format(url.username) for url in owners))

    def migrate(self) -> None:
        """Make roles and schemas, then the tables as those roles."""
        self._server.psql(self._url, "-f", self._roles)
        super().migrate()

    def load_samples(self) -> str:
        """Run the file as the guide does; what the server says to it."""
        return self._server.psql(self._url, "-f", SAMPLE_SQL).stderr

    def query(self, sql: str) -> str:
        """What psql prints."""
        return self._server.psql(self._url, "-c", sql).stdout.strip()


@pytest.fixture
def empty(postgres_server: PostgresServer, tmp_path: Path, redis_url: str) -> Postgres:
    """A database in which nothing is."""
    return Postgres(postgres_server, tmp_path, redis_url)


@pytest.fixture
def postgres(empty: Postgres) -> Postgres:
    """A database with the services' empty tables."""
    empty.migrate()
    return empty


@pytest.fixture
def sqlite(tmp_path: Path, redis_url: str) -> Databases:
    """The same tables in files."""
    urls = (sqlite_url(tmp_path / name) for name in ("summarizer.db", "pricing.db"))
    databases = Databases(redis_url, *urls)
    databases.migrate()
    return databases


async def import_mail(client: httpx.AsyncClient, *mails: bytes) -> list[Json]:
    """The threads that an import touches."""
    files = [("files", ("mail.eml", mail, "message/rfc822")) for mail in mails]
    answer = await client.post("/api/v1/emails/import", files=files)
    assert answer.status_code == 201, answer.text
    threads: list[Json] = answer.json()["threads"]
    return threads


async def import_catalog(client: httpx.AsyncClient, content: bytes) -> None:
    answer = await client.post(
        "/api/v1/products/import", files={"file": ("catalog.csv", content, "text/csv")}
    )
    assert answer.status_code == 200, answer.text


async def threads(client: httpx.AsyncClient) -> list[Json]:
    """Every thread, and with it the answer about its messages."""
    listed = (await client.get("/api/v1/emails/")).json()
    return [
        (thread, (await client.get(f"/api/v1/emails/{thread['thread_id']}/messages")).json())
        for thread in listed
    ]


async def products(client: httpx.AsyncClient) -> list[Json]:
    """The whole catalog."""
    listed: list[Json] = (await client.get("/api/v1/products/", params={"limit": 500})).json()
    return listed


async def quotable(client: httpx.AsyncClient, sku: str) -> bool:
    """Whether the running service would quote a product."""
    asked = {"description": sku, "sku": sku, "quantity": "1", "unit": None, "source": None}
    answer = await client.post("/api/v1/products/match", json={"products": [asked]})
    assert answer.status_code == 200, answer.text
    return bool(answer.json()["lines"])


def test_the_file_is_what_the_generator_makes(tmp_path: Path) -> None:
    made = tmp_path / "made.sql"
    subprocess.run([sys.executable, ROOT / "scripts" / "sample_sql.py", made], check=True)
    assert made.read_bytes() == SAMPLE_SQL.read_bytes(), "run `make sample-sql`"


def test_before_the_migrations_it_changes_nothing_and_says_so(empty: Postgres) -> None:
    said = empty.load_samples()
    assert "the summarizer service has no tables yet" in said
    assert "the pricing service has no tables yet" in said
    assert empty.query(COUNT_OWN_RELATIONS) == "0"


async def test_twice_loaded_it_is_what_one_import_through_the_api_makes(
    postgres: Postgres, sqlite: Databases
) -> None:
    mails = [mail.read_bytes() for mail in MAILS]
    async with running(sqlite.summarizer) as client:
        await import_mail(client, *mails)
        imported_threads = await threads(client)
    async with running(sqlite.pricing) as client:
        await import_catalog(client, CATALOG.read_bytes())
        imported_products = await products(client)

    assert "threads loaded: 12." in postgres.load_samples()
    said = postgres.load_samples()
    assert "threads loaded: 0." in said
    assert "products loaded: 0." in said

    async with running(postgres.summarizer) as client:
        loaded = await threads(client)
        assert loaded == imported_threads
        assert [thread["thread_id"] for thread, _ in loaded] == list(range(1, 13))
        assert not any(thread["created"] for thread in await import_mail(client, *mails))
        assert await threads(client) == loaded
    async with running(postgres.pricing) as client:
        assert await products(client) == imported_products
        await import_catalog(client, CATALOG.read_bytes())


async def test_mail_that_comes_later_finds_its_thread(postgres: Postgres) -> None:
    postgres.load_samples()
    async with running(postgres.summarizer) as client:
        _, messages = (await threads(client))[7]
        replies = [
            raw_mail(answers=message["message_id"], message_id=f"{number}@reply.example")
            for number, message in enumerate(messages)
        ]
        found = await import_mail(client, raw_mail(), *replies)
    assert [(t["thread_id"], t["created"]) for t in found] == [(13, True), (8, False)]


async def test_what_is_there_stays_and_the_samples_come_beside_it(postgres: Postgres) -> None:
    header, *rows = CATALOG.read_text(encoding="utf-8").splitlines()
    own_product = rows[0].replace("13.80", "99.00")
    async with running(postgres.summarizer) as emails, running(postgres.pricing) as catalog:
        await import_mail(emails, raw_mail(), MAILS[0].read_bytes())
        await import_catalog(catalog, f"{header}\n{own_product}\n".encode())
        own_threads, own_products = await threads(emails), await products(catalog)
        assert not await quotable(catalog, "HEL-1020")

        said = postgres.load_samples()

        assert "threads loaded: 11." in said
        assert f"products loaded: {len(rows) - 1}." in said
        assert (await threads(emails))[:2] == own_threads
        assert len(await threads(emails)) == 13
        assert own_products[0] in await products(catalog)
        assert await quotable(catalog, "HEL-1020"), "the running service did not see it"


async def test_a_catalog_in_another_currency_stays_as_it_is(postgres: Postgres) -> None:
    header, first, *_ = CATALOG.read_text(encoding="utf-8").splitlines()
    async with running(postgres.pricing) as client:
        await import_catalog(client, f"{header}\n{first.replace('EUR', 'USD')}\n".encode())
        before = await products(client)
        assert "No sample products loaded: a catalog has one currency" in postgres.load_samples()
        assert await products(client) == before
