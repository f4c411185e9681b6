"""Lays a quote out as a PDF. Slow and synchronous: `pdf.py` runs it in a process of its own."""

import mimetypes
from functools import cache
from pathlib import Path
from typing import Final

import font_roboto
from jinja2 import Environment, PackageLoader, StrictUndefined
from weasyprint import HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse

from contracts.quoting import Quote
from quotes.domain.figures import day, money, number, percent
from quotes.domain.reasons import REASONS
from quotes.domain.seller import Seller

TEMPLATES: Final = Path(__file__).parent / "templates"
FONTS: Final = Path(font_roboto.__file__).parent / "files"

STYLE_URL: Final = "quote:style"
LOGO_URL: Final = "quote:logo"
FONT_URLS: Final = {
    "quote:font/regular": FONTS / "Roboto-Regular.ttf",
    "quote:font/italic": FONTS / "Roboto-Italic.ttf",
    "quote:font/medium": FONTS / "Roboto-Medium.ttf",
    "quote:font/bold": FONTS / "Roboto-Bold.ttf",
}


class RefusedAssetError(Exception):
    """The document asks for something that is no part of it."""


class Assets(URLFetcher):  # type: ignore[misc] # WeasyPrint carries no types
    """The few files a document is made of, by name; no other URL leads anywhere."""

    def __init__(self, logo: Path) -> None:
        super().__init__(allowed_protocols=["quote"])
        self._files = {STYLE_URL: TEMPLATES / "quote.css", LOGO_URL: logo, **FONT_URLS}

    def fetch(self, url: str, _headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The file's bytes; WeasyPrint leaves out what this refuses or cannot read."""
        path = self._files.get(url)
        if path is None:
            raise RefusedAssetError(url)
        media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": media_type})


def render_html(quote: Quote, seller: Seller) -> str:
    """The document's HTML, everything in it escaped."""
    return (
        _environment()
        .get_template("quote.html")
        .render(quote=quote, seller=seller, reasons=REASONS, style_url=STYLE_URL, logo_url=LOGO_URL)
    )


def render_pdf(quote: Quote, seller: Seller) -> bytes:
    """The PDF; the same bytes for the same quote and seller."""
    logo = seller.logo or TEMPLATES / "logo.svg"
    document = HTML(string=render_html(quote, seller), url_fetcher=Assets(logo))
    content: bytes = document.write_pdf()
    return content


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("quotes"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"day": day, "money": money, "number": number, "percent": percent}
    return environment
