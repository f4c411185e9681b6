"""The customer's page as HTML. It needs no script, and nothing from anybody else."""

import mimetypes
from dataclasses import dataclass
from functools import cache
from typing import Final

from jinja2.sandbox import SandboxedEnvironment

from contracts.quoting import Quote
from quotes.domain.customer_view import Answer, View
from quotes.domain.languages import language_for
from quotes.domain.seller import Seller
from quotes.domain.text import plain
from quotes.templates import create_environment
from quotes.theme import Theme

STYLES: Final = ("page.css", "theme.css")


@dataclass(frozen=True)
class Content:
    """What one page is filled with; without a quote there is only something to be told."""

    view: View
    language: str
    quote: Quote | None = None
    answer: Answer | None = None
    base: str = ""
    """The page's own address."""
    problem: str | None = None
    """What of a form must be mended, as a text of the templates."""
    filled: dict[str, str] | None = None
    """What the form held."""


class CustomerPage:
    """Fills the page of the seller's theme."""

    def __init__(self, seller: Seller) -> None:
        self._seller = seller
        self._theme = Theme(seller.theme)

    def render(self, content: Content) -> str:
        """The whole page, everything in it escaped."""
        language = language_for(content.language)
        template = _environment(self._theme, language).get_template("page.html")
        return template.render(
            seller=self._seller,
            terms=self._theme.text("terms", language) or self._seller.terms,
            legal=self._theme.text("legal", language),
            view=content.view,
            quote=content.quote,
            answer=content.answer,
            base=content.base,
            problem=content.problem,
            filled=content.filled or {},
        )

    def style(self) -> str:
        """The page's look, and what the theme changes of it."""
        found = map(self._theme.find, STYLES)
        return "\n".join(path.read_text("utf-8") for path in found if path is not None)

    def logo(self) -> tuple[bytes, str]:
        """The seller's logo and its media type."""
        path = self._theme.find(self._theme.logo)
        if path is None:
            return b"", "application/octet-stream"
        return path.read_bytes(), mimetypes.guess_type(path.name)[0] or "application/octet-stream"


@cache
def _environment(theme: Theme, language: str) -> SandboxedEnvironment:
    return create_environment(theme, language, plain)
