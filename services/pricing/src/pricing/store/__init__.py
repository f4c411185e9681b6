"""What pricing remembers. Whoever hands in the session commits it."""

from pricing.store.customers import CustomerStore
from pricing.store.prices import FreightRuleStore, MinimumPriceStore, PriceListStore, TaxRateStore
from pricing.store.products import ProductStore
from pricing.store.records import Plan, RecordStore

__all__ = [
    "CustomerStore",
    "FreightRuleStore",
    "MinimumPriceStore",
    "Plan",
    "PriceListStore",
    "ProductStore",
    "RecordStore",
    "TaxRateStore",
]
