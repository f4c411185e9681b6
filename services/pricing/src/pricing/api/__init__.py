"""Pricing over HTTP: the catalog and the other files, matching, prices and totals."""

from fastapi import APIRouter

from chassis.database import Database
from pricing.api.administration import datasets_router
from pricing.api.imports import REFUSED
from pricing.api.pricing import pricing_router
from pricing.api.products import products_router
from pricing.catalog_reader import CatalogReader
from pricing.pricer import Pricer
from pricing.settings import Settings


def create_router(
    database: Database, catalog: CatalogReader, pricer: Pricer, settings: Settings
) -> APIRouter:
    """Every route of the service."""
    router = APIRouter(prefix="/api/v1", responses=REFUSED)
    router.include_router(products_router(database, catalog, settings))
    router.include_router(pricing_router(database, pricer))
    router.include_router(datasets_router(database, settings))
    return router
