"""Plurals that can be seen at a glance."""

import re
from typing import Final

_IRREGULAR: Final = {
    "knives": "knife",
    "shelves": "shelf",
    "halves": "half",
    "loaves": "loaf",
    "leaves": "leaf",
    "mice": "mouse",
    "feet": "foot",
}
_PLURALS: Final = [
    (re.compile(r"(\w{2,40})ies"), r"\1y"),
    (re.compile(r"(\w{1,40}(?:ss|x|ch|sh))es"), r"\1"),
    (re.compile(r"(\w{2,40}[^sui])s"), r"\1"),
]


def stem(word: str) -> str:
    """A word without its plural ending, where that can be seen at a glance."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for plural, singular in _PLURALS:
        if found := plural.fullmatch(word):
            return found.expand(singular)
    return word
