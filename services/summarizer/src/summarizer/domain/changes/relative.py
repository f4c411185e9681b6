"""Changes that say how many more or fewer: "two more vests", "down by 5", "double the gloves"."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from summarizer.domain.languages import any_of, words_of
from summarizer.domain.languages.language import Language
from summarizer.domain.request_text import RequestText
from summarizer.domain.spans import Span


@dataclass(frozen=True)
class Relative:
    """So many times as many as there were, and so many more."""

    times: Decimal = Decimal(1)
    more: Decimal = Decimal(0)

    def of(self, quantity: Decimal) -> Decimal | None:
        """What there are to be; null where that is no number of goods."""
        new = quantity * self.times + self.more
        if new <= 0 or (self.times < 1 and new != new.to_integral_value()):
            return None
        return new.quantize(Decimal(1)) if new == new.to_integral_value() else new


def relative(page: RequestText, clause: Span) -> Relative | None:
    """How a clause changes a quantity without saying what it is to be; null where it does not."""
    said = _marks(page.numbers.pattern, page.language)
    figures = clause.read(page.figures)
    numbers = [*said.number.finditer(figures)]
    if not numbers:
        if said.doubles.search(figures):
            return Relative(times=Decimal(2))
        return Relative(times=Decimal("0.5")) if said.halves.search(figures) else None
    step = next(filter(None, (one.search(figures) for one in said.steps)), None)
    if len(numbers) != 1 or step is None:
        return None
    count = page.numbers.value(step["number"])
    less = said.fewer.search(figures) is not None
    return Relative(more=-count if less else count)


@dataclass(frozen=True)
class _Marks:
    number: re.Pattern[str]
    steps: tuple[re.Pattern[str], ...]
    fewer: re.Pattern[str]
    doubles: re.Pattern[str]
    halves: re.Pattern[str]


@lru_cache
def _marks(number: str, words: Language) -> _Marks:
    def compiled(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern, re.IGNORECASE)

    one = rf"(?<![\w.,])(?P<number>{number})(?!\w)"
    more = rf"(?<!\w)(?:{words_of(words, 'more', 'fewer')})(?!\w)"
    changes = rf"(?<!\w)(?:{words_of(words, 'raises', 'lowers')})(?!\w)"
    polite = any_of("polite")
    return _Marks(
        number=compiled(one),
        steps=(
            compiled(rf"{one}\s+{more}(?!\s+(?:than|als|que|di|dan|niż|än|end)\b)"),
            compiled(rf"{one}(?:\s+[^\W\d]+){{1,3}}\s+{more}(?=\W*(?:{polite}\W*)*$)"),
            compiled(rf"{more}(?<!\btill)(?<!\btil)\s+{one}"),
            compiled(rf"{changes}.*(?<!\w)(?:{words_of(words, 'step')})\s+{one}"),
        ),
        fewer=compiled(rf"(?<!\w)(?:{words_of(words, 'fewer', 'lowers')})(?!\w)"),
        doubles=compiled(rf"(?<!\w)(?:{words_of(words, 'doubles')})(?!\w)"),
        halves=compiled(rf"(?<!\w)(?:{words_of(words, 'halves')})(?!\w)"),
    )
