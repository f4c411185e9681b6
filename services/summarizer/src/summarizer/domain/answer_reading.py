"""What answers below quoted questions do to what was asked before."""

import re
from decimal import Decimal

from contracts.summaries import RequestedProduct
from summarizer.domain.answers import Answer, affirms, answers, cancels, denies, variant
from summarizer.domain.changes.marks import quantities
from summarizer.domain.figures import mask_figures
from summarizer.domain.order import Order
from summarizer.domain.request_text import RequestText
from summarizer.domain.spans import Span


def apply_answers(order: Order, page: RequestText) -> list[Span]:
    """Apply answers to what is quoted above them, where that speaks of one product."""
    done = []
    for answer in answers(page.message.text):
        words = answer.span.read(page.text)
        product = order.named(answer.question, _asked_about(page, answer.question))
        if product is not None and words.strip():
            _answer(order, page, answer, product)
            done.append(answer.span)
    return done


def _answer(order: Order, page: RequestText, answer: Answer, product: RequestedProduct) -> None:
    words = answer.span.read(page.text)
    source = page.source(answer.span)
    if cancels(words):
        order.remove([product])
        return
    _, count = quantities(page, answer.span)
    confirms = _asked_about(page, answer.question) == product.quantity is not None
    if count is not None and (answer.asks_how_many or confirms):
        order.update(product, quantity=count, source=source, unclear=False)
    elif affirms(words):
        return
    elif _chooses(answer, count) and not denies(words) and (told := variant(words)):
        order.update(product, description=f"{product.description}, {told}", source=source)
    else:
        order.warn(page, answer.span, "It is not clear what this answer changes.")
        order.doubt([product])


def _chooses(answer: Answer, count: Decimal | None) -> bool:
    """Whether an answer names a variant: in words, or by a number that was offered."""
    return count is None or re.search(rf"(?<!\w){count}(?!\w)", answer.question) is not None


def _asked_about(page: RequestText, question: str) -> Decimal | None:
    """The one number of a question that may be a quantity."""
    found = re.findall(
        rf"(?<![\w.,]){page.numbers.pattern}(?![\w.,]\w)", mask_figures(question), re.IGNORECASE
    )
    values = {page.numbers.value(number) for number in found}
    return values.pop() if len(values) == 1 else None
