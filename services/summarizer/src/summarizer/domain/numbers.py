"""Numbers as people write them: separators by local custom, words, dozens."""

import re
from decimal import Decimal
from functools import lru_cache

from summarizer.domain.languages import language
from summarizer.domain.languages.language import Language

_DIGITS = (
    r"\d{{1,3}}(?:[.,'\u2019\u00a0\u202f{space}]\d{{3}}){{1,4}}(?!\d)(?:[.,]\d{{1,12}})?"
    r"|\d{{1,12}}(?:[.,]\d{{1,12}})?"
)
_POINT_DECIMAL = re.compile(r"(?<![\d.,])\d+(?:,\d{3})*\.(?:\d{1,2}|\d{4,})(?![\d.,])")
_COMMA_DECIMAL = re.compile(r"(?<![\d.,])\d+(?:\.\d{3})*,(?:\d{1,2}|\d{4,})(?![\d.,])")
_AND = r"(?:\s*(?:and|und|et|y|e|en|och|og)\s*|\s*)"
_NO_SPACED_GROUPS = frozenset({"en", "de", "nl"})
"""Where two numbers side by side are two numbers, and 1 000 is not one."""


class Numbers:
    """How one text writes numbers: `pattern` finds one, `value` says what it is.

    A lone separator before three digits ("1.500") groups where pieces are counted. Of a measure
    it is read by the other numbers of the text, and by the language's custom where they do not
    tell.
    """

    def __init__(self, text: str, code: str) -> None:
        self._language = language(code)
        self._decimal_comma = _decimal_comma(text, self._language)
        self.pattern = _pattern(self._language.code)

    def value(self, numeral: str, *, measured: bool = False) -> Decimal:
        """The number that a match of `pattern` stands for; whether metres or kilos are counted."""
        words = " ".join(numeral.lower().split())
        if re.fullmatch(self._language.half_dozen, words):
            return Decimal(6)
        if dozens := re.fullmatch(_dozens("(?P<count>.+?)", self._language), words):
            count = dozens["count"]
            whole = (self._plain(count, measured=False) if count else Decimal(1)) * 12
            return whole + 6 if dozens["half"] or dozens["half2"] else whole
        return self._plain(words, measured=measured)

    def _plain(self, words: str, *, measured: bool) -> Decimal:
        if not words[0].isdigit():
            return Decimal(_word_value(words, self._language))
        digits = re.sub(r"['\u2019\s]", "", words)
        if "." in digits and "," in digits:
            decimal_comma = digits.rindex(",") > digits.rindex(".")
        elif re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", digits):
            if not measured or digits.count(".") + digits.count(",") > 1:
                return Decimal(re.sub(r"[.,]", "", digits))
            decimal_comma = self._decimal_comma
        else:
            decimal_comma = "," in digits
        group, point = (".", ",") if decimal_comma else (",", ".")
        return Decimal(digits.replace(group, "").replace(point, "."))


def _decimal_comma(text: str, words: Language) -> bool:
    points = len(_POINT_DECIMAL.findall(text))
    commas = len(_COMMA_DECIMAL.findall(text))
    if points != commas:
        return commas > points
    return words.decimal_comma


@lru_cache
def _pattern(code: str) -> str:
    words = language(code)
    digits = _DIGITS.format(space="" if code in _NO_SPACED_GROUPS else " ")
    below = _any_word(_below_a_hundred(words))
    hundreds = _any_word(_hundreds(words))
    spelled = rf"(?:{hundreds}(?:{_AND}{below})?|{below})(?!\w)"
    plain = rf"(?:{digits}|{spelled})"
    return rf"(?:(?:{words.half_dozen})\b|{_dozens(plain, words, named=False)}\b|{plain})"


def _dozens(count: str, words: Language, *, named: bool = True) -> str:
    """`half` and `half2` are the six of a dozen and a half."""
    behind = f"(?P<half>\\s+(?:{words.and_a_half}))" if words.and_a_half else "(?P<half>(?!))"
    half = f"(?P<half2>{words.one_and_a_half})" if words.one_and_a_half else "(?P<half2>(?!))"
    pattern = rf"(?:(?:{half}\s+|(?:{words.one})\s+|{count}\s+)?(?:{words.dozen}){behind}?)"
    return pattern if named else re.sub(r"\(\?P<\w+>", "(?:", pattern)


def _word_value(spelled: str, words: Language) -> int:
    below = _below_a_hundred(words)
    if spelled in below:
        return below[spelled]
    for hundreds, value in sorted(_hundreds(words).items(), key=lambda one: -len(one[0])):
        if spelled.startswith(hundreds):
            rest = re.sub(rf"^{_AND}", "", spelled[len(hundreds) :])
            return value + below.get(rest, below.get(spelled[len(hundreds) :].strip(), 0))
    return below.get(spelled.replace(" ", "-"), 1)


@lru_cache
def _below_a_hundred(words: Language) -> dict[str, int]:
    ones = {word: value for value, word in enumerate(words.ones.split(), 2)}
    tens = {word: value * 10 for value, word in enumerate(words.tens.split(), 2)}
    first = re.split(r"\|", words.one)[0]
    compounds = {
        way.format(ten=ten, one=one): value + digit
        for way in words.compound.split("|")
        if way
        for ten, value in tens.items()
        for one, digit in {first: 1, "one": 1, **dict(list(ones.items())[:8])}.items()
    }
    return compounds | ones | tens | words.more_numbers


@lru_cache
def _hundreds(words: Language) -> dict[str, int]:
    digits = list(enumerate(words.ones.split()[:8], 2))
    several = {f"{one}{space}{words.hundred}": n * 100 for n, one in digits for space in ("", " ")}
    one = {
        f"{article}{space}{words.hundred}": 100
        for article in re.findall(r"\w+", words.one)
        for space in ("", " ")
    }
    return several | one | {words.hundred: 100}


def _any_word(words: dict[str, int]) -> str:
    spaced = (re.sub(r"[ -]", r"[\\s-]+", word) for word in sorted(words, key=len, reverse=True))
    return f"(?:{'|'.join(spaced)})"
