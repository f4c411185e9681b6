"""Puts a set through the services' public APIs, a thread at a time."""

import time
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from quotewright.client import Client
from quotewright.evaluation.cases import Case
from quotewright.evaluation.readers import OnCase
from quotewright.evaluation.scoring import Question, Reading


def read_cases(
    cases: Iterable[Case], *, emails: Client, products: Client, on_case: OnCase
) -> Iterator[tuple[Case, Reading]]:
    """Each case with what came of it. The catalog is replaced for each that a case names."""
    catalog = None
    for case in cases:
        if case.catalog != catalog:
            products.import_catalog(case.catalog, replace=True)
            catalog = case.catalog
        on_case(case)
        yield case, _read(case, emails, products)


def _read(case: Case, emails: Client, products: Client) -> Reading:
    thread_id = emails.import_mail(case.mails)[0]["thread_id"]
    before = time.perf_counter()
    summary = emails.post(f"/api/v1/emails/{thread_id}/summarize")
    seconds = time.perf_counter() - before
    matched: dict[str, Any] = {"lines": [], "unresolved": []}
    if summary["is_quote_request"] and summary["products"]:
        asked = {"products": summary["products"]}
        matched = products.post("/api/v1/products/match", asked)
    codes = {warning["code"] for warning in summary["warnings"]}
    return Reading(
        lines={line["sku"]: Decimal(line["quantity"]) for line in matched["lines"]},
        confidence={
            line["sku"]: line["confidence"] for line in matched["lines"] if line["confidence"]
        },
        questions=[
            Question(line["description"], _decimal(line["quantity"]), line["reason"])
            for line in matched["unresolved"]
        ],
        is_quote_request=summary["is_quote_request"],
        shipping_address=summary["shipping_address"],
        urgency=summary["urgency"],
        suspicious="suspicious_text" in codes,
        warned=bool(codes),
        seconds=seconds,
        reader=summary["reader"],
    )


def _decimal(figure: str | None) -> Decimal | None:
    return None if figure is None else Decimal(figure)
