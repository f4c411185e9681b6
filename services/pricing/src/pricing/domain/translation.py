"""What goods are called in other languages, by the words of one catalog.

Only a word that the catalog does not use is translated: what it calls a thing, its aliases know
better than any dictionary.
"""

from collections import defaultdict
from collections.abc import Set as AbstractSet
from typing import Final

from pricing.domain.inflection import Inflections
from pricing.domain.lexicon import GOODS
from pricing.domain.stemming import stem

_FORMS: Final = Inflections(GOODS)
Wording = tuple[str, ...]
"""Words of the catalog for one thing: a "life jacket" takes two."""


class Translations:
    """The words of a catalog by what they mean."""

    def __init__(self, naming: AbstractSet[str]) -> None:
        self._naming = naming
        self._called: dict[str, list[str]] = defaultdict(list)
        for word in sorted(naming):
            for meaning in _meanings(word):
                self._called[meaning].append(word)

    def of(self, word: str) -> list[list[Wording]]:
        """The catalog's words for each meaning of a word that it has any for, in English first.

        Where it has an English word for one meaning, a word that only shares another is left out:
        the correa of a dog is no drive belt's.
        """
        found = [wordings for each in _meanings(word) if (wordings := self._wordings(each))]
        in_english = [wordings for wordings, is_english in found if is_english]
        return in_english or [wordings for wordings, _ in found]

    def _wordings(self, meaning: str) -> tuple[list[Wording], bool] | None:
        english = tuple(stem(word) for word in meaning.split())
        is_english = all(word in self._naming for word in english)
        wordings: list[Wording] = [english] if is_english else []
        called = self._called.get(meaning, [])
        wordings += [(word,) for word in called if (word,) != english]
        return (wordings, is_english) if wordings else None


def _meanings(word: str) -> tuple[str, ...]:
    """What a word means in any language; in English, which products' names are in most often."""
    form = word if word in GOODS else _FORMS.of(word)
    return GOODS[form] if form else ()
