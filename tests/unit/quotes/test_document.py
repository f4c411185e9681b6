"""The printed quote: what it says, and what it never does."""

import io
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from contracts.quoting import Quote
from contracts.summaries import Customer
from quotes.document import Assets, RefusedAssetError, render_html, render_pdf
from quotes.domain.seller import Seller

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
        "quote:font/../../x",
    ],
)
def test_no_url_leads_out_of_the_document(url: str) -> None:
    with pytest.raises(RefusedAssetError):
        Assets(Path("logo.svg")).fetch(url)


@pytest.mark.parametrize("content", [None, b"no picture"])
def test_a_missing_or_broken_logo_does_not_prevent_the_pdf(
    quote: Quote, seller: Seller, tmp_path: Path, content: bytes | None
) -> None:
    logo = tmp_path / "logo.svg"
    if content is not None:
        logo.write_bytes(content)

    pdf = render_pdf(quote, seller.model_copy(update={"logo": logo}))

    assert "EUR 1,402.53" in text_of(pdf)
