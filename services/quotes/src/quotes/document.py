"""Lays a quote out as a PDF. Slow and synchronous: `pdf.py` runs it in a process of its own."""

from functools import cache
from typing import Final

from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from weasyprint import HTML

from contracts.quoting import Quote
from quotes.domain.figures import FIGURES
from quotes.domain.languages import language_for
from quotes.domain.reasons import REASONS
from quotes.domain.seller import Seller
from quotes.theme import SCHEME, Assets, Theme

STYLE_URL: Final = f"{SCHEME}quote.css"


def render_html(quote: Quote, seller: Seller) -> str:
    """The document's HTML in the quote's language, everything in it escaped."""
    theme = Theme(seller.theme)
    language = language_for(quote.language)
    environment = _environment(theme, language)
    return environment.get_template("quote.html").render(
        quote=quote,
        seller=seller,
        terms=theme.terms(language) or seller.terms,
        language=language,
        reasons=REASONS,
        style_url=STYLE_URL,
        logo_url=SCHEME + theme.logo,
    )


def render_pdf(quote: Quote, seller: Seller) -> bytes:
    """The PDF; the same bytes for the same quote and seller."""
    document = HTML(string=render_html(quote, seller), url_fetcher=Assets(Theme(seller.theme)))
    content: bytes = document.write_pdf()
    return content


@cache
def _environment(theme: Theme, language: str) -> SandboxedEnvironment:
    environment = SandboxedEnvironment(
        loader=ChoiceLoader([FileSystemLoader(folder) for folder in theme.folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    texts, figures = theme.texts(language), FIGURES[language]

    def gettext(text: str) -> str:
        return texts.get(text, text)

    def ngettext(one: str, many: str, count: int) -> str:
        return gettext(one if count == 1 else many)

    environment.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    environment.filters |= {
        "day": figures.day,
        "money": figures.money,
        "number": figures.number,
        "percent": figures.percent,
        # For values: unlike the template's own texts they are escaped.
        "translated": gettext,
    }
    return environment
