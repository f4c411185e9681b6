"""Price lists, minimum prices, tax rates and freight rules."""

from collections.abc import Collection, Sequence

from sqlalchemy import select

from pricing.domain.freight import FreightRule
from pricing.domain.minimum_price import MinimumPrice
from pricing.domain.price_list import PriceListEntry
from pricing.domain.tax_rates import TaxRate
from pricing.store.records import RecordStore, portions
from pricing.tables import freight_rules, minimum_prices, price_list_entries, tax_rates


class PriceListStore(RecordStore[PriceListEntry]):
    """Entries of every price list."""

    model = PriceListEntry
    table = price_list_entries

    def words(self, record: PriceListEntry) -> Sequence[str]:
        """The list and the product."""
        return record.price_list, record.sku

    def columns(self, record: PriceListEntry) -> dict[str, str]:
        """What entries are looked up by."""
        return {"price_list": record.price_list, "sku": record.sku}

    async def for_products(
        self, price_lists: Collection[str], skus: Collection[str]
    ) -> list[PriceListEntry]:
        """The entries of these lists, and of none, for these products and for all products."""
        table = price_list_entries
        found: list[PriceListEntry] = []
        for portion in portions({"", *skus}):
            found += await self._read(
                select(table.c.document)
                .where(table.c.price_list.in_({"", *price_lists}), table.c.sku.in_(portion))
                .order_by(table.c.key)
            )
        return found


class MinimumPriceStore(RecordStore[MinimumPrice]):
    """What products must bring, by sku."""

    model = MinimumPrice
    table = minimum_prices

    def words(self, record: MinimumPrice) -> Sequence[str]:
        """The product."""
        return (record.sku,)


class TaxRateStore(RecordStore[TaxRate]):
    """Tax rates of every place and time."""

    model = TaxRate
    table = tax_rates

    def words(self, record: TaxRate) -> Sequence[str]:
        """Category, place and reason."""
        return record.tax_category, record.country, record.region, record.reason or ""


class FreightRuleStore(RecordStore[FreightRule]):
    """Freight rules of every place and time."""

    model = FreightRule
    table = freight_rules

    def words(self, record: FreightRule) -> Sequence[str]:
        """Country and name."""
        return record.country, record.name
