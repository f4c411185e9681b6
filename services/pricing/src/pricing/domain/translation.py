"""What goods are called in other languages, by the words of one catalog.

Only a word that the catalog does not use is translated: what it calls a thing, its aliases know
better than any dictionary.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from pricing.domain.inflection import Inflections
from pricing.domain.lexicon import GOODS

_FORMS: Final = Inflections(GOODS)


class Translations:
    """The words of a catalog by what they mean."""

    def __init__(self, naming: Iterable[str]) -> None:
        self._called: dict[str, list[str]] = defaultdict(list)
        for word in sorted(naming):
            for meaning in _meanings(word):
                self._called[meaning].append(word)

    def of(self, word: str) -> list[list[str]]:
        """The catalog's words for each meaning of a word that it has any for."""
        found = (self._words_for(meaning) for meaning in _meanings(word))
        return [words for words in found if words]

    def _words_for(self, meaning: str) -> list[str]:
        words = self._called.get(meaning, [])
        return sorted(words, key=lambda word: word != meaning)


def _meanings(word: str) -> tuple[str, ...]:
    """What a word means in any language; in English, which products' names are in most often."""
    form = word if word in GOODS else _FORMS.of(word)
    return GOODS[form] if form else ()
