"""Price lists: prices and discounts for one customer's list, or for everyone."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from pricing.domain.validity import Dated, holding


class PriceListEntry(Dated):
    """From a quantity on, either a price of one unit or a part that is taken off."""

    price_list: str = ""
    """The list's name; empty where the entry holds for everyone."""
    sku: str = ""
    """Empty where the entry holds for every product; it has a discount then."""
    minimum_quantity: Decimal = Decimal(0)
    """In the product's own unit."""
    unit_price: Decimal | None = None
    currency: str | None = None
    """The price's; None where the entry has a discount."""
    discount_rate: Decimal | None = None


class PriceList:
    """The entries of one list that hold on one day."""

    def __init__(self, name: str, entries: Iterable[PriceListEntry], day: date) -> None:
        self.name = name
        self._by_sku: dict[str, list[PriceListEntry]] = {}
        for entry in holding((e for e in entries if e.price_list == name), day):
            self._by_sku.setdefault(entry.sku, []).append(entry)

    def entry(self, sku: str, quantity: Decimal) -> PriceListEntry | None:
        """The entry that decides: of the product before that of all products; of these the one
        with the highest minimum that the quantity reaches; of these the newest."""
        for key in (sku, ""):
            reached = [e for e in self._by_sku.get(key, ()) if quantity >= e.minimum_quantity]
            if reached:
                highest = max(e.minimum_quantity for e in reached)
                return [e for e in reached if e.minimum_quantity == highest][-1]
        return None

    def minimum_quantities(self, sku: str) -> set[Decimal]:
        """Every quantity at which another entry may decide."""
        return {e.minimum_quantity for key in (sku, "") for e in self._by_sku.get(key, ())}
