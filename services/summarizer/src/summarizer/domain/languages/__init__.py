"""The languages that the reader knows.

To add one: a module like `en.py` with its words, and its name in `LANGUAGES` below. No rule names
a language: rules ask for the words of all (`any_of`), or of the text's own (`language`).
"""

from functools import lru_cache
from typing import Final

from summarizer.domain.languages.da import DANISH
from summarizer.domain.languages.de import GERMAN
from summarizer.domain.languages.en import ENGLISH
from summarizer.domain.languages.es import SPANISH
from summarizer.domain.languages.fr import FRENCH
from summarizer.domain.languages.it import ITALIAN
from summarizer.domain.languages.language import Language
from summarizer.domain.languages.nl import DUTCH
from summarizer.domain.languages.pl import POLISH
from summarizer.domain.languages.pt import PORTUGUESE
from summarizer.domain.languages.sv import SWEDISH

LANGUAGES: Final = (
    ENGLISH,
    GERMAN,
    FRENCH,
    SPANISH,
    DUTCH,
    ITALIAN,
    PORTUGUESE,
    POLISH,
    SWEDISH,
    DANISH,
)
BY_CODE: Final = {language.code: language for language in LANGUAGES}
DEFAULT: Final = ENGLISH.code


def language(code: str) -> Language:
    """The words of a language; English ones where it is none we know."""
    return BY_CODE.get(code, ENGLISH)


@lru_cache
def any_of(*kinds: str) -> str:
    """A regular expression for the words of these kinds in every language, in a group."""
    words = (getattr(one, kind) for one in LANGUAGES for kind in kinds)
    return f"(?:{'|'.join(filter(None, words))})"


@lru_cache
def words_of(one: Language, *kinds: str) -> str:
    """A regular expression for the words of these kinds in one language and in English, which is
    written in between everywhere."""
    words = (getattr(each, kind) for each in dict.fromkeys((one, ENGLISH)) for kind in kinds)
    return f"(?:{'|'.join(filter(None, words))})"


@lru_cache
def any_header(kind: str) -> str:
    """A regular expression for the titles of one kind of column in every language."""
    return f"(?:{'|'.join(getattr(one.headers, kind) for one in LANGUAGES)})"


def months() -> list[list[str]]:
    """For each month its names and their short forms, in every language."""
    return [
        [name for one in LANGUAGES for name in one.months.split()[at].split("/")]
        for at in range(12)
    ]
