"""Documents by others' judgement, and their amounts wherever they stand."""

import json
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
import pytest
from lxml import etree
from pypdf import PdfReader
from sqlalchemy import select

from chassis.database import Database
from contracts.quoting import Buyer, Quote
from contracts.summaries import Summary
from quotes.document import render_pdf
from quotes.domain.figures import ENGLISH, FIGURES
from quotes.domain.languages import LOCALES
from quotes.domain.notification import announce_quote
from quotes.domain.seller import Seller
from quotes.settings import Settings
from quotes.tables import quote_revisions
from quotes.ubl import CAC, CBC, quotation
from support.documents import attached, pdf_a_failures, quotation_schema, text_of

LINE = {"unit": "piece", "tax_category": "standard"}
NAMES = {"cac": CAC, "cbc": CBC}
# What a total is called in UBL.
TOTALS = {
    "subtotal": "cac:QuotedMonetaryTotal/cbc:LineExtensionAmount",
    "discount_amount": "cac:QuotedMonetaryTotal/cbc:AllowanceTotalAmount",
    "taxable_amount": "cac:QuotedMonetaryTotal/cbc:TaxExclusiveAmount",
    "tax_amount": "cac:TaxTotal/cbc:TaxAmount",
    "rounding_amount": "cac:QuotedMonetaryTotal/cbc:PayableRoundingAmount",
    "total": "cac:QuotedMonetaryTotal/cbc:PayableAmount",
}
DIGITS = {"EUR": 2, "JPY": 0, "KWD": 3, "CHF": 2}
DECIMALS = {"en": "decimals", "de": "Nachkommastellen"}
HOSTILE = '<img src="file:///etc/passwd"><script>x</script>\x00\u202e{{ 7 }} 山田 😀 שלום\u200d'


def amounts(currency: str, lines: list[tuple[str, ...]], **totals: Any) -> dict[str, Any]:
    """Totals as generate_quote is given them; a line is name, quantity, price, rate, amount."""
    return {
        "currency": currency,
        "lines": [
            {
                **LINE,
                "currency": currency,
                "sku": name.upper(),
                "name": name,
                "quantity": quantity,
                "unit_price": price,
                "tax_rate": rate,
                "amount": amount,
            }
            for name, quantity, price, rate, amount in lines
        ],
        "discount_rate": "0",
        "discount_amount": "0",
        **totals,
    }


EUROS = amounts(
    "EUR",
    [
        ("bolt", "1250", "0.0325", "0.19", "40.63"),
        ("vest", "10", "120.00", "0.19", "1200.00"),
        ("book", "3", "9.99", "0.07", "29.97"),
    ],
    subtotal="1270.60",
    discount_rate="0.05",
    discount_amount="63.53",
    taxable_amount="1207.07",
    taxes=[
        {"tax_rate": "0.19", "taxable_amount": "1178.60", "tax_amount": "223.93"},
        {"tax_rate": "0.07", "taxable_amount": "28.47", "tax_amount": "1.99"},
    ],
    tax_amount="225.92",
    total="1432.99",
)
YEN = amounts(
    "JPY",
    [("lamp", "7", "1234", "0.10", "8638")],
    subtotal="8638",
    taxable_amount="8638",
    taxes=[{"tax_rate": "0.10", "taxable_amount": "8638", "tax_amount": "864"}],
    tax_amount="864",
    total="9502",
)
DINARS = amounts(
    "KWD",
    [("hose", "3", "1.2345", "0", "3.704")],
    subtotal="3.704",
    discount_amount="0.000",
    taxable_amount="3.704",
    taxes=[
        {
            "tax_rate": "0",
            "tax_treatment": "exempt",
            "tax_reason": "Not taxed in Kuwait",
            "taxable_amount": "3.704",
            "tax_amount": "0.000",
        }
    ],
    tax_amount="0.000",
    total="3.704",
)


FRANCS = amounts(
    "CHF",
    [("tape", "1", "10.01", "0.081", "10.01")],
    subtotal="10.01",
    taxable_amount="10.01",
    taxes=[{"tax_rate": "0.081", "taxable_amount": "10.01", "tax_amount": "0.81"}],
    tax_amount="0.81",
    rounding_amount="-0.02",
    total="10.80",
    policy={"cash_step": "0.05"},
)


async def mails_about(
    client: httpx.AsyncClient, quote: dict[str, Any], summary: dict[str, Any]
) -> tuple[str, str]:
    """What the customer is sent, and what the salesperson is told."""
    (await client.post(f"/api/v1/quotes/{quote['quote_number']}/send")).raise_for_status()
    told = (await client.get("/api/v1/notifications/", params={"limit": 500})).json()
    (offered,) = [n["body"] for n in told if n["quote_number"] == quote["quote_number"]]
    made, read = Quote.model_validate(quote), Summary.model_validate(summary)
    return offered, announce_quote(made, read, "team@seller.example").body


async def test_amounts_are_the_same_in_database_api_pdf_xml_and_mails(
    client: httpx.AsyncClient,
    database_url: str,
    wanted: dict[str, Any],
    summary: dict[str, Any],
) -> None:
    for totals in (EUROS, YEN, DINARS, FRANCS):
        for language in ("en", "de"):
            buyer = {**wanted["customer"], "tax_number": "FR40303265045"}
            request = {**wanted, "totals": totals, "language": language, "customer": buyer}
            quote = (await client.post("/api/v1/quotes/", json=request)).json()
            url = f"/api/v1/quotes/{quote['quote_number']}"
            xml = (await client.get(f"{url}/ubl")).content
            pdf = (await client.get(f"{url}/pdf")).content
            inside = attached(pdf)
            assert inside["quotation.xml"] == xml
            stored = await stored_document(database_url, quote["quote_number"])

            document = etree.fromstring(xml)
            quotation_schema().assertValid(document)
            assert amounts_of(document) == {name: Decimal(totals.get(name, "0")) for name in TOTALS}
            for given in (quote, stored, json.loads(inside["quote.json"])):
                assert {name: Decimal(given[name]) for name in TOTALS} == amounts_of(document)
            amounts_of_lines = [part["amount"] for part in totals["lines"]]
            printed = [totals[name] for name in ("subtotal", "taxable_amount", "total")]
            printed += amounts_of_lines
            printed += [part["tax_amount"] for part in totals["taxes"]]
            figures, text = FIGURES[language], text_of(pdf).replace("\xa0", " ")
            for amount in printed:
                assert figures.money(Decimal(amount), totals["currency"]) in text
            assert f"{DECIMALS[language]}: {DIGITS[totals['currency']]}" in text
            number = "cac:BuyerCustomerParty/cac:Party/cac:PartyTaxScheme/cbc:CompanyID"
            assert document.findtext(number, None, NAMES) == "FR40303265045"
            assert json.loads(inside["quote.json"])["customer"] == quote["customer"]
            assert "FR40303265045" in text
            offered, announced = await mails_about(client, quote, summary)
            total = figures.money(Decimal(totals["total"]), totals["currency"])
            assert f"{totals['currency']} {total}" in offered.replace("\xa0", " ")
            for amount in (
                *amounts_of_lines,
                totals["subtotal"],
                totals["tax_amount"],
                totals["total"],
            ):
                assert ENGLISH.money(Decimal(amount), totals["currency"]) in announced
            if "rounding_amount" in totals:
                assert f"\N{MINUS SIGN}{figures.money(Decimal('0.02'), 'CHF')}" in text


def amounts_of(quotation: Any) -> dict[str, Decimal]:
    """The totals of a UBL document, which are all in its currency."""
    currency = quotation.findtext("cbc:PricingCurrencyCode", None, NAMES)
    assert {e.get("currencyID") for e in quotation.iterfind(".//*[@currencyID]")} == {currency}
    lines = quotation.iterfind("cac:QuotationLine/cac:LineItem/cbc:LineExtensionAmount", NAMES)
    found = {name: Decimal(quotation.findtext(path, None, NAMES)) for name, path in TOTALS.items()}
    assert sum(Decimal(line.text) for line in lines) == found["subtotal"]
    return found


async def stored_document(database_url: str, number: str) -> dict[str, Any]:
    """The newest revision as the database has it."""
    database = Database(database_url)
    async with database.reading() as session:
        query = select(quote_revisions.c.document).where(quote_revisions.c.quote_number == number)
        document: dict[str, Any] = json.loads((await session.execute(query)).scalar_one())
    await database.close()
    return document


@pytest.fixture
def seller() -> Seller:
    """Who sells."""
    return Settings().seller


@pytest.fixture
def quotes(wanted: dict[str, Any]) -> list[Quote]:
    """In each language, some long, one with everything that a mail may bring."""
    quote = Quote.model_validate(
        {
            **EUROS,
            "quote_number": "Q-20231215-001",
            "revision": 2,
            "status": "approved",
            "thread_id": 7,
            "customer": wanted["customer"],
            "unresolved": [
                {"description": "the blue thing", "quantity": "2", "reason": "ambiguous"}
            ],
            "shipping_address": "Kranweg 4, 21109 Hamburg",
            "issued_at": "2023-12-15T09:30:00Z",
            "valid_until": "2024-01-14",
            "pdf_url": "/api/v1/quotes/Q-20231215-001/pdf",
        }
    )
    hostile = {"customer": Buyer(name=HOSTILE), "shipping_address": HOSTILE}
    languages = [
        quote.model_copy(update={"language": language, "lines": quote.lines * (1 + 10 * i)})
        for i, language in enumerate(LOCALES)
    ]
    return [*languages, quote.model_copy(update=hostile)]


def test_documents_are_pdf_a_with_valid_ubl(
    quotes: list[Quote], seller: Seller, tmp_path: Path
) -> None:
    files = [tmp_path / f"{i}.pdf" for i in range(len(quotes))]
    for file, quote in zip(files, quotes, strict=True):
        file.write_bytes(render_pdf(quote, seller))
        quotation_schema().assertValid(etree.fromstring(quotation(quote, seller)))

    assert pdf_a_failures(*files) == []
    catalog: Any = PdfReader(files[0]).root_object
    related = {
        file.get_object()["/UF"]: file.get_object()["/AFRelationship"] for file in catalog["/AF"]
    }
    assert related == {"quotation.xml": "/Alternative", "quote.json": "/Data"}


RENDER = """
import hashlib, sys
from contracts.quoting import Buyer, Quote
from contracts.summaries import Summary
from quotes.document import render_pdf
from quotes.settings import Settings
for line in sys.stdin:
    quote = Quote.model_validate_json(line)
    print(hashlib.sha256(render_pdf(quote, Settings().seller)).hexdigest())
"""


def test_other_processes_make_the_same_bytes_in_whatever_order(quotes: list[Quote]) -> None:
    def digests(order: list[Quote], seed: str) -> list[str]:
        done = subprocess.run(
            [sys.executable, "-c", RENDER],
            input="\n".join(quote.model_dump_json() for quote in order),
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC-{seed}"},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.split()

    some = [quotes[0], quotes[1], quotes[-1]]
    first, second = digests(some, "1"), digests(some[::-1], "2")

    assert len(set(first)) == len(some)
    assert first == second[::-1]
