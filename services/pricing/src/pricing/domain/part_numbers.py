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
    """The skus of a catalog, and the numbers that customers have of their own for its products.

    These are aliases of one word with a figure in it. They count where a part number is expected,
    not amid other words: there "M8x50" is a size.
    """

    def __init__(self, skus: Iterable[str], aliases: Iterable[tuple[str, str]] = ()) -> None:
        """`aliases` are pairs of alias and sku."""
        self._exact = set(skus)
        self._customers: dict[str, list[str]] = defaultdict(list)
        for alias, sku in sorted(aliases):
            if _may_be_customers_number(alias):
                self._customers[squash(alias)].append(sku)
        self._squashed: dict[str, list[str]] = defaultdict(list)
        for sku in sorted(self._exact):
            self._squashed[squash(sku)].append(sku)

    def meant_by(self, written: str) -> list[str]:
        """The skus that a part number may stand for: none, one, or several that look alike."""
        return self._sold_as(written) or self._customers.get(squash(written.strip()), [])

    def is_sold_as(self, written: str) -> bool:
        """Whether a part number is the seller's."""
        return bool(self._sold_as(written))

    def within(self, text: str) -> list[str]:
        """The skus that stand somewhere in a text."""
        tokens = _TOKEN.findall(text)
        written = [token for token in tokens if _looks_like_part_number(token)]
        written += [joined for joined in _joined(tokens) if len(joined) >= _MIN_LENGTH_APART]
        return list(dict.fromkeys(sku for w in written for sku in self._sold_as(w)))

    def _sold_as(self, written: str) -> list[str]:
        written = written.strip()
        if written in self._exact:
            return [written]
        return self._squashed.get(squash(written), [])


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


def _may_be_customers_number(alias: str) -> bool:
    long_enough = len(squash(alias)) >= _MIN_DIGITS_ALONE
    return long_enough and _TOKEN.fullmatch(alias) is not None and any(map(str.isdigit, alias))


def _joined(tokens: list[str]) -> Iterable[str]:
    """Neighbouring words as one, for a part number written apart: HLM V2 WHT."""
    for start in range(len(tokens)):
        for end in range(start + 2, min(start + _MAX_WORDS_APART, len(tokens)) + 1):
            yield "".join(tokens[start:end])
