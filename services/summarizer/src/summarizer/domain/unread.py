"""Numbers that a later message says of known goods, and that no rule could read."""

import re
from collections.abc import Sequence

from contracts.summaries import RequestedProduct
from summarizer.domain.amounts import past_words
from summarizer.domain.changes.marks import numbers_of
from summarizer.domain.order import Order
from summarizer.domain.product_words import is_more_precise, is_same
from summarizer.domain.request_text import RequestText
from summarizer.domain.spans import Places, Span, blocks
from summarizer.domain.statements import statements


def doubt_unread(order: Order, page: RequestText, found: Sequence[RequestedProduct]) -> None:
    """Leave to a person the goods that a statement counts without being understood.

    `page` is without what has been understood already, `found` what it still asks for.
    """
    read = Places(
        Span(one.source.start, one.source.end)
        for one in found
        if one.source and not (one.tentative and _is_new(order, one))
    )
    for block in blocks(page.text):
        for statement in statements(page, block):
            words = statement.read(page.text)
            if read.overlap(statement) or not _counts(page, statement):
                continue
            concerned = order.mentioned(words)
            if concerned and not _repeats(page, statement, concerned):
                order.warn(page, statement, "It is not clear what is counted here.")
                order.doubt(concerned)


def _is_new(order: Order, product: RequestedProduct) -> bool:
    return not any(
        is_same(one, product) or is_more_precise(one, product) or is_more_precise(product, one)
        for one in order.products
    )


def _repeats(page: RequestText, statement: Span, products: Sequence[RequestedProduct]) -> bool:
    """Whether a statement says no other number than is known: "vests stay at 10"."""
    known = {product.quantity for product in products}
    return set(numbers_of(page, statement)) <= known


def _counts(page: RequestText, statement: Span) -> bool:
    number = rf"(?<!\w){page.numbers.pattern}(?!\w)"
    figures = statement.read(page.figures)
    past = past_words(page.language).search(statement.read(page.text))
    return not past and re.search(number, figures, re.IGNORECASE) is not None
