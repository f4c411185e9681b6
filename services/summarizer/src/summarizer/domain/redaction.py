"""What a model is not to see. A masked text keeps its length, so that places stay the same."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from summarizer.domain.spans import Span, blank

MASK = "*"


class Redacted(StrEnum):
    """A kind of figure that is masked."""

    CARD = "card"
    """A payment card's number: an issuer's prefix, its length and its check digit."""
    IBAN = "iban"
    """An account's, by its check digits."""


_CARD = re.compile(
    r"(?<![\w-])(?:4|5[1-5]|2[2-7]|3[0-9]|6[045])(?:[ -]?\d){11,18}(?![\w-])",
)
_CARD_LENGTHS = {"4": {13, 16, 19}, "5": {16}, "2": {16}, "3": {14, 15, 16}, "6": {16, 17, 18, 19}}
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}(?!\w)", re.IGNORECASE)


@dataclass(frozen=True)
class Redaction:
    """Masks what is configured; called with a text it gives that text, masked."""

    kinds: tuple[Redacted, ...] = tuple(Redacted)
    patterns: tuple[re.Pattern[str], ...] = ()

    def __call__(self, text: str) -> str:
        """The text with `MASK` for every character of what is to stay here, but for line ends."""
        spans = [span for kind in self.kinds for span in _FINDERS[kind](text)]
        spans += [Span(*found.span()) for one in self.patterns for found in one.finditer(text)]
        return blank(text, spans, filler=MASK)


def _cards(text: str) -> Iterator[Span]:
    for found in _CARD.finditer(text):
        digits = re.sub(r"\D", "", found.group())
        if len(digits) in _CARD_LENGTHS[digits[0]] and _passes_luhn(digits):
            yield Span(*found.span())


def _ibans(text: str) -> Iterator[Span]:
    for found in _IBAN.finditer(text):
        # Words behind it may look like more of it: the longest part whose check digits agree.
        for end in range(found.end(), found.start() + 14, -1):
            written = text[found.start() : end]
            if written[-1] != " " and _is_iban(written.replace(" ", "").upper()):
                yield Span(found.start(), end)
                break


def _passes_luhn(digits: str) -> bool:
    doubled = (int(digit) * (1 + at % 2) for at, digit in enumerate(reversed(digits)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _is_iban(code: str) -> bool:
    turned = code[4:] + code[:4]
    return 15 <= len(code) <= 34 and int("".join(str(int(one, 36)) for one in turned)) % 97 == 1


_FINDERS = {Redacted.CARD: _cards, Redacted.IBAN: _ibans}
