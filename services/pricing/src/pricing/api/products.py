"""The catalog over HTTP."""

import asyncio
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Path, Response, UploadFile
from sqlalchemy.ext.asyncio import AsyncSession

from chassis.database import Database
from contracts.message import Message
from contracts.pricing import ExtractProductsOutput
from contracts.summaries import RequestedProduct
from pricing.api.imports import (
    CSV_RESPONSES,
    IMPORT_RESPONSES,
    NO_NUL,
    PROBLEM,
    DryRun,
    ImportResult,
    Limit,
    Offset,
    Words,
    csv_file,
    put_records,
    read_upload,
)
from pricing.catalog_reader import CatalogReader
from pricing.domain.catalog import catalog_layout, read_catalog
from pricing.domain.matching import match_products
from pricing.domain.product import Product
from pricing.errors import ProductNotFoundError
from pricing.settings import Settings
from pricing.store import ProductStore, TaxRateStore


class MatchRequest(Message):
    """Products as a summary has them."""

    products: list[RequestedProduct]


def products_router(database: Database, catalog: CatalogReader, settings: Settings) -> APIRouter:
    """Import, export, search and matching."""
    router = APIRouter(prefix="/products", tags=["products"])

    async def tax_categories(session: AsyncSession) -> set[str]:
        imported = {entry.tax_category for entry in await TaxRateStore(session).all()}
        return settings.tax_rates.keys() | imported

    @router.post(
        "/import",
        summary="Import a CSV catalog: all of it, or nothing",
        responses=IMPORT_RESPONSES,
    )
    async def import_catalog(
        file: UploadFile, *, replace: bool = False, dry_run: bool = False
    ) -> DryRun | ImportResult:
        content = await read_upload(file, settings.max_catalog_bytes)
        async with database.reading() as session:
            categories = await tax_categories(session)
        by_line = await asyncio.to_thread(read_catalog, content, categories)
        layout = catalog_layout(categories)
        return await put_records(
            database, ProductStore, layout, by_line, replace=replace, dry_run=dry_run
        )

    @router.get(
        "/export", summary="The catalog as CSV", response_class=Response, responses=CSV_RESPONSES
    )
    async def export_catalog() -> Response:
        async with database.reading() as session:
            products = await ProductStore(session).all()
            layout = catalog_layout(await tax_categories(session))
        return csv_file(await asyncio.to_thread(layout.export, products), "products")

    @router.get("/", summary="List products; X-Total-Count says how many there are in all")
    async def list_products(
        response: Response, q: Words = "", limit: Limit = 50, offset: Offset = 0
    ) -> list[Product]:
        async with database.reading() as session:
            total, page = await ProductStore(session).search(q, limit=limit, offset=offset)
        response.headers["X-Total-Count"] = str(total)
        return page

    @router.post("/match", summary="Find the products that a summary asks for")
    async def match(request: MatchRequest) -> ExtractProductsOutput:
        async with database.reading() as session:
            index = await catalog.current(session)
        matched = await asyncio.to_thread(match_products, request.products, index)
        return ExtractProductsOutput(lines=matched.lines, unresolved=matched.unresolved)

    @router.get(
        "/{sku:path}",
        summary="One product",
        responses={HTTPStatus.NOT_FOUND: {"description": "No such product", **PROBLEM}},
    )
    async def get_product(sku: Annotated[str, Path(pattern=NO_NUL)]) -> Product:
        async with database.reading() as session:
            product = await ProductStore(session).find(sku)
        if product is None:
            raise ProductNotFoundError(f"The catalog has no product with the sku {sku!r}.")
        return product

    return router
