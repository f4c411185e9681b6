"""One stack for all tests of this folder: booting Conductor takes half a minute."""

import asyncio
from collections.abc import AsyncIterator, Iterator

import pytest

from quotewright.local.stack import Stack
from support.stack import Product, import_samples, make_stack


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """The product with the sample data in it."""
    stack = make_stack(tmp_path_factory.mktemp("stack"))

    async def fill() -> None:
        product = Product(stack)
        await import_samples(product)
        await product.close()

    with stack.running():
        asyncio.run(fill())
        yield stack


@pytest.fixture
async def product(stack: Stack) -> AsyncIterator[Product]:
    """The running product, from outside."""
    product = Product(stack)
    yield product
    await product.close()
