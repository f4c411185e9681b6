"""How sure the reading of a line is: by where its words stand, and what was written after them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from contracts.summaries import Confidence, Ground, RequestedProduct
from summarizer.domain.figures import mask_figures
from summarizer.domain.ledger import passages
from summarizer.domain.product_words import shared_words
from summarizer.domain.repeats import SAME
from summarizer.domain.request_text import RequestText
from summarizer.domain.spans import Span
from summarizer.domain.words import words

_BANDS: Final = (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH)
_ALLOWS: Final = {
    Ground.UNDECIDED: Confidence.LOW,
    Ground.MENTIONED_AFTERWARDS: Confidence.LOW,
    Ground.WRITTEN_AFTERWARDS: Confidence.MEDIUM,
    Ground.AMOUNT_ELSEWHERE: Confidence.MEDIUM,
    Ground.PERHAPS_NO_REQUEST: Confidence.MEDIUM,
}
"""The most that a ground allows, where that is not everything."""

_LEAST_WORDS: Final = 2
"""Of a message that may change something: "Yes." does not."""


def judged(
    products: Sequence[RequestedProduct], pages: Iterable[RequestText]
) -> list[RequestedProduct]:
    """The products, each with the confidence of its reading. `pages` are the customer's messages,
    oldest first, without what asks for nothing."""
    said = [passage for page in pages for passage in passages(page)]
    taken: dict[str, list[Span]] = defaultdict(list)
    for product in products:
        if product.source:
            taken[product.source.message_id].append(_place(product))
    left = [passage.without(taken[passage.message.message_id]).text for passage in said]
    return [based_on(product, *_grounds(product, said, left)) for product in products]


def based_on(product: RequestedProduct, *more: Ground) -> RequestedProduct:
    """A product with more grounds, and the confidence that all of its grounds make."""
    undecided = [Ground.UNDECIDED] if product.unclear or product.quantity is None else []
    grounds = tuple(dict.fromkeys([*product.grounds, *more, *undecided]))
    return product.model_copy(update={"grounds": grounds, "confidence": _confidence(grounds)})


def _confidence(grounds: Sequence[Ground]) -> Confidence:
    """What the weakest ground allows; where two readers agree, one band more."""
    rank = min((_BANDS.index(_ALLOWS.get(one, Confidence.HIGH)) for one in grounds), default=2)
    if Ground.BOTH_READERS in grounds and Ground.UNDECIDED not in grounds:
        rank += 1
    return _BANDS[min(rank, len(_BANDS) - 1)]


def _grounds(
    product: RequestedProduct, said: Sequence[RequestText], left: Sequence[str]
) -> list[Ground]:
    """What speaks for a product as it was read. `left` is what each passage holds beside goods."""
    at = _passage(product, said)
    if at is None:
        return []
    grounds = [Ground.READ_TOGETHER if _is_together(product, said[at]) else Ground.AMOUNT_ELSEWHERE]
    if product.tentative:
        grounds.append(Ground.PERHAPS_NO_REQUEST)
    if any(shared_words(product.description, later) for later in left[at + 1 :]):
        grounds.append(Ground.MENTIONED_AFTERWARDS)
    elif any(len(later.split()) >= _LEAST_WORDS for later in left[at + 1 :]):
        grounds.append(Ground.WRITTEN_AFTERWARDS)
    return grounds


def _is_together(product: RequestedProduct, page: RequestText) -> bool:
    """Whether the words that a product was read from hold all of its name, and a number."""
    quote = _place(product).read(page.message.text)
    number = rf"(?<!\w)(?:{page.numbers.pattern}|{page.language.one})(?!\w)"
    counts = re.search(number, mask_figures(quote), re.IGNORECASE)
    named = words(product.description) <= words(quote)
    return named and counts is not None and SAME.search(quote) is None


def _passage(product: RequestedProduct, said: Sequence[RequestText]) -> int | None:
    """Which passage a product was read from."""
    for at, passage in enumerate(said):
        known = product.source and product.source.message_id == passage.message.message_id
        if known and _place(product).read(passage.text).strip():
            return at
    return None


def _place(product: RequestedProduct) -> Span:
    return Span(product.source.start, product.source.end) if product.source else Span(0, 0)
