"""The words of a catalog, and which of them a customer means by a word of their own."""

from collections.abc import Iterable, Iterator

from rapidfuzz import process
from rapidfuzz.distance import OSA

from pricing.domain.inflection import Inflections
from pricing.domain.lexicon import COLOUR_WORDS, GENERIC
from pricing.domain.stemming import stem
from pricing.domain.translation import Translations, Wording

_LEAST_TO_SLIP = 5
_LEAST_TO_MISTYPE = 8
"""In a shorter word one other letter makes another word: a filter is no filler."""
_LEAST_PART_OF_COMPOUND = 3
_LEAST_PART_TO_TRANSLATE = 4
_LEAST_PART_APART = 4
"""A shorter word is too often a part of others by chance."""
_LINKS = ("", "s", "n", "en", "es", "e")
"""What German, Dutch and Scandinavian put between two words to make them one."""


class Vocabulary:
    """The words that name the products of one catalog, and those that describe them."""

    def __init__(self, naming: Iterable[str], describing: Iterable[str]) -> None:
        self._naming = frozenset(naming)
        self._describing = frozenset(describing)
        self._inflections = Inflections(self._naming)
        self._translations = Translations(self._naming)
        long_words = {word for word in self._naming if len(word) >= _LEAST_TO_SLIP - 1}
        self._long_words = sorted(long_words | set(COLOUR_WORDS))

    def knows(self, word: str) -> bool:
        """Whether the word stands anywhere in the catalog."""
        return word in self._naming or word in self._describing

    def names(self, word: str) -> bool:
        """Whether the word is part of any product's name or alias."""
        return word in self._naming

    def likely(self, word: str) -> list[str]:
        """What the catalog calls this word: another form, a slip away, its parts; or itself."""
        if form := self._form(word):
            return [form]
        if self._translations.of(word):
            return [word]  # a word of another language, and no slip
        slip = self._relinked(word) or self._slip(word)
        return [slip] if slip else self._parts(word) or [word]

    def kin(self, word: str) -> list[Wording]:
        """Other words of the catalog that may mean the same: its balón and its balones, and each
        of several things that it means; more than one word where one thing takes several.
        """
        forms = ((other,) for other in self._inflections.kin(word))
        translated = (other for wordings in self._translations.of(word) for other in wordings)
        return [other for other in dict.fromkeys([*forms, *translated]) if other != (word,)]

    def _form(self, word: str) -> str | None:
        return word if self.names(word) else self._inflections.of(word)

    def _translated(self, word: str) -> str | None:
        """The catalog's first word for the one thing that this word means."""
        meanings = self._translations.of(word)
        if len(meanings) != 1 or len(meanings[0][0]) > 1:
            return None
        return meanings[0][0][0]

    def _relinked(self, word: str) -> str | None:
        """A compound with other letters between its parts: Motorenöl, and the catalog's Motoröl."""
        for cut in range(_LEAST_PART_APART, len(word) - 1):
            for link in _LINKS:
                first, last = word[:cut], word[cut:]
                written = [first + link + last]
                if link and first.endswith(link):
                    written.append(first.removesuffix(link) + last)
                for other in written:
                    if other != word and self.names(other):
                        return other
        return None

    def _slip(self, word: str) -> str | None:
        """The one word that this is a slip of the pen away from."""
        if len(word) < _LEAST_TO_SLIP:
            return None
        found = process.extract(
            word, self._long_words, scorer=OSA.distance, score_cutoff=1, limit=8
        )
        slips = [str(near) for near, _, _ in found if _is_slip(word, near)]
        return slips[0] if len(slips) == 1 else None

    def _part(self, word: str) -> str | None:
        long_enough = len(word) >= _LEAST_PART_TO_TRANSLATE
        return self._form(word) or (self._translated(word) if long_enough else None)

    def _parts(self, word: str) -> list[str]:
        """The words of the catalog that a compound is made of."""
        for end in GENERIC:
            if word.endswith(end) and (known := self._first_part(word.removesuffix(end))):
                return [known]
        for cut in range(len(word) - _LEAST_PART_OF_COMPOUND, _LEAST_PART_OF_COMPOUND - 1, -1):
            last = self._part(word[cut:])
            if last and (known := self._first_part(word[:cut])):
                return [known, last]
        return []

    def _first_part(self, word: str) -> str | None:
        """The catalog's word that stands in front of another one in a compound."""
        firsts = (word.removesuffix(link) for link in _LINKS if word.endswith(link))
        known = (self._part(first) for first in firsts if len(first) >= _LEAST_PART_OF_COMPOUND)
        return next(filter(None, known), None)

    def compounds(self) -> Iterator[tuple[str, str]]:
        """Words of the catalog that are made of others of its words, each with one of these."""
        for word in self._naming:
            for cut in range(_LEAST_PART_APART, len(word) - _LEAST_PART_APART + 1):
                first, last = word[:cut], stem(word[cut:])
                if last in self._naming:
                    known = {first.removesuffix(link) for link in _LINKS} & self._naming
                    yield from ((word, part) for part in known and {*known, last})


def _is_slip(written: str, meant: str) -> bool:
    """Whether one letter is left out, doubled or swapped; another one only in a longer word."""
    if written[0] != meant[0]:
        return False
    if len(written) == len(meant) and sorted(written) != sorted(meant):
        return len(written) >= _LEAST_TO_MISTYPE
    return True
