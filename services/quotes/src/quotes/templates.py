"""Fills a theme's templates: in a sandbox, in the customer's language, everything escaped."""

from collections.abc import Callable
from typing import Any

from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from quotes.domain.figures import FIGURES
from quotes.domain.money_words import ROUNDING, TAX_ROUNDING, UNTAXED
from quotes.domain.reasons import REASONS
from quotes.domain.text import direction
from quotes.theme import Theme


def create_environment(
    theme: Theme, language: str, fit: Callable[[str], str]
) -> SandboxedEnvironment:
    """What templates are filled by; `fit` makes each text fit to be shown."""

    def finalize(value: Any) -> Any:
        return type(value)(fit(value)) if isinstance(value, str) else value

    environment = SandboxedEnvironment(
        loader=ChoiceLoader([FileSystemLoader(folder) for folder in theme.folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        finalize=finalize,
    )
    texts, figures = theme.texts(language), FIGURES[language]

    def gettext(text: str) -> str:
        return texts.get(text, text)

    def ngettext(one: str, many: str, count: int) -> str:
        return gettext(one if count == 1 else many)

    environment.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    environment.globals |= {
        "language": language,
        "reasons": REASONS,
        "rounding": ROUNDING,
        "tax_rounding": TAX_ROUNDING,
        "untaxed": UNTAXED,
    }
    environment.filters |= {
        "day": figures.day,
        "direction": direction,
        "money": figures.money,
        "number": figures.number,
        "percent": figures.percent,
        # For values: unlike the template's own texts they are escaped.
        "translated": gettext,
    }
    return environment
