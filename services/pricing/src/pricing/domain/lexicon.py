"""Words that mean the same in every catalog, in ten languages: `words/<language>.toml`.

Colours, units, materials and words that say nothing. Everything else that customers call a product
stands in its aliases. Another language is another file. A matched text does not say which language
it is in, so all of them hold at once, without accents.
"""

import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any, Final

from pricing.domain.stemming import stem

_LETTERS: Final = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d"})


def plain_letters(text: str) -> str:
    """Text without case and accents, with the letters of the alphabet that is left."""
    text = text.casefold()
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(c for c in text if not unicodedata.combining(c))


def _languages() -> list[Mapping[str, Any]]:
    folder = files(__package__) / "words"
    found = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    return [tomllib.loads(file.read_text("utf-8")) for file in found]


_LANGUAGES: Final = _languages()


def _list(name: str) -> frozenset[str]:
    """One list of every language, as single words."""
    return frozenset(
        word for language in _LANGUAGES for word in plain_letters(language[name]).split()
    )


def _table(name: str) -> dict[str, str]:
    """One table of every language: what a word means."""
    return {
        word: meaning
        for language in _LANGUAGES
        for meaning, words in language[name].items()
        for word in plain_letters(words).split()
    }


def _meanings(name: str) -> dict[str, tuple[str, ...]]:
    """One table of every language, where a word may mean several things, and each means itself."""
    meanings: dict[str, dict[str, None]] = defaultdict(dict)
    for language in _LANGUAGES:
        for meaning, words in language[name].items():
            own = [] if " " in meaning else [meaning]
            for word in (*own, *plain_letters(words).split()):
                meanings[stem(word)][meaning] = None
    return {word: tuple(found) for word, found in meanings.items()}


def _colours() -> dict[str, str]:
    """With every ending that the language's adjectives take; a word that is listed keeps its own
    meaning.
    """
    inflected = {
        word + ending: meaning
        for language in _LANGUAGES
        for meaning, words in language["colours"].items()
        for word in plain_letters(words).split()
        for ending in language["colour_endings"].split()
    }
    return inflected | COLOUR_WORDS


def _counting(units: Iterable[str]) -> frozenset[str]:
    wanted = frozenset(units)
    return frozenset(word for word, unit in UNITS.items() if unit in wanted)


COLOUR_WORDS: Final = _table("colours")
COLOURS: Final = _colours()
"""Colours by the words for them; those of `COLOUR_WORDS` with every ending of an adjective."""

UNITS: Final = _table("units")
"""What a counting word counts: `piece`, `box`, `kg` …"""

NUMBERS: Final = _table("numbers")
"""What a number word says: "50" for fifty."""

SYNONYMS: Final = {word: meaning.split() for word, meaning in _table("words").items()}
"""Materials and properties by the words for them: one English word, or two."""

GOODS: Final = _meanings("goods")
"""What goods are called, without a plural's ending: one or more English words for each."""

PACKAGING: Final = _counting(["piece", "pair", "set", "box", "pack", "roll", "dozen"]) - {
    "kit",
    "case",
    "serie",
}
"""They count a product and do not name it."""

CONTAINERS: Final = _counting(["container", "bag", "length", "bundle"])
"""They count what they hold, or name it: a bottle of ethanol, and a bottle."""

FILLERS: Final = _list("fillers")
"""They change nothing about which product is meant."""

GENERIC: Final = _list("generic")
"""The end of a compound that says nothing: the Ausführung of a Schulausführung."""

REMARKS: Final = _list("remarks") | GENERIC
"""Said of anything: passed over unless the catalog itself makes a difference of it."""

SIMILAR: Final = _list("similar")
"""Behind "or": the thing itself will do."""

PERHAPS_ALTERNATIVES: Final = frozenset({"o", "u", "of"})
"""So in Spanish, Italian and Dutch, where they stand between two variants; else "of" or "the"."""

ALTERNATIVES: Final = _list("alternatives") - PERHAPS_ALTERNATIVES
"""A choice that the customer leaves, and leaves to be asked about."""

JOINS: Final = _list("joins")
"""Between two things asked for, or between a thing and what comes with it."""

EACH: Final = _list("each")
"""An amount is said of each of several things."""

NEGATIONS: Final = _list("negations")
"""What follows is not wanted, unless the catalog says the same."""

PREPOSITIONS: Final = _list("prepositions") - {"na", "do", "i", "av", "af"}
"""The thing itself stands before them, its circumstances after."""

CLAUSES: Final = _list("clauses")
"""A sentence that says something else begins with them."""

DIRECTIONS: Final = _list("directions")
"""Behind a length they say which: 160 cm wide."""
