"""Words without their endings, alike in every language.

Two forms of one word (Platte and Platten, bottle and bottles, siringa and siringhe, śruba and
śruby) have one stem. The stem is a key to compare by, never shown, and need be no word. Short
words keep their last vowel: a tape is no tap.
"""

import re
from functools import lru_cache

_IRREGULAR = {
    "mice": "mouse",
    "feet": "foot",
    "knives": "knife",
    "leaves": "leaf",
    "loaves": "loaf",
    "shelves": "shelf",
    "halves": "half",
}
_LEAST = 3
"""No ending is taken off that would leave fewer letters."""
_LEAST_BEFORE_A_VOWEL = 4
"""A last vowel is only taken off where this many letters stand before it."""
_FRENCH = re.compile(r"(.*(?:eau|uyau))x")
_FRENCH_AL = re.compile(r"(.{3,})aux")
_ENDINGS = [
    re.compile(ending)
    for ending in (
        r"(.*(?:ss|us|x|ch|sh|zz))es",
        r"(.*[^sui])s",
        r"(.{4,})en",
        r"(.*[elr])n",
        r"(.{4,})(?:ar|or|er)na",  # Swedish
        r"(.{5,})(?:ar|or)",
    )
]
_DOUBLED = re.compile(r"([a-z])\1")
_LAST = str.maketrans({"v": "f", "z": "s"})


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The key of a word that is folded already: without case and accents."""
    word = _IRREGULAR.get(word, word)
    if len(word) <= _LEAST or not word.isalpha():
        return word
    word = _FRENCH_AL.sub(r"\1al", _FRENCH.sub(r"\1", word))
    shorter = _shortened(word)
    while shorter != word:
        word, shorter = shorter, _shortened(shorter)
    return word


def _shortened(word: str) -> str:
    """Without one more ending, its spelling evened out."""
    for ending in _ENDINGS:
        if (found := ending.fullmatch(word)) and len(found[1]) >= _LEAST:
            word = found[1]
            break
    bare = word.rstrip("aeiouy")
    word = bare if len(bare) >= _LEAST_BEFORE_A_VOWEL else word
    if len(word) > _LEAST and word[-2:] in {"ch", "gh"}:
        word = word[:-1]  # siringhe and siringa
    word = _DOUBLED.sub(r"\1", word)
    return word[:-1] + word[-1].translate(_LAST)
