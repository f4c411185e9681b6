"""The languages that a quote can be written in."""

from typing import Final

DEFAULT: Final = "en"

LOCALES: Final = {"en": "en_GB", "de": "de_DE", "fr": "fr_FR", "es": "es_ES", "nl": "nl_NL"}
"""How each writes figures and dates, as CLDR has it."""


def language_for(tag: str | None) -> str:
    """The language to write in for a customer who writes in `tag` (BCP 47): English for others."""
    primary = (tag or DEFAULT).replace("_", "-").partition("-")[0].lower()
    return primary if primary in LOCALES else DEFAULT
