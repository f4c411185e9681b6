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
from pricing.domain.prices import price_lines
from pricing.domain.quotable import (
    require_catalog,
    require_lines,
    require_request,
    without_ungrounded,
)
from pricing.domain.totals import calculate
from pricing.settings import Settings


class PricingTasks:
    """From a summary to the amounts of a quote."""

    def __init__(self, catalog: CatalogReader, settings: Settings) -> None:
        self._catalog = catalog
        self._settings = settings

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
        """Prices lines by the catalog; ends where there is none, with what is open."""
        require_lines(task.lines, task.unresolved)
        index = await self._catalog.current(context.session)
        return FetchPricingOutput(
            lines=price_lines(task.lines, index.products, self._settings.tax_rates)
        )

    async def calculate_totals(
        self, task: CalculateTotalsInput, context: TaskContext
    ) -> CalculateTotalsOutput:
        """Calculates a quote's amounts: discount, tax by rate, total."""
        del context
        totals = calculate(task.lines, task.discount_rate, self._settings.rounding_rules)
        return CalculateTotalsOutput(totals=totals)
