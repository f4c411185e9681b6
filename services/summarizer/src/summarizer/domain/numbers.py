"""Numbers as people write them: separators by local custom, words, dozens."""

import re
from decimal import Decimal
from functools import lru_cache

_DECIMAL_COMMA_LANGUAGES = frozenset({"de", "fr", "es", "nl"})
_DIGITS = (
    r"\d{{1,3}}(?:[.,'\u2019\u00a0\u202f{space}]\d{{3}}){{1,4}}(?!\d)(?:[.,]\d{{1,12}})?"
    r"|\d{{1,12}}(?:[.,]\d{{1,12}})?"
)
_POINT_DECIMAL = re.compile(r"(?<![\d.,])\d+(?:,\d{3})*\.(?:\d{1,2}|\d{4,})(?![\d.,])")
_COMMA_DECIMAL = re.compile(r"(?<![\d.,])\d+(?:\.\d{3})*,(?:\d{1,2}|\d{4,})(?![\d.,])")

_ENGLISH_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_GERMAN_ONES = (
    "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn "
    "sechzehn siebzehn achtzehn neunzehn"
)
_GERMAN_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"
_FRENCH = "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
_SPANISH = "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince"
_DUTCH = "twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien"


_HUNDREDS = rf"(?:{'|'.join(_ENGLISH_ONES.split()[:9])})\s+hundred"


def _english() -> dict[str, int]:
    digits = _ENGLISH_ONES.split()[:9]
    words = {word: value for value, word in enumerate(_ENGLISH_ONES.split(), 1)}
    for tens, word in enumerate(_ENGLISH_TENS.split(), 2):
        words[word] = tens * 10
        words |= {f"{word}-{one}": tens * 10 + n for n, one in enumerate(digits, 1)}
    words |= {f"{one} hundred": n * 100 for n, one in enumerate(digits, 1)}
    return words | {"a hundred": 100}


def _german() -> dict[str, int]:
    digits = _GERMAN_ONES.split()[:9]
    # "ein" alone is an article.
    words = {word: value for value, word in enumerate(_GERMAN_ONES.split()[1:], 2)}
    for tens, word in enumerate(_GERMAN_TENS.split(), 2):
        words[word] = tens * 10
        words |= {f"{one}und{word}": tens * 10 + n for n, one in enumerate(digits, 1)}
    words |= {f"{one}hundert": n * 100 for n, one in enumerate(digits, 1)}
    return words | {"hundert": 100}


def _from_two(words: str, **more: int) -> dict[str, int]:
    return {word: value for value, word in enumerate(words.split(), 2)} | more


_WORDS = {
    "en": _english(),
    "de": _german(),
    "fr": _from_two(_FRENCH, vingt=20, trente=30, quarante=40, cinquante=50, cent=100),
    "es": _from_two(_SPANISH, veinte=20, treinta=30, cuarenta=40, cincuenta=50, cien=100),
    "nl": _from_two(_DUTCH, twintig=20, dertig=30, veertig=40, vijftig=50, honderd=100),
}
_DOZENS = {
    "en": (r"half a dozen", r"(?:(?:a|an|{n})\s+)?dozen"),
    "de": (r"(?:ein\s+)?halbes\s+dutzend", r"(?:(?:ein|{n})\s+)?dutzend"),
    "fr": (r"(?:une\s+)?demi-douzaine", r"(?:(?:une|{n})\s+)?douzaines?"),
    "es": (r"media\s+docena", r"(?:(?:una|{n})\s+)?docenas?"),
    "nl": (r"(?:een\s+)?half\s+dozijn", r"(?:(?:een|{n})\s+)?dozijn"),
}


class Numbers:
    """How one text writes numbers: `pattern` finds one, `value` says what it is.

    A lone separator before three digits ("1.500") is read by the other numbers of the text, and
    by the language's custom where they do not tell.
    """

    def __init__(self, text: str, language: str) -> None:
        self._language = language if language in _WORDS else "en"
        self._decimal_comma = _decimal_comma(text, language)
        self.pattern = _pattern(self._language)

    def value(self, numeral: str) -> Decimal:
        """The number that a match of `pattern` stands for."""
        words = " ".join(numeral.lower().split())
        half, dozen = _DOZENS[self._language]
        if re.fullmatch(half, words):
            return Decimal(6)
        if re.fullmatch(dozen.format(n=".+?"), words):
            count = words.rpartition(" ")[0]
            return (self._plain(count) if count else Decimal(1)) * 12
        return self._plain(words)

    def _plain(self, words: str) -> Decimal:
        if not words[0].isdigit():
            return Decimal(self._words(words))
        digits = re.sub(r"['\u2019\s]", "", words)
        if "." in digits and "," in digits:
            decimal_comma = digits.rindex(",") > digits.rindex(".")
        elif re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", digits):
            decimal_comma = self._decimal_comma
            if digits.count(".") + digits.count(",") > 1:
                return Decimal(re.sub(r"[.,]", "", digits))
        else:
            decimal_comma = "," in digits
        group, point = (".", ",") if decimal_comma else (",", ".")
        return Decimal(digits.replace(group, "").replace(point, "."))

    def _words(self, words: str) -> int:
        known = _WORDS[self._language]
        if words in known:
            return known[words]
        hundreds, _, rest = words.partition("hundred ")
        if rest:
            return known[f"{hundreds}hundred"] + self._words(rest.removeprefix("and "))
        return known.get(words.replace(" ", "-"), 1)


def _decimal_comma(text: str, language: str) -> bool:
    points = len(_POINT_DECIMAL.findall(text))
    commas = len(_COMMA_DECIMAL.findall(text))
    if points != commas:
        return commas > points
    return language in _DECIMAL_COMMA_LANGUAGES


@lru_cache
def _pattern(language: str) -> str:
    # A plain space groups digits where that is custom; elsewhere two numbers stand side by side.
    digits = _DIGITS.format(space=" " if language in {"fr", "es"} else "")
    words = "|".join(sorted(map(_spaced, _WORDS[language]), key=len, reverse=True))
    plain = rf"(?:{digits}|(?:(?:{_HUNDREDS})(?:\s+and)?\s+)?(?:{words})\b)"
    half, dozen = _DOZENS[language]
    return rf"(?:{half}\b|{dozen.format(n=plain)}\b|{plain})"


def _spaced(word: str) -> str:
    return word.replace("-", r"[-\s]").replace(" ", r"\s+")
