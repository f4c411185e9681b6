"""The pricing service, whole: its API and its tasks, on both databases."""

import asyncio
from decimal import Decimal
from typing import Any

import httpx
import pytest
from alembic import command
from fastapi import FastAPI

from chassis.database import Database
from chassis.migrations import alembic_config
from contracts.task import TaskStatus
from pricing.app import MIGRATIONS, create_app
from pricing.settings import Settings
from pricing.store import ProductStore
from support.services import Streams, running

HEADER = (
    "sku,name,description,aliases,unit,units_per_pack,unit_price,currency,price_breaks,"
    "tax_category,active"
)
HELMET = 'HLM-WHT,"Ridge helmet, white",,white hard hat,ea,1,14.90,EUR,25:13.40,zero,true'
BOLT = 'BLT-850,"Hex bolt M8x50, box of 100",,,box,100,9.80,EUR,,standard,true'
COFFEE = "COF-ESP,Roma espresso,,Espressobohnen,kg,1,17.80,EUR,5:16.90,reduced,true"
OLD = 'HLM-ORG,"Ridge helmet, orange",,orange hard hat,ea,1,14.90,EUR,,zero,false'


@pytest.fixture
async def client(service: httpx.AsyncClient) -> httpx.AsyncClient:
    """The running service with a catalog of four products."""
    answer = await import_catalog(service, HELMET, BOLT, COFFEE, OLD)
    assert answer.status_code == 200, answer.text
    return service


async def import_catalog(
    client: httpx.AsyncClient, *rows: str, replace: bool = False
) -> httpx.Response:
    content = "\n".join((HEADER, *rows)).encode()
    return await client.post(
        "/api/v1/products/import",
        params={"replace": replace},
        files={"file": ("catalog.csv", content, "text/csv")},
    )


async def skus(client: httpx.AsyncClient, **query: Any) -> list[str]:
    answer = await client.get("/api/v1/products/", params=query)
    return [product["sku"] for product in answer.json()]


SOURCE = {"message_id": "m@customer.example", "start": 0, "end": 1, "quote": "x"}


def summary(*products: dict[str, Any], is_quote_request: bool = True) -> dict[str, Any]:
    return {
        "summary": "Wants things.",
        "products": [{"source": SOURCE, **product} for product in products],
        "urgency": "medium",
        "shipping_address": None,
        "is_quote_request": is_quote_request,
        "customer": {},
        "language": "en",
        "reader": "rules",
    }


def test_the_tables_are_what_the_migrations_make(database_url: str) -> None:
    command.check(alembic_config(MIGRATIONS, database_url))


async def test_a_catalog_is_imported_updated_and_replaced(client: httpx.AsyncClient) -> None:
    dearer = COFFEE.replace("17.80", "18.20")
    answer = await import_catalog(client, dearer, HELMET.replace("HLM-WHT", "HLM-NEW"))
    assert answer.json() == {"imported": 2, "created": 1, "updated": 1, "removed": 0}
    assert (await client.get("/api/v1/products/COF-ESP")).json()["unit_price"] == "18.20"
    assert len(await skus(client)) == 5

    answer = await import_catalog(client, HELMET, replace=True)
    assert answer.json() == {"imported": 1, "created": 0, "updated": 1, "removed": 4}
    assert await skus(client) == ["HLM-WHT"]


async def test_a_bad_row_changes_nothing(client: httpx.AsyncClient) -> None:
    before = (await client.get("/api/v1/products/")).json()
    new = HELMET.replace("HLM-WHT", "HLM-NEW")
    answer = await import_catalog(client, new, BOLT.replace("9.80", "9,80x"), replace=True)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert "line 3" in answer.json()["detail"]

    answer = await import_catalog(client, new, BOLT.replace("9.80", "free"), replace=True)
    (error,) = answer.json()["errors"]
    assert (error["line"], error["column"]) == (3, "unit_price")
    assert (await client.get("/api/v1/products/")).json() == before


async def test_a_catalog_changes_its_currency_only_as_a_whole(client: httpx.AsyncClient) -> None:
    in_dollars = HELMET.replace("EUR", "USD")
    answer = await import_catalog(client, in_dollars)
    assert answer.status_code == 422
    assert "in USD, the catalog's in EUR" in answer.json()["detail"]
    assert (await import_catalog(client, in_dollars, replace=True)).status_code == 200


async def test_a_file_of_too_many_bytes_is_refused(database_url: str, redis_url: str) -> None:
    settings = Settings(database_url=database_url, redis_url=redis_url, max_catalog_bytes=100)
    async with running(create_app(settings)) as client:
        assert (await import_catalog(client, HELMET)).status_code == 413


async def test_imports_at_the_same_time_count_every_version(
    client: httpx.AsyncClient, database_url: str
) -> None:
    rows = [HELMET.replace("HLM-WHT", f"HLM-{i}") for i in range(4)]
    answers = await asyncio.gather(*(import_catalog(client, row) for row in [*rows, *rows]))
    assert {answer.status_code for answer in answers} == {200}
    assert len(await skus(client)) == 8
    database = Database(database_url)
    async with database.reading() as session:
        version = await ProductStore(session).version()
    await database.close()
    assert version == 9


async def test_products_are_searched_and_paged(client: httpx.AsyncClient) -> None:
    assert await skus(client, q="HARD hat") == ["HLM-ORG", "HLM-WHT"]
    assert await skus(client, q="espressoB") == ["COF-ESP"]
    assert await skus(client, q="%") == []
    assert await skus(client, limit=1, offset=1) == ["COF-ESP"]
    answer = await client.get("/api/v1/products/", params={"limit": 1})
    assert answer.headers["x-total-count"] == "4"
    missing = await client.get("/api/v1/products/NO-SUCH")
    assert (missing.status_code, missing.headers["content-type"]) == (
        404,
        "application/problem+json",
    )


async def test_what_no_database_can_hold_is_a_bad_request(client: httpx.AsyncClient) -> None:
    for path in ("/api/v1/products/?q=%00", "/api/v1/products/%00"):
        assert (await client.get(path)).status_code == 422


async def test_another_process_sees_an_import_at_once(
    client: httpx.AsyncClient, database_url: str, redis_url: str
) -> None:
    wanted = {"products": [{"description": "green hard hats", "quantity": "2"}]}
    assert (await client.post("/api/v1/products/match", json=wanted)).json()["lines"] == []
    other = create_app(Settings(database_url=database_url, redis_url=redis_url))
    async with running(other) as elsewhere:
        green = HELMET.replace("white", "green").replace("HLM-WHT", "HLM-GRN")
        await import_catalog(elsewhere, green)
    matched = (await client.post("/api/v1/products/match", json=wanted)).json()
    assert matched["lines"] == [
        {
            "sku": "HLM-GRN",
            "quantity": "2",
            "requested": "green hard hats",
            "confidence": "high",
            "grounds": ["exact_name"],
        }
    ]


async def test_products_are_matched_priced_and_totalled_over_http(
    client: httpx.AsyncClient,
) -> None:
    wanted = [
        {"description": "white hard hats", "quantity": "25"},
        {"description": "hex bolts M8x50", "quantity": "300", "unit": "pcs"},
        {"description": "hex bolts M8x50", "quantity": "50", "unit": "pcs"},
        {"description": "orange hard hats", "quantity": "3"},
    ]
    matched = (await client.post("/api/v1/products/match", json={"products": wanted})).json()
    assert [(line["sku"], line["quantity"]) for line in matched["lines"]] == [
        ("HLM-WHT", "25"),
        ("BLT-850", "3"),
    ]
    assert [line["reason"] for line in matched["unresolved"]] == ["pack_size", "discontinued"]

    asked = {"lines": matched["lines"]}
    priced = (await client.post("/api/v1/pricing/prices", json=asked)).json()["lines"]
    assert [line["unit_price"] for line in priced] == ["13.40", "9.80"]

    body = {"lines": priced, "discount_rate": "0.05"}
    totals = (await client.post("/api/v1/pricing/totals", json=body)).json()
    amounts = ("subtotal", "discount_amount", "taxable_amount", "tax_amount", "total")
    assert [totals[name] for name in amounts] == ["364.40", "18.22", "346.18", "5.31", "351.49"]


async def test_what_cannot_be_priced_is_a_problem_with_a_reason(client: httpx.AsyncClient) -> None:
    for path, body, what in (
        ("prices", {"lines": [{"sku": "NO-SUCH", "quantity": "1"}]}, "NO-SUCH"),
        ("prices", {"lines": [{"sku": "HLM-ORG", "quantity": "1"}]}, "no longer sold: HLM-ORG"),
        ("prices", {"lines": [{"sku": "HLM-WHT", "quantity": "NaN"}]}, "finite"),
        ("totals", {"lines": [], "discount_rate": "0"}, "at least one line"),
        ("totals", {"lines": [], "discount_rate": 1}, "less than 1; got 1"),
    ):
        answer = await client.post(f"/api/v1/pricing/{path}", json=body)
        assert answer.status_code == 422
        assert answer.headers["content-type"] == "application/problem+json"
        assert what in answer.json()["detail"]


async def test_the_tasks_make_totals_of_a_summary(
    client: httpx.AsyncClient, streams: Streams
) -> None:
    asked = summary(
        {"description": "Espressobohnen", "quantity": "7.5", "unit": "kg"},
        {"description": "concrete mixer", "quantity": "1"},
        # A model may name what stands nowhere in the thread.
        {"description": "Espressobohnen", "quantity": "99", "unit": "kg", "source": None},
    )
    found = await streams.run("extract_products", {"thread_id": 1, "summary": asked})
    assert found.status is TaskStatus.COMPLETED, found
    assert found.output_data["lines"] == [
        {
            "sku": "COF-ESP",
            "quantity": "7.5",
            "requested": "Espressobohnen",
            "confidence": "high",
            "grounds": ["exact_name"],
        }
    ]
    assert found.output_data["unresolved"] == [
        {"description": "concrete mixer", "quantity": "1", "reason": "unknown", "candidates": []},
        {"description": "Espressobohnen", "quantity": "99", "reason": "unclear", "candidates": []},
    ]

    priced = await streams.run("fetch_pricing", {"lines": found.output_data["lines"]})
    assert priced.status is TaskStatus.COMPLETED, priced
    assert priced.output_data["lines"][0]["confidence"] == "high"

    # A workflow's input may hold the rate as a number; 0.05 is not a binary fraction.
    task = {"lines": priced.output_data["lines"], "discount_rate": 0.05}
    totals = (await streams.run("calculate_totals", task)).output_data["totals"]
    assert Decimal(totals["discount_rate"]) == Decimal("0.05")
    assert (totals["subtotal"], totals["discount_amount"]) == ("126.75", "6.34")
    assert totals["total"] == "128.84"


async def test_what_a_person_must_mend_ends_a_task_for_good(
    client: httpx.AsyncClient, streams: Streams
) -> None:
    nothing = summary({"description": "hard hat", "quantity": "1"}, is_quote_request=False)
    old = {"description": "orange hard hat", "quantity": "1", "reason": "discontinued"}
    for task, given, reason in (
        ("extract_products", {"thread_id": 1, "summary": nothing}, "asks for nothing that can"),
        ("extract_products", {"thread_id": 1, "summary": summary()}, "asks for nothing that can"),
        (
            "fetch_pricing",
            {"lines": [], "unresolved": [old]},
            'orange hard hat" is no longer sold',
        ),
        ("fetch_pricing", {"lines": [{"sku": "NO-SUCH", "quantity": "1"}]}, "NO-SUCH"),
        ("calculate_totals", {"lines": []}, "at least one line"),
        ("calculate_totals", {"lines": [], "discount_rate": "1.5"}, "less than 1; got 1.5"),
        ("calculate_totals", {"lines": [], "discount_rate": "abc"}, "discount_rate"),
    ):
        result = await streams.run(task, given)
        assert result.status is TaskStatus.FAILED_WITH_TERMINAL_ERROR
        assert reason in (result.reason_for_incompletion or "")


async def test_an_empty_catalog_says_that_it_must_be_imported(
    app: FastAPI, streams: Streams
) -> None:
    task = {"thread_id": 1, "summary": summary({"description": "hats", "quantity": "1"})}
    async with running(app):
        result = await streams.run("extract_products", task)
    assert result.status is TaskStatus.FAILED_WITH_TERMINAL_ERROR
    assert "The catalog is empty" in (result.reason_for_incompletion or "")
