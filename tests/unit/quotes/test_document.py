"""The printed quote: what it says, and what it never does."""

import io
import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jinja2.exceptions import SecurityError
from pypdf import PdfReader

from contracts.pricing import (
    Attention,
    LineKind,
    MoneyPolicy,
    NextBreak,
    RoundingMode,
    TaxAmount,
    TaxTreatment,
)
from contracts.quoting import Buyer, Quote, QuoteStatus
from quotes.assets import Assets, RefusedAssetError
from quotes.document import render_html, render_pdf
from quotes.domain.languages import LOCALES
from quotes.domain.money_words import ROUNDING, TAX_ROUNDING, UNTAXED
from quotes.domain.reasons import REASONS
from quotes.domain.seller import Seller
from quotes.fonts import MISSING
from quotes.theme import BUILT_IN, Theme
from support.documents import attached, text_of

HOSTILE = (
    '<img src="file:///etc/passwd"><script>alert(1)</script>'
    '<style>@import url("http://192.0.2.1/x.css")</style>\x00\u202e{{ seller.tax_id }}'
)


def test_the_pdf_says_what_the_quote_says(quote: Quote, seller: Seller) -> None:
    text = text_of(render_pdf(quote, seller))

    for said in (
        "Northgate Supply",
        "Q-20231215-001",
        "15 December 2023",
        "14 January 2024",
        "Jana Petersen",
        "Kranweg 4, 21109 Hamburg",
        "m8 bolts",
        "0.0325",
        "1,240.63",
        "62.03",
        "223.93",
        "EUR 1,402.53",
        "the blue thing: several products fit",
        "Page 1 of 1",
        "DE000000000",
    ):
        assert said in text


def test_what_was_taken_off_added_and_not_taxed_is_printed_with_its_reason(
    quote: Quote, seller: Seller
) -> None:
    bolts, vests = quote.lines
    changes = {
        "lines": [
            bolts.model_copy(
                update={
                    "list_price": Decimal("0.0365"),
                    "discount_rate": Decimal("0.11"),
                    "next_break": NextBreak(
                        minimum_quantity=Decimal(5000), unit_price=Decimal("0.03")
                    ),
                }
            ),
            vests.model_copy(update={"kind": LineKind.FREIGHT, "name": "Carriage to Hamburg"}),
        ],
        "taxes": [
            quote.taxes[0],
            TaxAmount(
                tax_rate=Decimal(0),
                tax_treatment=TaxTreatment.REVERSE_CHARGE,
                tax_reason="Art. 196 Directive 2006/112/EC",
                taxable_amount=Decimal("50.00"),
                tax_amount=Decimal("0.00"),
            ),
        ],
        "rounding_amount": Decimal("-0.03"),
        "policy": MoneyPolicy(rounding=RoundingMode.HALF_EVEN, cash_step=Decimal("0.05")),
        "customer": Buyer(name="Moreau", tax_number="FR40303265045"),
        "attention": [Attention(code="below_minimum_price", detail="Costs 0.04 to buy")],
        "revision": 3,
    }

    text = text_of(render_pdf(quote.model_copy(update=changes), seller))

    for said in (
        "List price 0.0365, less 11%",
        "From 5,000: 0.03 each",
        "Carriage to Hamburg",
        "Tax 19% on 1,178.60",
        "Reverse charge: 50.00",
        "Art. 196 Directive 2006/112/EC",
        "Rounding \N{MINUS SIGN}0.03",
        "Rounding: half to even, decimals: 2; tax once for each rate. Total in steps of 0.05.",
        "Tax ID FR40303265045",
        "Revision 3",
    ):
        assert said in text
    # What is for the seller alone stays there.
    assert "to buy" not in text


def test_the_same_quote_gives_the_same_bytes(quote: Quote, seller: Seller) -> None:
    assert render_pdf(quote, seller) == render_pdf(quote, seller)


def test_what_becomes_of_a_quote_changes_neither_its_pdf_nor_the_data_inside(
    quote: Quote, seller: Seller
) -> None:
    files = {
        render_pdf(quote.model_copy(update={"status": status}), seller)
        for status in (QuoteStatus.NEEDS_REVIEW, QuoteStatus.APPROVED, QuoteStatus.ACCEPTED)
    }

    (pdf,) = files
    inside = json.loads(attached(pdf)["quote.json"])
    assert inside["total"] == "1402.53"
    assert "status" not in inside


def test_a_long_quote_repeats_the_table_head_on_every_page(quote: Quote, seller: Seller) -> None:
    long = quote.model_copy(update={"lines": quote.lines * 30})

    pages = PdfReader(io.BytesIO(render_pdf(long, seller))).pages

    with_lines = [text for page in pages if "BOLT-8" in (text := page.extract_text())]
    assert len(with_lines) > 1
    assert all("Description" in text for text in with_lines)


@pytest.mark.parametrize("lines", range(22, 42, 4))
def test_the_sums_stay_together_with_the_total(quote: Quote, seller: Seller, lines: int) -> None:
    """Wherever the page ends."""
    long = quote.model_copy(update={"lines": quote.lines[1:] * lines})

    pages = PdfReader(io.BytesIO(render_pdf(long, seller))).pages

    texts = [page.extract_text() for page in pages]
    (with_total,) = [text for text in texts if "EUR 1,402.53" in text]
    assert "Subtotal" in with_total
    assert "Tax 19% on" in with_total


def test_html_in_a_customers_words_is_printed_and_not_obeyed(
    quote: Quote, seller: Seller, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    fetch = Assets.fetch

    def record(assets: Assets, url: str, *more: Any) -> Any:
        asked.append(url)
        return fetch(assets, url, *more)

    monkeypatch.setattr(Assets, "fetch", record)
    hostile = quote.model_copy(
        update={"customer": Buyer(name=HOSTILE), "shipping_address": HOSTILE}
    )

    html, pdf = render_html(hostile, seller), render_pdf(hostile, seller)

    assert "&lt;script&gt;" in html
    assert "<script" not in html
    assert "alert(1)" in text_of(pdf)
    assert asked
    assert all(url.startswith("quote:") for url in asked)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "http://192.0.2.1/",
        "data:text/plain,x",
        "quote:../settings.py",
        "quote:texts/../../settings.py",
        "quote:/etc/passwd",
        "quote:texts",
    ],
)
def test_no_url_leads_out_of_the_theme(url: str) -> None:
    with pytest.raises(RefusedAssetError):
        Assets(Theme()).fetch(url)


def test_a_link_leads_out_of_the_theme_no_more_than_a_path(tmp_path: Path) -> None:
    (tmp_path / "passwd.png").symlink_to("/etc/passwd")

    with pytest.raises(RefusedAssetError):
        Assets(Theme(tmp_path)).fetch("quote:passwd.png")


def test_a_broken_logo_does_not_prevent_the_pdf(
    quote: Quote, seller: Seller, tmp_path: Path
) -> None:
    (tmp_path / "logo.svg").write_bytes(b"no picture")

    pdf = render_pdf(quote, seller.model_copy(update={"theme": tmp_path}))

    assert "EUR 1,402.53" in text_of(pdf)


def test_a_logo_that_leads_elsewhere_is_left_out(
    quote: Quote, seller: Seller, tmp_path: Path
) -> None:
    (tmp_path / "logo.png").symlink_to("/etc/hostname")

    assert "EUR 1,402.53" in text_of(
        render_pdf(quote, seller.model_copy(update={"theme": tmp_path}))
    )


def test_names_in_other_scripts_are_printed_from_right_to_left_where_they_are_so(
    quote: Quote, seller: Seller
) -> None:
    customer = Buyer(name="נועה לוי", company="شركة الميناء للتوريد")
    html = render_html(quote.model_copy(update={"customer": customer}), seller)
    text = text_of(render_pdf(quote.model_copy(update={"customer": customer}), seller))

    assert '<p class="strong rtl">شركة الميناء للتوريد</p>' in html
    # Printed with letters, in whatever order the reader of the PDF gives them back.
    assert set("נועהלוי") <= set(text)
    assert MISSING not in text


def test_what_no_font_can_show_is_marked_and_what_turns_the_text_is_left_out(
    quote: Quote, seller: Seller
) -> None:
    customer = Buyer(name="\u202eAda 山田\x07")

    text = text_of(render_pdf(quote.model_copy(update={"customer": customer}), seller))

    assert f"Ada {MISSING * 2}" in text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", ("Angebot", "15. Dezember 2023", "1.240,63", "5 %", "Stk.", "Seite 1 von 1")),
        ("fr", ("Devis", "15 décembre 2023", "1\u202f240,63", "5 %", "pce", "Page 1 sur 1")),
        ("es", ("Presupuesto", "15 de diciembre de 2023", "1.240,63", "ud.", "Página 1 de 1")),
        ("nl", ("Offerte", "15 december 2023", "1.240,63", "5%", "st.", "Pagina 1 van 1")),
        ("de-CH", ("Angebot", "1.240,63")),
        ("pl", ("Quote", "15 December 2023", "1,240.63")),
    ],
)
def test_a_quote_is_printed_in_the_customers_language_or_in_english(
    quote: Quote, seller: Seller, language: str, said: tuple[str, ...]
) -> None:
    lines = [line.model_copy(update={"unit": "ea"}) for line in quote.lines]

    text = text_of(
        render_pdf(quote.model_copy(update={"language": language, "lines": lines}), seller)
    )

    assert [words for words in said if words not in text.replace("\xa0", " ")] == []


@pytest.mark.parametrize("language", [language for language in LOCALES if language != "en"])
def test_every_text_of_the_template_is_translated(language: str) -> None:
    template = "".join(file.read_text("utf-8") for file in BUILT_IN.glob("*.html"))
    texts = set(re.findall(r'_\("([^"]+)"', template))
    for words in (REASONS, ROUNDING, TAX_ROUNDING, UNTAXED):
        texts |= set(words.values())

    assert texts - Theme().texts(language).keys() == set()


def test_a_sellers_theme_changes_what_it_has_and_leaves_the_rest(
    quote: Quote, seller: Seller, tmp_path: Path
) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts/de.po").write_text('msgid "Quote"\nmsgstr "Kostenvoranschlag"\n')
    (tmp_path / "texts/terms.de.txt").write_text("Zahlbar in 14 Tagen.\n")
    (tmp_path / "texts/legal.de.txt").write_text("Amtsgericht Hamburg HRB 12345\n")
    (tmp_path / "theme.css").write_text(":root { --brand: #00ff00 }")

    german = quote.model_copy(update={"language": "de"})
    text = text_of(render_pdf(german, seller.model_copy(update={"theme": tmp_path})))

    assert "Kostenvoranschlag" in text
    assert "Zahlbar in 14 Tagen." in text
    assert "Amtsgericht Hamburg HRB 12345" in text
    assert "Zwischensumme" in text


def test_a_theme_cannot_run_code(quote: Quote, seller: Seller, tmp_path: Path) -> None:
    (tmp_path / "quote.html").write_text("{{ quote.__class__.__mro__ }}")

    with pytest.raises(SecurityError):
        render_html(quote, seller.model_copy(update={"theme": tmp_path}))


def test_a_value_with_signs_of_the_template_is_printed_as_it_is(
    quote: Quote, seller: Seller
) -> None:
    lines = [line.model_copy(update={"unit": "50% <b>"}) for line in quote.lines]

    assert "50% &lt;b&gt;" in render_html(quote.model_copy(update={"lines": lines}), seller)
