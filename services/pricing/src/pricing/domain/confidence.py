"""How sure a line is: of its reading, and of how its product was found, the less sure one.

What may be another product as well is no line but a question, so that finding a product leaves no
more than a doubt that is worth a look.
"""

from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from typing import Final

from contracts.pricing import RequestedLine
from contracts.summaries import Confidence, Ground, RequestedProduct
from pricing.domain.evidence import Fit, words_beyond
from pricing.domain.index import Entry
from pricing.domain.term import Terms

_BANDS: Final = (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH)
_DOUBTS: Final = {
    Ground.PART_OF_NAME,
    Ground.WORDS_BEYOND_NAME,
    Ground.OTHER_WORD_FORMS,
    Ground.NEAR_CANDIDATE,
    Ground.CHANGED_IN_OTHER_WORDS,
}
_BY_FIT: Final = {
    Fit.BY_NAME: Ground.EXACT_NAME,
    Fit.EXACTLY: Ground.EXACT_NAME,
    Fit.COMPLETELY: Ground.WHOLE_NAME,
    Fit.PARTLY: Ground.PART_OF_NAME,
}


def grounds_of_name(
    how: Fit, others: Iterable[Fit], asked: Terms, entry: Entry
) -> Iterator[Ground]:
    """What speaks for a product that was found by its name, and how far the next one is off."""
    yield _BY_FIT[how]
    if words_beyond(asked, entry):
        yield Ground.WORDS_BEYOND_NAME
    if max(others, default=Fit.NONE) > Fit.NONE:
        yield Ground.NEAR_CANDIDATE


def judged(
    line: RequestedLine, request: RequestedProduct, found: Collection[Ground]
) -> RequestedLine:
    """A line with the confidence of the request's reading and of how its product was found."""
    match = Confidence.MEDIUM if _DOUBTS.intersection(found) else Confidence.HIGH
    return line.model_copy(
        update={
            "confidence": _lower(request.confidence, match),
            "grounds": tuple(dict.fromkeys([*request.grounds, *found])),
        }
    )


def merged(one: RequestedLine, other: RequestedLine, quantity: Decimal) -> RequestedLine:
    """One line of two requests: it is as sure as the less sure of them."""
    return RequestedLine(
        sku=one.sku,
        quantity=quantity,
        requested="; ".join(dict.fromkeys([one.requested, other.requested])),
        confidence=_lower(one.confidence, other.confidence),
        grounds=tuple(dict.fromkeys([*one.grounds, *other.grounds])),
    )


def _lower(one: Confidence | None, other: Confidence | None) -> Confidence | None:
    """What nobody judged says nothing."""
    known = [each for each in (one, other) if each is not None]
    return min(known, key=_BANDS.index, default=None)
