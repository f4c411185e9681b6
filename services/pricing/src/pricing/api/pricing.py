"""Prices and totals over HTTP."""

from datetime import date

from fastapi import APIRouter

from chassis.database import Database
from contracts.pricing import CalculateTotalsInput, FetchPricingInput, FetchPricingOutput, Totals
from pricing.pricer import Pricer


class PricesRequest(FetchPricingInput):
    """Lines to be priced, as `fetch_pricing` has them, for any day."""

    priced_on: date | None = None
    """None: today, in UTC."""


def pricing_router(database: Database, pricer: Pricer) -> APIRouter:
    """What the tasks `fetch_pricing` and `calculate_totals` do."""
    router = APIRouter(prefix="/pricing", tags=["pricing"])

    @router.post("/prices", summary="Price lines for a customer, a destination and a day")
    async def prices(request: PricesRequest) -> FetchPricingOutput:
        async with database.reading() as session:
            return await pricer.prices(session, request, request.priced_on)

    @router.post("/totals", summary="Calculate a quote's amounts from priced lines")
    async def totals(request: CalculateTotalsInput) -> Totals:
        async with database.reading() as session:
            return await pricer.totals(session, request)

    return router
