"""The composition root of pricing."""

from http import HTTPStatus
from pathlib import Path

from fastapi import FastAPI

from chassis.database import Database
from chassis.service import create_service
from pricing.api import create_router
from pricing.catalog_reader import CatalogReader
from pricing.errors import FileTooLargeError, PricingError, ProductNotFoundError
from pricing.pricer import Pricer
from pricing.settings import Settings
from pricing.tables import handled_tasks
from pricing.tasks import PricingTasks

MIGRATIONS = Path(__file__).parent / "migrations"


def create_app(settings: Settings) -> FastAPI:
    """The service: the catalog, and the tasks that need it."""
    database = Database(settings.database_url)
    catalog = CatalogReader()
    pricer = Pricer(catalog, settings)
    tasks = PricingTasks(catalog, pricer)
    return create_service(
        "pricing",
        description="The catalog: matching, prices, totals.",
        settings=settings,
        database=database,
        inbox=handled_tasks,
        handlers=[tasks.extract_products, tasks.fetch_pricing, tasks.calculate_totals],
        router=create_router(database, catalog, pricer, settings),
        statuses={
            ProductNotFoundError: HTTPStatus.NOT_FOUND,
            FileTooLargeError: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            PricingError: HTTPStatus.UNPROCESSABLE_ENTITY,
        },
    )
