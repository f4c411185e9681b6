"""What a language says to change things, and the numbers that it says of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from summarizer.domain.languages import words_of
from summarizer.domain.languages.language import Language
from summarizer.domain.request_text import RequestText
from summarizer.domain.spans import Span


@dataclass(frozen=True)
class Marks:
    """The words of a language, and of English, that change what was asked for."""

    cancels: re.Pattern[str]
    changes: re.Pattern[str]
    swaps: re.Pattern[str]
    keeps: re.Pattern[str]
    adds: re.Pattern[str]
    stays: re.Pattern[str]
    old: re.Pattern[str]
    out_of: re.Pattern[str]

    def any(self, words: str) -> bool:
        """Whether words say that something changes."""
        return bool(self.cancels.search(words) or self.changes.search(words))


@lru_cache
def marks(words: Language) -> Marks:
    """The marks of a language, and of English."""

    def compiled(kind: str) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{words_of(words, kind)})(?!\w)", re.IGNORECASE | re.DOTALL)

    article = r"(?:the|as|den|der|die|les|los|las|de|i|le|bisher)"
    old = rf"(?<!\w)(?:{words_of(words, 'instead')})\s+(?:{article}\s+)?$"
    return Marks(
        cancels=compiled("cancels"),
        changes=compiled("changes"),
        swaps=compiled("swaps"),
        keeps=re.compile(rf"\b(?:{words_of(words, 'keeps')})", re.IGNORECASE),
        adds=compiled("adds"),
        stays=compiled("stays"),
        old=re.compile(old, re.IGNORECASE),
        out_of=re.compile(rf"(?:{words_of(words, 'out_of')})\s+(?:{article}\s+)?", re.IGNORECASE),
    )


def adds(page: RequestText, words: str) -> bool:
    """Whether words say that something comes on top."""
    said = marks(page.language)
    return said.adds.search(words) is not None and not said.changes.search(words)


def quantities(page: RequestText, clause: Span) -> tuple[Decimal | None, Decimal | None]:
    """The quantity that was and the one that is to be, of a clause."""
    old = new = None
    for number, is_old in reversed([*_told(page, clause)]):
        # "from 5 to 10", but "we need 10 of them" in languages with one word for both.
        if is_old or (is_old is None and new is not None):
            old = number if old is None else old
        elif new is None:
            new = number
    return old, new


def _told(page: RequestText, clause: Span) -> Iterator[tuple[Decimal, bool | None]]:
    """Each number of a clause, and whether it is what was; null where it may be."""
    said, figures = marks(page.language), clause.read(page.figures)
    number = rf"(?<![\w.,]){page.numbers.pattern}(?!\w)"
    for found in re.finditer(number, figures, re.IGNORECASE):
        mark = said.old.search(figures[: found.start()])
        perhaps = mark and said.out_of.fullmatch(mark[0])
        yield page.numbers.value(found[0]), None if perhaps else mark is not None


def numbers_of(page: RequestText, where: Span) -> list[Decimal]:
    """The numbers in a passage that may be quantities."""
    number = rf"(?<!\w){page.numbers.pattern}(?!\w)"
    found = re.finditer(number, where.read(page.figures), re.IGNORECASE)
    return [page.numbers.value(one[0]) for one in found]


def counts(page: RequestText, where: Span) -> bool:
    """Whether a passage holds a number that may be a quantity."""
    return bool(numbers_of(page, where))
