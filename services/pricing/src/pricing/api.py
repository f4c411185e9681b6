"""Pricing over HTTP: the catalog, matching, prices and totals."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Path, Query, Response, UploadFile

from chassis.database import Database
from contracts.message import Message
from contracts.pricing import (
    CalculateTotalsInput,
    ExtractProductsOutput,
    FetchPricingInput,
    FetchPricingOutput,
    Totals,
)
from contracts.summaries import RequestedProduct
from pricing.catalog_reader import CatalogReader
from pricing.domain.catalog import parse_catalog
from pricing.domain.matching import match_products
from pricing.domain.prices import price_lines
from pricing.domain.product import Product
from pricing.domain.totals import calculate
from pricing.errors import CatalogTooLargeError, ProductNotFoundError
from pricing.settings import Settings
from pricing.store import ProductStore

NO_NUL = r"^[^\x00]*$"
"""PostgreSQL has no text with that character."""


class ImportResult(Message):
    """What an import did, in numbers of products: `imported` is `created` plus `updated`."""

    imported: int
    created: int
    updated: int
    removed: int


class MatchRequest(Message):
    """Products as a summary has them."""

    products: list[RequestedProduct]


def create_router(database: Database, catalog: CatalogReader, settings: Settings) -> APIRouter:
    """Every route of the service."""
    router = APIRouter(prefix="/api/v1")
    router.include_router(_products(database, catalog, settings))
    router.include_router(_pricing(database, catalog, settings))
    return router


def _products(database: Database, catalog: CatalogReader, settings: Settings) -> APIRouter:
    router = APIRouter(prefix="/products", tags=["products"])

    @router.post("/import", summary="Import a CSV catalog: all of it, or nothing")
    async def import_catalog(file: UploadFile, *, replace: bool = False) -> ImportResult:
        content = await _read(file, settings.max_catalog_bytes)
        products = await asyncio.to_thread(parse_catalog, content, settings.tax_rates.keys())
        async with database.transaction() as session:
            done = await ProductStore(session).put(products, replace=replace)
        return ImportResult(
            imported=len(products),
            created=done.created,
            updated=done.updated,
            removed=done.removed,
        )

    @router.get("/", summary="List products; X-Total-Count says how many there are in all")
    async def list_products(
        response: Response,
        q: Annotated[str, Query(description="In sku, name or an alias", pattern=NO_NUL)] = "",
        limit: Annotated[int, Query(ge=1, le=500)] = 50,
        offset: Annotated[int, Query(ge=0, le=2**31)] = 0,
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

    @router.get("/{sku:path}", summary="One product")
    async def get_product(sku: Annotated[str, Path(pattern=NO_NUL)]) -> Product:
        async with database.reading() as session:
            product = await ProductStore(session).find(sku)
        if product is None:
            raise ProductNotFoundError(f"The catalog has no product with the sku {sku!r}.")
        return product

    return router


def _pricing(database: Database, catalog: CatalogReader, settings: Settings) -> APIRouter:
    router = APIRouter(prefix="/pricing", tags=["pricing"])

    @router.post("/prices", summary="Price lines by the catalog")
    async def prices(request: FetchPricingInput) -> FetchPricingOutput:
        async with database.reading() as session:
            index = await catalog.current(session)
        lines = price_lines(request.lines, index.products, settings.tax_rates)
        return FetchPricingOutput(lines=lines)

    @router.post("/totals", summary="Calculate a quote's amounts from priced lines")
    async def totals(request: CalculateTotalsInput) -> Totals:
        return calculate(request.lines, request.discount_rate, settings.rounding_rules)

    return router


async def _read(file: UploadFile, limit: int) -> bytes:
    content = await file.read(limit + 1)
    if len(content) > limit:
        raise CatalogTooLargeError(f"A catalog file may have at most {limit} bytes.")
    return content
