"""Several goods in one request's words: "hex bolts M8x50, washers", "a drill with a charger".

Whoever read the mail may have seen one amount and taken all that follows for one description. Only
the catalog tells "helmet and visor", which it sells as one thing, from a helmet and a visor.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from contracts.summaries import RequestedProduct
from pricing.domain.index import Entry
from pricing.domain.lexicon import ALTERNATIVES, EACH, JOINS, PERHAPS_ALTERNATIVES, plain_letters
from pricing.domain.measures import MEASURE_WORDS

_MOST_PIECES: Final = 8
_JOINT: Final = re.compile(
    r"(?:(?<!\s)\s++)?[,;](?=\s)\s*|(?<!\s)\s*?\n\s*|(?<!\s)\s++[+&]\s+"
    r"|(?<!\s)\s++(?P<word>[^\W\d_]{1,12})\s+",
    re.UNICODE,
)
_AMOUNT: Final = re.compile(r"^\W*(?P<number>\d{1,6})\s+(?P<word>[^\W\d_]+)")


@dataclass(frozen=True)
class Meaning:
    """The products that some words may mean."""

    entries: tuple[Entry, ...] = ()
    is_name: bool = False
    """Whether they are all the words of a name or an alias, and not just "stainless"."""

    def parts_from(self, other: "Meaning") -> bool:
        """Whether they mean nothing that the others mean."""
        skus = {entry.product.sku for entry in self.entries}
        return not any(entry.product.sku in skus for entry in other.entries)


def apart(
    request: RequestedProduct, meaning: Callable[[RequestedProduct], Meaning]
) -> list[RequestedProduct]:
    """Each of the goods that a request names: the request itself where it is one thing.

    The first keeps the amount, or all of them where it was said of each; nobody said how many the
    others are.
    """
    words = request.description
    cuts = [] if request.sku else list(_joints(words))[: _MOST_PIECES - 1]
    if not cuts or _offers_choice(words):
        return [request]
    goods: list[str] = []
    start, end = 0, cuts[0][0]
    for at, (_, behind) in enumerate(cuts):
        stop = cuts[at + 1][0] if at + 1 < len(cuts) else len(words)
        if _is_another(words[start:end], words[behind:stop], words[start:stop], request, meaning):
            goods.append(words[start:end])
            start = behind
        end = stop
    if not goods:
        return [request]
    return list(_requests([*goods, words[start:end]], request))


def _joints(words: str) -> Iterator[tuple[int, int]]:
    """Where one thing may end, and the next one begin."""
    at = 0
    while found := _JOINT.search(words, at):
        word = found["word"]
        if word is None or plain_letters(word) in JOINS:
            if found.start() and found.end() < len(words):
                yield found.span()
            at = found.end()
        else:
            at = found.end("word")  # the blank behind this word stands before the next


def _is_another(
    before: str,
    piece: str,
    both: str,
    request: RequestedProduct,
    meaning: Callable[[RequestedProduct], Meaning],
) -> bool:
    """Whether a piece names goods other than those before it, and they are no one thing."""
    other = meaning(_another(piece, request))
    if not other.is_name:
        return False
    first = meaning(request.model_copy(update={"description": before}))
    if not first.entries or not first.parts_from(other):
        return False
    together = meaning(request.model_copy(update={"description": both}))
    if not together.entries:
        return True
    is_first_alone = together.parts_from(other) and not together.parts_from(first)
    return is_first_alone and not _said_of(together, piece)


def _said_of(meaning: Meaning, piece: str) -> bool:
    """Whether a product's own texts hold every word of a piece."""
    words = re.findall(r"[^\W\d_]{3,}", piece.casefold())
    texts = (
        " ".join([e.product.name, e.product.description, *e.product.aliases]).casefold()
        for e in meaning.entries
    )
    return any(all(word in text for word in words) for text in texts)


def _requests(goods: list[str], request: RequestedProduct) -> Iterator[RequestedProduct]:
    yield request.model_copy(update={"description": goods[0]})
    for words in goods[1:]:
        yield _another(words, request)


def _another(words: str, request: RequestedProduct) -> RequestedProduct:
    """The request for goods behind the first."""
    update: dict[str, object] = {"description": words, "tentative": False}
    amount = _AMOUNT.match(words)
    if amount and plain_letters(amount["word"]) not in MEASURE_WORDS:
        # It may be how many, and it may be how many of each of the first.
        update |= {"quantity": Decimal(amount["number"]), "unit": None, "unclear": True}
    elif EACH.isdisjoint(_words(request.description)):
        update |= {"quantity": None, "unit": None}
    return request.model_copy(update=update)


def _offers_choice(words: str) -> bool:
    return not (ALTERNATIVES | PERHAPS_ALTERNATIVES).isdisjoint(_words(words))


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]+", plain_letters(text))
