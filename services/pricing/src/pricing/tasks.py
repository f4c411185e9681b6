"""Pricing's tasks. They only read: doing one twice changes nothing."""

import asyncio

from chassis.task_handler import TaskContext
from contracts.pricing import (
    CalculateTotalsInput,
    CalculateTotalsOutput,
    ExtractProductsInput,
    ExtractProductsOutput,
    FetchPricingInput,
    FetchPricingOutput,
)
from pricing.catalog_reader import CatalogReader
from pricing.domain.matching import match_products
from pricing.domain.quotable import (
    require_catalog,
    require_lines,
    require_request,
    without_ungrounded,
)
from pricing.pricer import Pricer


class PricingTasks:
    """From a summary to the amounts of a quote."""

    def __init__(self, catalog: CatalogReader, pricer: Pricer) -> None:
        self._catalog = catalog
        self._pricer = pricer

    async def extract_products(
        self, task: ExtractProductsInput, context: TaskContext
    ) -> ExtractProductsOutput:
        """Finds the catalog's products that a summary asks for, and says which it cannot find."""
        require_request(task.summary)
        index = await self._catalog.current(context.session)
        require_catalog(index)
        grounded, doubtful = without_ungrounded(task.summary.products)
        matched = await asyncio.to_thread(match_products, grounded, index)
        return ExtractProductsOutput(
            lines=matched.lines, unresolved=[*matched.unresolved, *doubtful]
        )

    async def fetch_pricing(
        self, task: FetchPricingInput, context: TaskContext
    ) -> FetchPricingOutput:
        """Prices lines for a customer and a destination; ends where there is none."""
        require_lines(task.lines, task.unresolved)
        return await self._pricer.prices(context.session, task)

    async def calculate_totals(
        self, task: CalculateTotalsInput, context: TaskContext
    ) -> CalculateTotalsOutput:
        """Calculates a quote's amounts: discount, tax by rate, total."""
        return CalculateTotalsOutput(totals=await self._pricer.totals(context.session, task))
