"""What pricing calculates is what is issued, stored, answered and printed, to the cent."""

import io
import json
from decimal import Decimal
from typing import Any

import httpx
from pypdf import PdfReader

from contracts.pricing import TaxTreatment, Totals
from pricing.domain.freight import FreightRule
from pricing.domain.policy import RoundingRules
from pricing.domain.price_list import PriceListEntry
from pricing.domain.receipt import replay
from pricing.domain.tax_rates import Buyer, TaxRate
from pricing.domain.totals import calculate
from support.price_books import MOREAU, quote
from support.services import Streams

LAW = "Article 138, Directive 2006/112/EC"


def everything_at_once() -> Totals:
    """A price list, freight, a reverse charge, a tax, both discounts and cash rounding."""
    priced = quote(
        MOREAU,
        lines={"BOLT": "12", "BOOK": "3"},
        price_entries=[PriceListEntry(price_list="gold", discount_rate=Decimal("0.133"))],
        freight_rules=[
            FreightRule(
                name="Delivery abroad",
                charge=Decimal("34.00"),
                currency="EUR",
                tax_category="standard",
            )
        ],
        tax_rates=[
            TaxRate(
                tax_category="standard",
                country="FR",
                buyer=Buyer.BUSINESS,
                tax_rate=Decimal(0),
                treatment=TaxTreatment.REVERSE_CHARGE,
                reason=LAW,
            ),
            TaxRate(tax_category="reduced", country="FR", tax_rate=Decimal("0.055")),
        ],
    )
    totals = calculate(
        priced.lines, Decimal("0.025"), RoundingRules(cash_steps={"EUR": Decimal("0.05")})
    )
    return totals.model_copy(update={"basis": priced.basis, "attention": priced.attention})


async def test_a_quote_is_kept_with_receipts_and_policy_whatever_changes_in_pricing(
    client: httpx.AsyncClient, streams: Streams, wanted: dict[str, Any]
) -> None:
    totals = everything_at_once()
    given = json.loads(totals.model_dump_json())
    issued = await streams.run("generate_quote", {**wanted, "totals": given})
    number = issued.output_data["quote_number"]

    kept = (await client.get(f"/api/v1/quotes/{number}")).json()
    assert {name: kept[name] for name in given} == given
    for line in Totals.model_validate(kept).lines:
        assert replay(line.receipt) == line.unit_price

    pdf = PdfReader(io.BytesIO((await client.get(f"/api/v1/quotes/{number}/pdf")).content))
    text = " ".join(page.extract_text() for page in pdf.pages)
    assert totals.rounding_amount
    for amount in (totals.subtotal, totals.discount_amount, totals.tax_amount, totals.total):
        assert f"{amount}" in text
    for line in totals.lines:
        assert f"{line.amount}" in text
    assert LAW in " ".join(text.split())
