"""What answers to the seller's questions do to what was asked before."""

import re
from decimal import Decimal

from contracts.summaries import RequestedProduct
from summarizer.domain.answers import (
    Answer,
    affirms,
    answers,
    cancels,
    denies,
    numbered_answers,
    variant,
)
from summarizer.domain.changes.marks import numbers_of, quantities
from summarizer.domain.figures import mask_figures
from summarizer.domain.how_many import thing_counted
from summarizer.domain.languages import any_of
from summarizer.domain.order import Order
from summarizer.domain.request_text import RequestText
from summarizer.domain.spans import Span
from summarizer.domain.variants import in_variant, variant_in, variants_in

_SIZE = r"(?<![\w.,])\d{1,6}(?:[.,]\d{1,4})?(?![\d.,]\d)"
_EITHER = re.compile(
    rf"{_SIZE}(?:\s?[^\W\d]{{1,4}})?(?:(?:\s?/\s?|,\s|\s(?:{any_of('ors')})\s){_SIZE}"
    r"(?:\s?(?P<unit>mm|cm|ml|cl|kg|[mlgVWA]|\")(?!\w))?){1,4}",
    re.IGNORECASE,
)
"""Sizes to choose from: "20 or 25 mm"."""


def apply_answers(order: Order, page: RequestText, asked: str = "") -> list[Span]:
    """Apply answers to the questions quoted above them, or else to those of the seller's last mail
    (`asked`) whose number they bear, where these speak of one product."""
    found = [*answers(page.message.text)] or [*numbered_answers(page.text, asked)]
    for answer in found:
        if answer.asks_how_many:
            order.set_apart(answer.question)
    return [answer.whole for answer in found if _apply(order, page, answer)]


def _apply(order: Order, page: RequestText, answer: Answer) -> bool:
    product = order.named(answer.question, _asked_about(page, answer.question))
    if not answer.span.read(page.text).strip():
        return False
    if product is not None:
        _answer(order, page, answer, product)
        return True
    return _counts_new_thing(order, page, answer)


def _answer(order: Order, page: RequestText, answer: Answer, product: RequestedProduct) -> None:
    words = answer.span.read(page.text)
    source = page.source(answer.span)
    offered, count = _offered(page, answer), _count(page, answer)
    if cancels(words) and count is None:
        order.remove([product])
    elif offered is not None and not answer.asks_how_many:
        described = f"{product.description}, {offered}"
        quantity = product.quantity if count is None else count
        order.update(product, description=described, quantity=quantity, source=source)
    elif count is not None and _may_count(page, answer, product):
        told = _other_variant(words, product)
        described = in_variant(product.description, told) if told else product.description
        order.update(product, quantity=count, description=described, source=source, unclear=False)
    elif affirms(words):
        return
    elif told := _chosen(answer, product, words, count):
        order.update(product, description=told, source=source)
    else:
        order.warn(page, answer.span, "It is not clear what this answer changes.")
        order.doubt([product])


def _count(page: RequestText, answer: Answer) -> Decimal | None:
    """The last number of an answer that chooses none of what the question offers."""
    offers = [] if answer.asks_how_many else _offers(answer.question)
    _, new = quantities(page, answer.span)
    others = [one for one in numbers_of(page, answer.span) if f"{one}" not in offers]
    return new if new in others else next(iter(others[-1:]), None)


def _offers(question: str) -> list[str]:
    """The sizes between which a question lets choose: "20 or 25 mm"."""
    offer = _EITHER.search(question)
    return re.findall(r"\d+(?:[.,]\d+)?", offer[0]) if offer else []


def _offered(page: RequestText, answer: Answer) -> str | None:
    """What an answer chooses of such sizes, with their unit: "25 mm" for "25"."""
    offers = _offers(answer.question)
    chosen = [one for one in numbers_of(page, answer.span) if f"{one}" in offers]
    offer = _EITHER.search(answer.question)
    if len(chosen) != 1 or offer is None:
        return None
    return f"{chosen[0]} {offer['unit']}" if offer["unit"] else f"{chosen[0]}"


def _may_count(page: RequestText, answer: Answer, product: RequestedProduct) -> bool:
    confirms = _asked_about(page, answer.question) == product.quantity is not None
    return answer.asks_how_many or confirms


def _chosen(
    answer: Answer, product: RequestedProduct, words: str, count: Decimal | None
) -> str | None:
    """The product's description with what an answer says of it."""
    if _chooses(answer, count) and not denies(words) and (told := variant(words)):
        return f"{product.description}, {told}"
    told = _other_variant(words, product)
    return in_variant(product.description, told) if told else None


def _other_variant(words: str, product: RequestedProduct) -> str | None:
    """The one size or colour of an answer that is not the product's."""
    told_in = product.description.lower()
    told = [variant_in(words)] if variant_in(words) else variants_in(words)
    others = [one for one in told if one and one.lower() not in told_in]
    return others[0] if len(others) == 1 else None


def _counts_new_thing(order: Order, page: RequestText, answer: Answer) -> bool:
    """Whether an answer tells how many are wanted of a thing that only the question names."""
    _, count = quantities(page, answer.span)
    thing = thing_counted(answer.question, page.language) if answer.asks_how_many else None
    if count is None or thing is None:
        return False
    source = page.source(answer.span)
    order.products.append(RequestedProduct(description=thing, quantity=count, source=source))
    return True


def _chooses(answer: Answer, count: Decimal | None) -> bool:
    """Whether an answer names a variant: in words, or by a number that was offered."""
    return count is None or re.search(rf"(?<!\w){count}(?!\w)", answer.question) is not None


def _asked_about(page: RequestText, question: str) -> Decimal | None:
    """The one number of a question that may be a quantity."""
    question = re.sub(r"^\d[.)]\s", "", question)
    found = re.findall(
        rf"(?<![\w.,]){page.numbers.pattern}(?![\w.,]\w)", mask_figures(question), re.IGNORECASE
    )
    values = {page.numbers.value(number) for number in found}
    return values.pop() if len(values) == 1 else None
