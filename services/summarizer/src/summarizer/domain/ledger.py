"""A thread read message by message into what is asked for in the end."""

import re

from contracts.summaries import RequestedProduct
from summarizer.domain.answer_reading import apply_answers
from summarizer.domain.changes import adds, apply_changes
from summarizer.domain.order import Order
from summarizer.domain.request_text import RequestText
from summarizer.domain.requests import requested_products
from summarizer.domain.spans import Span, blocks
from summarizer.domain.statements import statements


def read_into(order: Order, page: RequestText) -> None:
    """Take in the next message."""
    if order.products:
        page = page.without(apply_answers(order, page))
        page = page.without(apply_changes(order, page))
    earlier = list(order.products)
    for product in requested_products(page):
        order.take(product, earlier, adds=_adds(page, product))


def _adds(page: RequestText, product: RequestedProduct) -> bool:
    """Whether what asks for a product, or what announces it, says that it comes on top."""
    if product.source is None:
        return False
    above: list[Span] = []
    for block in blocks(page.text):
        for statement in statements(page, block):
            if statement.end > product.source.start:
                words = [statement.read(page.text), *(one.read(page.text) for one in above[-1:])]
                return any(adds(page, one) for one in words)
            if not re.match(r"\W*\d", statement.read(page.text)):
                above.append(statement)
    return False
