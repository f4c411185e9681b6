"""The quotes service on an empty database of each kind."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from quotes.app import MIGRATIONS, create_app
from quotes.settings import Settings
from support.services import running


@pytest.fixture
def database_url(migrated_database: Callable[[Path], str]) -> str:
    """No quotes yet."""
    return migrated_database(MIGRATIONS)


@pytest.fixture
def settings(database_url: str, redis_url: str, tmp_path: Path) -> Settings:
    """Mails go to a folder of the test's own."""
    return Settings(
        database_url=database_url,
        redis_url=redis_url,
        task_concurrency=10,
        pdf_workers=1,
        notification_folder=tmp_path / "outbox",
        notification_recipient="team@seller.example",
        customer_link_secret="a secret of thirty-two characters",
    )


@pytest.fixture
async def client(settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    """The running service."""
    async with running(create_app(settings)) as client:
        yield client


@pytest.fixture
def wanted() -> dict[str, Any]:
    """What generate_quote is asked, as JSON: two vests for EUR 285.60."""
    return {
        "thread_id": 7,
        "customer": {"name": "Jana Petersen", "email": "jana@customer.example", "company": None},
        "totals": {
            "currency": "EUR",
            "lines": [
                {
                    "sku": "VEST-XL",
                    "name": "Vest XL",
                    "requested": "two vests",
                    "quantity": "2",
                    "unit": "piece",
                    "unit_price": "120.00",
                    "currency": "EUR",
                    "tax_category": "standard",
                    "tax_rate": "0.19",
                    "amount": "240.00",
                }
            ],
            "subtotal": "240.00",
            "discount_rate": "0",
            "discount_amount": "0.00",
            "taxable_amount": "240.00",
            "taxes": [{"tax_rate": "0.19", "taxable_amount": "240.00", "tax_amount": "45.60"}],
            "tax_amount": "45.60",
            "total": "285.60",
        },
        "unresolved": [],
        "shipping_address": "Kranweg 4, 21109 Hamburg",
    }


@pytest.fixture
def summary() -> dict[str, Any]:
    """What notify_completion tells beside the quote."""
    return {
        "summary": "Jana asks for two vests.",
        "products": [],
        "urgency": "high",
        "shipping_address": None,
        "is_quote_request": True,
        "customer": {"name": "Jana Petersen"},
        "language": "en",
        "reader": "rules",
    }
