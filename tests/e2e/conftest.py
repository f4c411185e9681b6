"""One stack for all tests of this folder: booting Conductor takes half a minute."""

import asyncio
import json
from collections.abc import AsyncIterator, Generator, Iterator

import pytest

from quotewright.local.stack import Stack
from support.span_receiver import SpanReceiver
from support.stack import Product, import_samples, make_stack
from support.webhook_receiver import WebhookReceiver


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A failure shows what the processes logged last: their folder goes with the machine."""
    report = yield
    stack = getattr(item, "funcargs", {}).get("stack")
    if report.failed and stack is not None:
        for process in stack.processes.values():
            report.sections.append((f"the end of {process.log.name}", process.last_lines()))
    return report


@pytest.fixture(scope="session")
def spans() -> Iterator[SpanReceiver]:
    """Whatever the stack's processes send."""
    with SpanReceiver().running() as receiver:
        yield receiver


@pytest.fixture(scope="session")
def webhooks() -> Iterator[WebhookReceiver]:
    """Whatever happens to the stack's quotes."""
    with WebhookReceiver().running() as receiver:
        yield receiver


@pytest.fixture(scope="session")
def stack(
    tmp_path_factory: pytest.TempPathFactory, spans: SpanReceiver, webhooks: WebhookReceiver
) -> Iterator[Stack]:
    """The product with the sample data in it."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", spans.url)
        environment.setenv("OTEL_BSP_SCHEDULE_DELAY", "200")
        environment.setenv("WEBHOOK_URLS", json.dumps([webhooks.url]))
        environment.setenv("WEBHOOK_SECRET", "a secret of the receiver's")
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
