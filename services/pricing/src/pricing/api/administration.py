"""Customers, price lists, minimum prices, tax rates and freight over HTTP, all in one way."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Response, UploadFile

from chassis.database import Database
from pricing.api.imports import (
    CSV_RESPONSES,
    IMPORT_RESPONSES,
    DryRun,
    ImportResult,
    Limit,
    Offset,
    Words,
    csv_file,
    put_records,
    read_upload,
)
from pricing.domain.files.customers import CUSTOMERS, check_addresses
from pricing.domain.files.layout import Layout
from pricing.domain.files.rates import FREIGHT_RULES, MINIMUM_PRICES, PRICE_LISTS, TAX_RATES
from pricing.domain.files.rows import Problems
from pricing.settings import Settings
from pricing.store import (
    CustomerStore,
    FreightRuleStore,
    MinimumPriceStore,
    PriceListStore,
    RecordStore,
    TaxRateStore,
)


@dataclass(frozen=True)
class Dataset:
    """One kind of record that the seller keeps, and the path that it is found at."""

    path: str
    noun: str
    layout: Layout[Any]
    store: type[RecordStore[Any]]
    check: Callable[[Mapping[int, Any], Problems], None] = lambda _records, _problems: None

    def read(self, content: bytes) -> dict[int, Any]:
        """A file's records by line; raises InvalidFileError."""
        problems = Problems()
        records = self.layout.read(content, problems)
        self.check(records, problems)
        problems.raise_if_any()
        return records


DATASETS = (
    Dataset("customers", "customers", CUSTOMERS, CustomerStore, check_addresses),
    Dataset("price-lists", "entries of price lists", PRICE_LISTS, PriceListStore),
    Dataset("minimum-prices", "minimum prices", MINIMUM_PRICES, MinimumPriceStore),
    Dataset("tax-rates", "tax rates", TAX_RATES, TaxRateStore),
    Dataset("freight", "freight rules", FREIGHT_RULES, FreightRuleStore),
)


def datasets_router(database: Database, settings: Settings) -> APIRouter:
    """Import, export and search for each of them."""
    router = APIRouter(tags=["administration"])
    for dataset in DATASETS:
        _add(router, dataset, database, settings)
    return router


def _add(router: APIRouter, dataset: Dataset, database: Database, settings: Settings) -> None:
    path, noun, layout = f"/{dataset.path}", dataset.noun, dataset.layout
    name = dataset.path.replace("-", "_")

    @router.post(
        f"{path}/import",
        summary=f"Import {noun} from CSV: all of the file, or nothing",
        operation_id=f"import_{name}",
        responses=IMPORT_RESPONSES,
    )
    async def import_file(
        file: UploadFile, *, replace: bool = False, dry_run: bool = False
    ) -> DryRun | ImportResult:
        content = await read_upload(file, settings.max_catalog_bytes)
        by_line = await asyncio.to_thread(dataset.read, content)
        return await put_records(
            database, dataset.store, layout, by_line, replace=replace, dry_run=dry_run
        )

    @router.get(
        f"{path}/export",
        summary=f"All {noun} as CSV",
        operation_id=f"export_{name}",
        response_class=Response,
        responses=CSV_RESPONSES,
    )
    async def export_file() -> Response:
        async with database.reading() as session:
            records = await dataset.store(session).all()
        return csv_file(await asyncio.to_thread(layout.export, records), dataset.path)

    @router.get(
        f"{path}/",
        summary=f"List {noun}; X-Total-Count says how many there are in all",
        operation_id=f"list_{name}",
        response_model=list[layout.model],  # type: ignore[name-defined]
    )
    async def list_records(
        response: Response, q: Words = "", limit: Limit = 50, offset: Offset = 0
    ) -> Any:
        async with database.reading() as session:
            total, page = await dataset.store(session).search(q, limit=limit, offset=offset)
        response.headers["X-Total-Count"] = str(total)
        return page
