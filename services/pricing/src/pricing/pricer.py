"""Prices and totals by all that is configured and imported, for the API and the tasks alike.

A thread calculates: a thousand lines take long enough to keep other requests waiting.
"""

import asyncio
from datetime import UTC, date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from contracts.pricing import (
    CalculateTotalsInput,
    FetchPricingInput,
    FetchPricingOutput,
    Totals,
)
from pricing.catalog_reader import CatalogReader
from pricing.domain.minimum_price import below_minimum
from pricing.domain.price_book import PriceBook
from pricing.domain.prices import Pricing
from pricing.domain.totals import calculate
from pricing.settings import Settings
from pricing.store import (
    CustomerStore,
    FreightRuleStore,
    MinimumPriceStore,
    PriceListStore,
    TaxRateStore,
)


class Pricer:
    """Reads what a request needs, and lets the domain decide."""

    def __init__(self, catalog: CatalogReader, settings: Settings) -> None:
        self._catalog = catalog
        self._settings = settings

    async def prices(
        self, session: AsyncSession, request: FetchPricingInput, day: date | None = None
    ) -> FetchPricingOutput:
        """The lines as they cost on a day, today (UTC) where none is given."""
        index = await self._catalog.current(session)
        sender = request.customer.email if request.customer else None
        customer = await CustomerStore(session).find_sender(sender)
        price_list = customer.price_list if customer else None
        skus = [line.sku for line in request.lines]
        book = PriceBook(
            products=index.products,
            own_tax_rates=self._settings.tax_rates,
            day=day or datetime.now(UTC).date(),
            seller_country=self._settings.seller_country,
            price_entries=await PriceListStore(session).for_products([price_list or ""], skus),
            tax_rates=await TaxRateStore(session).all(),
            freight_rules=await FreightRuleStore(session).all(),
            rounding=self._settings.rounding_rules,
        )
        pricing = Pricing(book, customer, request.shipping_address)
        return await asyncio.to_thread(pricing.price, request.lines)

    async def totals(self, session: AsyncSession, request: CalculateTotalsInput) -> Totals:
        """The amounts, with what the margin guard has to say about them."""
        totals = await asyncio.to_thread(
            calculate, request.lines, request.discount_rate, self._settings.rounding_rules
        )
        skus = [line.sku for line in request.lines]
        minima = await MinimumPriceStore(session).find_all(set(skus))
        remarks = below_minimum(totals, minima, self._settings.minimum_margin)
        return totals.model_copy(
            update={"basis": request.basis, "attention": [*request.attention, *remarks]}
        )
