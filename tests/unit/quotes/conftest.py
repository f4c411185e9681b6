"""A request for a quote, and the quote that comes of it."""

from datetime import UTC, datetime

import pytest

from contracts.pricing import Totals
from contracts.quoting import GenerateQuoteInput, Quote
from quotes.domain.quote import Validity, issue_quote
from quotes.domain.seller import Seller

VALIDITY = Validity(datetime(2023, 12, 15, 9, 30, tzinfo=UTC), days=30)


@pytest.fixture
def totals() -> Totals:
    """Two lines that add up."""
    line = {"unit": "piece", "currency": "EUR", "tax_category": "standard", "tax_rate": "0.19"}
    return Totals.model_validate(
        {
            "currency": "EUR",
            "lines": [
                {
                    **line,
                    "sku": "BOLT-8",
                    "name": "Bolt M8",
                    "requested": "m8 bolts",
                    "quantity": "1250",
                    "unit_price": "0.0325",
                    "amount": "40.63",
                },
                {
                    **line,
                    "sku": "VEST-XL",
                    "name": "Vest XL",
                    "quantity": "10",
                    "unit_price": "120.00",
                    "amount": "1200.00",
                },
            ],
            "subtotal": "1240.63",
            "discount_rate": "0.05",
            "discount_amount": "62.03",
            "taxable_amount": "1178.60",
            "taxes": [{"tax_rate": "0.19", "taxable_amount": "1178.60", "tax_amount": "223.93"}],
            "tax_amount": "223.93",
            "total": "1402.53",
        }
    )


@pytest.fixture
def request_for_quote(totals: Totals) -> GenerateQuoteInput:
    """What generate_quote is asked."""
    return GenerateQuoteInput.model_validate(
        {
            "thread_id": 7,
            "customer": {"name": "Jana Petersen", "email": "jana@customer.example"},
            "totals": totals,
            "unresolved": [
                {
                    "description": "the blue thing",
                    "quantity": "2",
                    "reason": "ambiguous",
                    "candidates": [{"sku": "BLUE-1", "name": "Blue one"}],
                }
            ],
            "shipping_address": "Kranweg 4, 21109 Hamburg",
        }
    )


@pytest.fixture
def quote(request_for_quote: GenerateQuoteInput) -> Quote:
    """The first revision."""
    return issue_quote(request_for_quote, "Q-20231215-001", VALIDITY)


@pytest.fixture
def seller() -> Seller:
    """Who sells."""
    return Seller(
        name="Northgate Supply",
        address="Harbour Road 12, Hamburg",
        email="sales@seller.example",
        phone="+49 40 5550 100",
        tax_id="DE000000000",
        terms="Payment within 30 days.",
    )
