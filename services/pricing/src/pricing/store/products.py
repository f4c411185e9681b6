"""The catalog in the database."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select, update

from pricing.domain.product import Product
from pricing.errors import InvalidFileError
from pricing.store.records import Plan, RecordStore
from pricing.tables import catalog_versions, products


class ProductStore(RecordStore[Product]):
    """Products by sku, all in one currency."""

    model = Product
    table = products

    def words(self, record: Product) -> Sequence[str]:
        """Sku, name and aliases."""
        return record.sku, record.name, *record.aliases

    def columns(self, record: Product) -> dict[str, str]:
        """The currency, which a catalog has one of."""
        return {"currency": record.currency}

    async def version(self) -> int:
        """Which version of the catalog this is: another number after every import."""
        version: int = (await self._session.scalars(select(catalog_versions.c.version))).one()
        return version

    async def plan(self, records: Mapping[str, Product], *, replace: bool) -> Plan[Product]:
        """Raises InvalidFileError where the catalog would come to hold two currencies."""
        plan = await super().plan(records, replace=replace)
        new = {product.currency for product in records.values()}
        known = set((await self._session.scalars(select(products.c.currency).distinct())).all())
        if known and new != known and not replace:
            raise InvalidFileError(
                f"Nothing was imported: the file's prices are in {', '.join(sorted(new))}, the "
                f"catalog's in {', '.join(sorted(known))}. Import with replace=true to change over."
            )
        return plan

    async def _lock(self) -> None:
        # Counted up, it also tells readers that the catalog is another.
        version = catalog_versions.c.version
        await self._session.execute(update(catalog_versions).values(version=version + 1))
