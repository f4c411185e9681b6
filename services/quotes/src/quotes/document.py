"""Lays a quote out as a PDF. Slow and synchronous: `pdf.py` runs it in a process of its own.

The PDF is PDF/A-3b, and carries the quote for machines, too: as UBL and as JSON.
"""

import json
import re
from datetime import UTC
from functools import cache
from typing import Final

from jinja2.sandbox import SandboxedEnvironment
from weasyprint import CSS, HTML, Attachment

from contracts.quoting import Quote
from quotes.assets import SCHEME, Assets
from quotes.domain.languages import language_for
from quotes.domain.offer import offer
from quotes.domain.seller import Seller
from quotes.domain.text import plain
from quotes.fonts import font_configuration, printable
from quotes.templates import create_environment
from quotes.theme import Theme
from quotes.ubl import quotation

VARIANT: Final = "pdf/a-3b"
STYLES: Final = ("quote.css", "theme.css")
"""The look, and what a seller's theme changes of it."""

_BETWEEN_CELLS: Final = re.compile(r">\s+(?=</?(?:td|th|tr|thead|tbody)\b)")
"""Space that says nothing, and costs a twenty-fifth of the time of a long table."""


def render_html(quote: Quote, seller: Seller) -> str:
    """The document's HTML in the quote's language, everything in it escaped."""
    theme = Theme(seller.theme)
    language = language_for(quote.language)
    template = _environment(theme, language).get_template("quote.html")
    html = template.render(
        quote=quote,
        seller=seller,
        terms=theme.text("terms", language) or seller.terms,
        legal=theme.text("legal", language),
        logo_url=SCHEME + theme.logo,
    )
    return _BETWEEN_CELLS.sub(">", html)


def render_pdf(quote: Quote, seller: Seller) -> bytes:
    """The PDF; the same bytes for the same quote and seller."""
    theme = Theme(seller.theme)
    document = HTML(string=render_html(quote, seller), url_fetcher=Assets(theme))
    content: bytes = document.write_pdf(
        pdf_variant=VARIANT,
        stylesheets=_styles(theme),
        font_config=font_configuration(theme),
        attachments=_attachments(quote, seller),
    )
    return content


def _attachments(quote: Quote, seller: Seller) -> list[Attachment]:
    at = quote.issued_at.astimezone(UTC)
    readable = json.dumps(offer(quote), ensure_ascii=False, indent=1)
    return [
        Attachment(
            string=content,
            name=name,
            description=description,
            relationship=relationship,
            created=at,
            modified=at,
        )
        for name, content, description, relationship in (
            ("quotation.xml", quotation(quote, seller), "UBL Quotation", "Alternative"),
            ("quote.json", readable.encode(), "The quote's data", "Data"),
        )
    ]


@cache
def _styles(theme: Theme) -> list[CSS]:
    fonts, assets = font_configuration(theme), Assets(theme)
    return [
        CSS(string=path.read_text("utf-8"), font_config=fonts, url_fetcher=assets, base_url=SCHEME)
        for path in map(theme.find, STYLES)
        if path is not None
    ]


@cache
def _environment(theme: Theme, language: str) -> SandboxedEnvironment:
    return create_environment(theme, language, lambda text: printable(plain(text), theme))
