"""A thread read message by message into what is asked for in the end."""

import re
from bisect import bisect_right

from contracts.summaries import RequestedProduct
from summarizer.domain.answer_reading import apply_answers
from summarizer.domain.asking import QUOTES
from summarizer.domain.changes import apply_changes
from summarizer.domain.changes.marks import adds
from summarizer.domain.offers import apply_reply, in_full
from summarizer.domain.order import Order
from summarizer.domain.reply_marks import FORWARD, FROM, LONGEST_MARK, OTHER_HEADER, SUBJECT
from summarizer.domain.request_text import RequestText
from summarizer.domain.requests import requested_products
from summarizer.domain.spans import Span, blocks, lines
from summarizer.domain.statements import statements
from summarizer.domain.unread import doubt_unread

_HEADER_LINES = 6
_LEAST_HEADERS = 2
_COUNTS = re.compile(r"\W*\d")


def read_into(order: Order, page: RequestText, asked: str = "") -> None:
    """Take in the next message, which may answer what the seller `asked`; of one that passes
    another on, that other first."""
    for passage in passages(page):
        rest = passage
        if order.products:
            rest = rest.without(apply_answers(order, rest, asked))
            rest = rest.without(apply_reply(order, rest, asked))
            rest = rest.without(apply_changes(order, rest))
        earlier = list(order.products)
        additions = _Additions(rest) if earlier else ()
        anew = QUOTES.search(rest.text) is not None
        found = [in_full(named, asked) for named in requested_products(rest)]
        doubt_unread(order, rest, found)
        for product in found:
            order.take(product, earlier, adds=product in additions, anew=anew)
        order.number()


def passages(page: RequestText) -> list[RequestText]:
    """A message's parts in the order in which they were said: what it passes on, then the note."""
    text = page.message.text
    rows = list(lines(text, Span(0, len(text))))
    for at, row in enumerate(rows):
        if _begins_forward(text, rows[at : at + _HEADER_LINES]):
            above, below = Span(0, row.start), Span(row.start, len(text))
            return [page.without([above]), page.without([below])]
    return [page]


def _begins_forward(text: str, rows: list[Span]) -> bool:
    first, *following = (row.read(text)[:LONGEST_MARK] for row in rows)
    if FORWARD.match(first):
        return True
    headers = sum(bool(OTHER_HEADER.match(one) or SUBJECT.match(one)) for one in following)
    return bool(FROM.match(first)) and headers >= _LEAST_HEADERS


class _Additions:
    """What says, itself or by what announces it, that what it asks for comes on top."""

    def __init__(self, page: RequestText) -> None:
        self._ends: list[int] = []
        self._adds: list[bool] = []
        announced = False
        for block in blocks(page.text):
            for statement in statements(page, block):
                words = statement.read(page.text)
                says_so = adds(page, words)
                self._ends.append(statement.end)
                self._adds.append(says_so or announced)
                if not _COUNTS.match(words):
                    announced = says_so

    def __contains__(self, product: RequestedProduct) -> bool:
        if product.source is None:
            return False
        at = bisect_right(self._ends, product.source.start)
        return at < len(self._ends) and self._adds[at]
