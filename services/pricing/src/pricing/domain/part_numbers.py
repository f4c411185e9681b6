"""Part numbers as customers write them: in any case, with any separators, amid other words."""

import re
from collections import defaultdict
from collections.abc import Iterable

_TOKEN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._/-]*[A-Za-z0-9])?")
_MIN_LENGTH = 4
_MIN_DIGITS_ALONE = 6
_MIN_LENGTH_APART = 8
_MAX_WORDS_APART = 5


class PartNumbers:
    """The skus of a catalog."""

    def __init__(self, skus: Iterable[str]) -> None:
        self._exact = set(skus)
        self._squashed: dict[str, list[str]] = defaultdict(list)
        for sku in sorted(self._exact):
            self._squashed[squash(sku)].append(sku)

    def meant_by(self, written: str) -> list[str]:
        """The skus that a part number may stand for: none, one, or several that look alike."""
        written = written.strip()
        if written in self._exact:
            return [written]
        return self._squashed.get(squash(written), [])

    def within(self, text: str) -> list[str]:
        """The skus that stand somewhere in a text."""
        tokens = _TOKEN.findall(text)
        written = [token for token in tokens if _looks_like_part_number(token)]
        written += [joined for joined in _joined(tokens) if len(joined) >= _MIN_LENGTH_APART]
        return list(dict.fromkeys(sku for w in written for sku in self.meant_by(w)))


def squash(sku: str) -> str:
    """A part number without case and separators; itself where nothing would be left."""
    return re.sub(r"[^a-z0-9]", "", sku.casefold()) or sku


def without(text: str, sku: str) -> str:
    """The text without a part number that stands in it."""
    letters = map(re.escape, squash(sku))
    return re.sub(r"(?i)(?<![a-z0-9])" + r"[\W_]*".join(letters) + r"(?![a-z0-9])", " ", text)


def _looks_like_part_number(token: str) -> bool:
    # Within a sentence a short word or number is a quantity or a size sooner than a part number.
    letters, digits = re.search(r"[A-Za-z]", token), re.findall(r"[0-9]", token)
    separated = re.search(r"[._/-]", token)
    if not letters:
        return len(digits) >= _MIN_DIGITS_ALONE
    return len(token) >= _MIN_LENGTH and bool(digits or separated)


def _joined(tokens: list[str]) -> Iterable[str]:
    """Neighbouring words as one, for a part number written apart: HLM V2 WHT."""
    for start in range(len(tokens)):
        for end in range(start + 2, min(start + _MAX_WORDS_APART, len(tokens)) + 1):
            yield "".join(tokens[start:end])
