"""The catalog in memory, read again whenever the database holds another version."""

import asyncio
import gc
from collections.abc import Iterable

from sqlalchemy.ext.asyncio import AsyncSession

from pricing.domain.index import CatalogIndex
from pricing.domain.product import Product
from pricing.store import ProductStore


class CatalogReader:
    """One process's index of the catalog. Imports by other processes show at the next read."""

    def __init__(self) -> None:
        self._version: int | None = None
        self._index = CatalogIndex([])
        self._lock = asyncio.Lock()

    async def current(self, session: AsyncSession) -> CatalogIndex:
        """The index of the catalog as this session sees it."""
        store = ProductStore(session)
        version = await store.version()
        async with self._lock:
            if self._version != version:
                # Read after the version: what came in between is read once more, never missed.
                products = await store.all()
                self._index = await asyncio.to_thread(indexed, products, self._index)
                self._version = version
            return self._index


def indexed(products: Iterable[Product], previous: CatalogIndex | None = None) -> CatalogIndex:
    """An index that the garbage collector leaves alone: of millions of objects that all stay, it
    would look at each, time and again."""
    gc.disable()
    try:
        index = CatalogIndex(products, previous)
        gc.freeze()
    finally:
        gc.enable()
    return index
