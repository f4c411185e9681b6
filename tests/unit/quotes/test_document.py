"""The printed quote: what it says, and what it never does."""

import io
import re
from pathlib import Path
from typing import Any

import pytest
from jinja2.exceptions import SecurityError
from pypdf import PdfReader

from contracts.quoting import Quote
from contracts.summaries import Customer
from quotes.document import render_html, render_pdf
from quotes.domain.languages import LOCALES
from quotes.domain.reasons import REASONS
from quotes.domain.seller import Seller
from quotes.theme import BUILT_IN, Assets, RefusedAssetError, Theme

HOSTILE = (
    '<img src="file:///etc/passwd"><script>alert(1)</script>'
    '<style>@import url("http://192.0.2.1/x.css")</style>\x00\u202e{{ seller.tax_id }}'
)


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


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


def test_the_same_quote_gives_the_same_bytes(quote: Quote, seller: Seller) -> None:
    assert render_pdf(quote, seller) == render_pdf(quote, seller)


def test_a_long_quote_repeats_the_table_head_on_every_page(quote: Quote, seller: Seller) -> None:
    long = quote.model_copy(update={"lines": quote.lines * 30})

    pages = PdfReader(io.BytesIO(render_pdf(long, seller))).pages

    with_lines = [text for page in pages if "BOLT-8" in (text := page.extract_text())]
    assert len(with_lines) > 1
    assert all("Description" in text for text in with_lines)


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
        update={"customer": Customer(name=HOSTILE), "shipping_address": HOSTILE}
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
    template = (BUILT_IN / "quote.html").read_text("utf-8")
    texts = set(re.findall(r'_\("([^"]+)"', template)) | set(REASONS.values())

    assert texts - Theme().texts(language).keys() == set()


def test_a_sellers_theme_changes_what_it_has_and_leaves_the_rest(
    quote: Quote, seller: Seller, tmp_path: Path
) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts/de.po").write_text('msgid "Quote"\nmsgstr "Kostenvoranschlag"\n')
    (tmp_path / "texts/terms.de.txt").write_text("Zahlbar in 14 Tagen.\n")

    german = quote.model_copy(update={"language": "de"})
    text = text_of(render_pdf(german, seller.model_copy(update={"theme": tmp_path})))

    assert "Kostenvoranschlag" in text
    assert "Zahlbar in 14 Tagen." in text
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
