"""Words that are one word with another ending: bolt and bolts, copa and copas, taczka and taczki.

A word's language is not known here. Each paradigm is a set of endings that one noun of some
language takes; two words are the same where they differ in the ending of one paradigm alone.
-er only of what is too long to be a printer, which is no print.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

_PARADIGMS: Final = [
    (tuple(endings.replace("-", "").split(",")), least)
    for endings, least in (
        ("-,e,en,n,s,es,x", 4),  # German, Dutch, English, French; Spanish after a consonant
        ("o,os", 4),  # Romance
        ("o,i", 3),
        ("a,as,e", 4),
        ("e,es", 4),
        ("e,i", 3),
        ("io,i", 4),
        ("co,chi", 3),
        ("ca,che", 3),
        ("go,ghi", 3),
        ("ga,ghe", 3),
        ("ao,oes,aos", 3),
        ("al,ais", 3),
        ("el,eis", 3),
        ("z,ces", 3),
        ("ie,y", 4),
        ("-,a,e,i,y,u,o,ow,em,om,ami,ach", 4),  # Polish
        ("y,a,e,i,ego,ej,emu,ych,ym,ymi", 4),
        ("i,a,ie,iego,iej,ich,im,imi", 4),
        ("a,y,om,ami,ach", 4),
        ("ka,ki,ek,ce,kami", 3),
        ("ek,ki,kow", 3),
        ("ko,ka,ek", 4),
        ("a,or,an,orna", 3),  # Scandinavian
        ("e,ar,en,arna", 3),
        ("-,ar,arna,et,en", 4),
        ("e,en,erne", 4),
        ("-,er,erne", 9),  # so long a word is a compound, and nobody who does something
    )
]
"""The endings, and how many letters must stand before one."""

_SHORTENED: Final = re.compile(r"(\w{2,}([bdfgklmnprst]))\2en")
_SOFTENED: Final = re.compile(r"(\w*(?:ui|ij|eu|oe|a{2}|e{2}|o{2}))([zv])en")
_OPENED: Final = re.compile(r"(\w*[^aeiou])([aeou])([bdfgklmnprstvz])en")
"""Dutch: pannen and one pan, buizen and one buis, kranen and one kraan, glazen and one
glas."""
_HARDENED: Final = {"z": "s", "v": "f"}

Root = tuple[int, str]


def roots(word: str) -> Iterator[Root]:
    """What the word may be without its ending, with the paradigm that takes it off.

    What looked like an English plural comes without its ending: Polish kwas came as kwa.
    """
    yield from _roots(word)
    for plural in (word + "s", word[:-1] + "ies" if word.endswith("y") else ""):
        if plural and not word.endswith("s"):
            yield from _roots(plural)


def _roots(word: str) -> Iterator[Root]:
    yield -1, word
    if shortened := _SHORTENED.fullmatch(word):
        yield -1, shortened[1]
    if softened := _SOFTENED.fullmatch(word):
        yield -1, softened[1] + _HARDENED[softened[2]]
    if opened := _OPENED.fullmatch(word):
        last = _HARDENED.get(opened[3], opened[3])
        yield -1, opened[1] + 2 * opened[2] + last
        yield -1, opened[1] + opened[2] + last
    for number, (endings, least) in enumerate(_PARADIGMS):
        for ending in endings:
            if word.endswith(ending) and len(word) - len(ending) >= least:
                yield number, word[: len(word) - len(ending)]


class Inflections:
    """The words of a vocabulary by their roots."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._words: dict[Root, list[str]] = defaultdict(list)
        for word in sorted(vocabulary):
            for root in roots(word):
                self._words[root].append(word)

    def kin(self, word: str) -> list[str]:
        """Other words of the vocabulary that may be this one with another ending."""
        found = {other for root in roots(word) for other in self._words.get(root, ())}
        return sorted(found - {word})

    def of(self, word: str) -> str | None:
        """The word of the vocabulary that this one is an inflection of; the closest of several."""
        found = [
            (-len(root[1]), other) for root in roots(word) for other in self._words.get(root, ())
        ]
        return min(found)[1] if found else None
