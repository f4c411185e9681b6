"""A summary's text says what the summary holds, in the seller's language."""

from decimal import Decimal
from typing import Any

import pytest

from contracts.summaries import Customer, RequestedProduct, Source, Summary, Urgency
from summarizer.domain.summary_text import told
from summarizer.domain.summary_texts import TEXTS

HERE = Source(message_id="1", start=0, end=1, quote="x")


def product(description: str, quantity: str | None, **fields: Any) -> RequestedProduct:
    number = None if quantity is None else Decimal(quantity)
    return RequestedProduct(description=description, quantity=number, **{"source": HERE, **fields})


def summary(*products: RequestedProduct, **fields: Any) -> Summary:
    return Summary.model_validate(
        {
            "summary": "a model's own words",
            "products": products,
            "urgency": Urgency.HIGH,
            "shipping_address": "5 Elm St, Austin",
            "is_quote_request": True,
            "customer": Customer(name="Ann Lee", company="Acme"),
            "language": "fr",
            "reader": "gpt-test",
            **fields,
        }
    )


def test_it_says_what_was_read_and_what_is_to_be_checked() -> None:
    read = summary(
        product("gloves", "2.5", unit="kg"),
        product("drill", "1", sku="DRL-1", unclear=True),
        product("vests", None),
        product("saw", "3", source=None),
    )
    assert told(read).summary == (
        "Ann Lee (Acme) asks for a quote for 4 items: 2.5 kg \u00d7 gloves; "
        "1 \u00d7 drill [DRL-1] (to be checked); vests (quantity not given); "
        "3 \u00d7 saw (to be checked). Urgency: high. Ship to: 5 Elm St, Austin."
    )


@pytest.mark.parametrize("language", TEXTS)
def test_every_language_tells_the_same(language: str) -> None:
    texts = TEXTS[language]
    text = told(summary(product("gloves", "2.5")), language).summary
    for fact in ("Ann Lee (Acme)", f"2{texts.decimal_mark}5 \u00d7 gloves", "5 Elm St, Austin"):
        assert fact in text
    assert texts.urgencies[Urgency.HIGH] in text
    many = told(summary(*[product("gloves", "1")] * 10), language).summary
    assert many.count("gloves") == 8
    assert "10" in many
    assert told(summary(), language).summary != text
    none = told(summary(is_quote_request=False, customer=Customer()), language).summary
    assert none == texts.no_request.format(who=texts.somebody)
