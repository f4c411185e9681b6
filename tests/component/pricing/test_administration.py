"""The seller's files over HTTP, and what they do to prices, on both databases."""

import asyncio
from pathlib import Path
from typing import Any

import httpx
import pytest

from contracts.task import TaskStatus
from pricing.app import create_app
from pricing.settings import Settings
from support.services import Streams, running

SAMPLES = Path(__file__).parents[3] / "samples"
FILES = {
    "products": "catalog",
    "customers": "customers",
    "price-lists": "price-lists",
    "minimum-prices": "minimum-prices",
    "tax-rates": "tax-rates",
    "freight": "freight",
}
CUSTOMERS = "customer_id,name,emails,domains,country,region,tax_number,price_list,language"


async def put(
    client: httpx.AsyncClient, path: str, content: str | bytes, **query: Any
) -> httpx.Response:
    return await client.post(
        f"/api/v1/{path}/import", params=query, files={"file": ("file.csv", content, "text/csv")}
    )


async def load(client: httpx.AsyncClient, *paths: str) -> None:
    for path in paths:
        answer = await put(client, path, (SAMPLES / f"{FILES[path]}.csv").read_bytes())
        assert answer.status_code == 200, answer.text


async def exported(client: httpx.AsyncClient, path: str) -> str:
    answer = await client.get(f"/api/v1/{path}/export")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    return answer.text


async def totals(client: httpx.AsyncClient, **request: Any) -> Any:
    priced = await client.post("/api/v1/pricing/prices", json=request)
    assert priced.status_code == 200, priced.text
    answer = await client.post("/api/v1/pricing/totals", json=priced.json())
    return answer.json()


@pytest.mark.parametrize("path", FILES)
async def test_an_export_imports_again_with_every_line_unchanged(
    service: httpx.AsyncClient, path: str
) -> None:
    await load(service, path)
    text = await exported(service, path)
    tried = (await put(service, path, text, replace=True, dry_run=True)).json()
    assert {line["change"] for line in tried["lines"]} == {"unchanged"}
    assert tried["removed_keys"] == []
    done = (await put(service, path, text, replace=True)).json()
    assert done == {"imported": len(tried["lines"]), **dict.fromkeys(["created", "removed"], 0)} | {
        "updated": len(tried["lines"])
    }
    assert await exported(service, path) == text


async def test_a_dry_run_says_what_would_happen_and_changes_nothing(
    service: httpx.AsyncClient,
) -> None:
    await load(service, "minimum-prices")
    before = await exported(service, "minimum-prices")
    changed = "sku,currency,minimum_price,cost\nHEL-1010,EUR,10.30,8.40\nNEW-1,EUR,1.00,\n"
    tried = await put(service, "minimum-prices", changed, replace=True, dry_run=True)
    assert tried.json() == {
        "imported": 2,
        "created": 1,
        "updated": 1,
        "removed": 1,
        "dry_run": True,
        "lines": [
            {"line": 2, "key": "HEL-1010", "change": "updated"},
            {"line": 3, "key": "NEW-1", "change": "created"},
        ],
        "removed_keys": ["VST-2010"],
    }
    assert await exported(service, "minimum-prices") == before
    # And then it does happen.
    done = await put(service, "minimum-prices", changed, replace=True)
    assert done.json() == {"imported": 2, "created": 1, "updated": 1, "removed": 1}
    assert await exported(service, "minimum-prices") == changed


async def test_a_catalog_is_tried_the_same_way(service: httpx.AsyncClient) -> None:
    await load(service, "products")
    version = (await service.get("/api/v1/products/HEL-1010")).json()
    text = (SAMPLES / "catalog.csv").read_text().replace("13.80", "13.90")
    tried = (await put(service, "products", text, dry_run=True)).json()
    assert {"line": 2, "key": "HEL-1010", "change": "updated"} in tried["lines"]
    assert {line["change"] for line in tried["lines"]} == {"updated", "unchanged"}
    assert (await service.get("/api/v1/products/HEL-1010")).json() == version
    # A file that would be refused is refused here, too.
    in_dollars = text.replace("EUR", "USD")
    refused = await put(service, "products", in_dollars, dry_run=True)
    assert (refused.status_code, "in USD" in refused.json()["detail"]) == (422, True)


@pytest.mark.parametrize("dry_run", [False, True])
async def test_every_bad_row_is_named_and_nothing_is_changed(
    service: httpx.AsyncClient, *, dry_run: bool
) -> None:
    await load(service, "customers")
    before = await exported(service, "customers")
    rows = (
        "C-9,Fine GmbH,,,DE,,,,",
        "C-10,,,,DE,,,,",
        "C-11,Wrong GmbH,nobody,,Germany,,DE123456789,,",
    )
    answer = await put(service, "customers", "\n".join((CUSTOMERS, *rows)), dry_run=dry_run)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    told = [(error["line"], error["column"]) for error in answer.json()["errors"]]
    assert told == [(3, "name"), (4, "emails"), (4, "country")]
    assert await exported(service, "customers") == before


async def test_an_address_stays_one_customers_whoever_is_imported_later(
    service: httpx.AsyncClient,
) -> None:
    await load(service, "customers")
    thief = f"{CUSTOMERS}\nC-9,Thief,orders@brightwell.example,birkenfeld.example,DE,,,workshop,\n"
    answer = await put(service, "customers", thief)
    assert answer.status_code == 422
    for whose in ("@birkenfeld.example is C-1001's", "orders@brightwell.example is C-1003's"):
        assert whose in answer.json()["detail"]
    # Whoever gives an address up gives it free.
    both = f"{thief}C-1001,Birkenfeld,,,DE,,,,\nC-1003,Brightwell,,,GB,,,,\n"
    assert (await put(service, "customers", both)).status_code == 200


async def test_records_are_searched_and_paged(service: httpx.AsyncClient) -> None:
    await load(service, "customers", "tax-rates")
    answer = await service.get("/api/v1/customers/", params={"q": "MOREAU"})
    assert [customer["customer_id"] for customer in answer.json()] == ["C-1002"]
    answer = await service.get("/api/v1/tax-rates/", params={"q": "FR", "limit": 2, "offset": 1})
    assert (len(answer.json()), answer.headers["x-total-count"]) == (2, "4")
    assert (await service.get("/api/v1/customers/?q=%00")).status_code == 422


async def test_imports_at_the_same_time_are_done_one_after_the_other(
    service: httpx.AsyncClient,
) -> None:
    content = (SAMPLES / "customers.csv").read_bytes()
    answers = await asyncio.gather(*(put(service, "customers", content) for _ in range(6)))
    assert {answer.status_code for answer in answers} == {200}
    assert sum(answer.json()["created"] for answer in answers) == 3


async def test_a_file_of_too_many_bytes_is_refused(database_url: str, redis_url: str) -> None:
    settings = Settings(database_url=database_url, redis_url=redis_url, max_catalog_bytes=100)
    async with running(create_app(settings)) as client:
        answer = await put(client, "freight", (SAMPLES / "freight.csv").read_bytes() * 2)
    assert answer.status_code == 413


async def test_a_customers_terms_are_found_by_the_senders_address_alone(
    service: httpx.AsyncClient,
) -> None:
    await load(service, "products", "customers", "price-lists")
    lines = [{"sku": "HEL-1010", "quantity": "60"}]
    prices = {
        who: (await totals(service, lines=lines, customer=customer))["lines"][0]
        for who, customer in {
            "by domain": {"email": "Einkauf@Birkenfeld.example"},
            "by name": {"email": "x@gmail.example", "company": "Birkenfeld Anlagenbau GmbH"},
            "nobody": None,
        }.items()
    }
    assert prices["by domain"]["unit_price"] == "11.10"
    assert [step["rule"] for step in prices["by domain"]["receipt"]] == [
        "catalog",
        "price_break",
        "customer_price",
    ]
    assert prices["by name"]["unit_price"] == prices["nobody"]["unit_price"] == "12.60"
    assert prices["nobody"]["next_break"] == {"minimum_quantity": "100", "unit_price": "11.40"}


async def test_destination_tax_freight_and_the_guard_come_together_in_the_totals(
    service: httpx.AsyncClient,
) -> None:
    await load(service, *FILES)
    lines = [{"sku": "VST-2010", "quantity": "10"}]
    moreau = {"email": "achats@moreau.example"}
    quoted = await totals(service, lines=lines, customer=moreau)
    assert [(line["kind"], line["amount"]) for line in quoted["lines"]] == [
        ("product", "49.50"),
        ("freight", "34.00"),
    ]
    (tax,) = quoted["taxes"]
    assert (tax["tax_treatment"], tax["tax_amount"]) == ("reverse_charge", "0.00")
    assert "Article 138" in tax["tax_reason"]
    assert quoted["basis"]["tax_number"] == "FR11999999998"
    assert quoted["attention"] == []

    priced = (await service.post("/api/v1/pricing/prices", json={"lines": lines})).json()
    cheap = {**priced, "discount_rate": "0.35"}
    guarded = (await service.post("/api/v1/pricing/totals", json=cheap)).json()
    assert [remark["code"] for remark in guarded["attention"]] == ["below_minimum_price"]


async def test_words_that_no_database_holds_find_nothing(service: httpx.AsyncClient) -> None:
    await load(service, "products", "customers")
    lines = [{"sku": "VST-2010", "quantity": "10"}]
    strange = {"email": "\x00@birkenfeld.example\x00"}
    quoted = await totals(service, lines=lines, customer=strange)
    assert quoted["basis"]["customer_id"] is None
    unknown = {"lines": [{"sku": "\x00", "quantity": "1"}]}
    assert (await service.post("/api/v1/pricing/prices", json=unknown)).status_code == 422
    odd = {"lines": [{**quoted["lines"][0], "sku": "\x00"}]}
    assert (await service.post("/api/v1/pricing/totals", json=odd)).status_code == 200


async def test_a_dated_price_is_asked_for_its_day(service: httpx.AsyncClient) -> None:
    await load(service, "products", "price-lists")
    lines = [{"sku": "VST-2010", "quantity": "100"}]
    for day, price in (("2027-05-31", "4.40"), ("2027-06-30", "3.96")):
        quoted = await totals(service, lines=lines, priced_on=day)
        assert quoted["lines"][0]["unit_price"] == price


async def test_the_tasks_hand_the_attention_on(
    service: httpx.AsyncClient, streams: Streams
) -> None:
    await load(service, "products", "tax-rates")
    asked = {
        "lines": [{"sku": "VST-2010", "quantity": "10"}],
        "customer": {"name": "Anna", "email": "anna@customer.example"},
        "shipping_address": "Bahnhofstrasse 1, 8001 Zürich, Schweiz",
    }
    priced = await streams.run("fetch_pricing", asked)
    assert priced.status is TaskStatus.COMPLETED, priced
    result = await streams.run("calculate_totals", priced.output_data)
    given = result.output_data["totals"]
    assert [remark["code"] for remark in given["attention"]] == ["tax_lowered_by_address"]
    assert given["basis"]["country"] == "CH"
    assert given["total"] == "49.50"


async def test_a_tax_category_may_come_from_the_imported_rates(
    service: httpx.AsyncClient,
) -> None:
    catalog = (SAMPLES / "catalog.csv").read_text().replace(",standard,", ",books,")
    assert (await put(service, "products", catalog)).status_code == 422
    rates = (SAMPLES / "tax-rates.csv").read_text().replace("reduced,", "books,")
    assert (await put(service, "tax-rates", rates)).status_code == 200
    assert (await put(service, "products", catalog)).status_code == 200
