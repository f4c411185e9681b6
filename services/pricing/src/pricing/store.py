"""The catalog in the database. Whoever hands in the session commits it."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Select, bindparam, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from pricing.domain.product import Product
from pricing.errors import InvalidCatalogError
from pricing.tables import catalog_versions, products


@dataclass(frozen=True)
class Imported:
    """What an import did, in numbers of products."""

    created: int
    updated: int
    removed: int


class ProductStore:
    """The products of one session."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def version(self) -> int:
        """Which version of the catalog this is: another number after every import."""
        version: int = (await self._session.scalars(select(catalog_versions.c.version))).one()
        return version

    async def all(self) -> list[Product]:
        """Every product, by sku."""
        return await self._products(select(products.c.document).order_by(products.c.sku))

    async def find(self, sku: str) -> Product | None:
        """The product with exactly this sku."""
        query = select(products.c.document).where(products.c.sku == sku)
        return next(iter(await self._products(query)), None)

    async def search(self, words: str, *, limit: int, offset: int) -> tuple[int, list[Product]]:
        """How many products have these words in sku, name or aliases, and one page of them."""
        found = products.c.search_text.contains(words.casefold(), autoescape=True)
        total = await self._session.scalar(select(func.count()).select_from(products).where(found))
        page = select(products.c.document).where(found).order_by(products.c.sku)
        return total or 0, await self._products(page.limit(limit).offset(offset))

    async def put(self, catalog: Collection[Product], *, replace: bool) -> Imported:
        """Create or update these products; with `replace`, remove all others.

        Raises InvalidCatalogError where the catalog would come to hold two currencies.
        """
        await self._lock()
        known = await self._currencies()
        kept = {} if replace else known
        _require_one_currency(catalog, {*kept.values()})
        skus = {product.sku for product in catalog}
        removed = known.keys() - skus if replace else set()
        await self._delete((known.keys() & skus) | removed)
        await self._session.execute(insert(products), [_row(product) for product in catalog])
        return Imported(
            created=len(skus - known.keys()), updated=len(skus & known.keys()), removed=len(removed)
        )

    async def _lock(self) -> None:
        """Let one import in at a time, and count the version up."""
        version = catalog_versions.c.version
        await self._session.execute(update(catalog_versions).values(version=version + 1))

    async def _currencies(self) -> dict[str, str]:
        rows = await self._session.execute(select(products.c.sku, products.c.currency))
        return {row.sku: row.currency for row in rows}

    async def _delete(self, skus: Collection[str]) -> None:
        if skus:
            # One statement for many rows, whatever the database's limit of parameters is.
            statement = delete(products).where(products.c.sku == bindparam("gone"))
            await self._session.execute(statement, [{"gone": sku} for sku in skus])

    async def _products(self, query: Select[str]) -> list[Product]:
        documents = (await self._session.execute(query)).scalars()
        return [Product.model_validate_json(document) for document in documents]


def _require_one_currency(catalog: Collection[Product], known: set[str]) -> None:
    new = {product.currency for product in catalog}
    if known and new != known:
        raise InvalidCatalogError(
            f"Nothing was imported: the file's prices are in {', '.join(sorted(new))}, the "
            f"catalog's in {', '.join(sorted(known))}. Import with replace=true to change over."
        )


def _row(product: Product) -> dict[str, str]:
    words = "\n".join((product.sku, product.name, *product.aliases))
    return {
        "sku": product.sku,
        "currency": product.currency,
        "search_text": words.casefold(),
        "document": product.model_dump_json(),
    }
