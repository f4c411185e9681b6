"""Replies to what the seller wrote last: "Yes, 100 mm is fine", or no more than a number."""

import re
from collections.abc import Iterator
from functools import lru_cache

from contracts.summaries import RequestedProduct
from summarizer.domain.answers import affirms
from summarizer.domain.figures import mask_figures
from summarizer.domain.how_many import asks_how_many, thing_counted
from summarizer.domain.languages import any_of
from summarizer.domain.order import Order
from summarizer.domain.repeats import MEASURE, in_other
from summarizer.domain.request_text import RequestText
from summarizer.domain.spans import Span, blocks, sentences
from summarizer.domain.statements import statements
from summarizer.domain.units import PATTERN, unit_named
from summarizer.domain.variants import variants_in

_POLITE = rf"(?:[\s,.!]*(?:{any_of('polite', 'thanks', 'closings')}))*"
_ONES = re.compile(rf"(?:the\s+)?(?P<measure>{MEASURE.pattern})\s+ones?", re.IGNORECASE)
_FIRST_STATEMENTS = 2
"""Of a reply: further down it speaks of something else."""


def apply_reply(order: Order, page: RequestText, asked: str) -> list[Span]:
    """Take in what a message answers to the seller's words, and give the places that did."""
    said = (one for block in blocks(page.text) for one in statements(page, block))
    done = []
    for statement, _ in zip(said, range(_FIRST_STATEMENTS), strict=False):
        if _counts(order, page, statement, asked) or _accepts(order, page, statement, asked):
            done.append(statement)
    return done


def in_full(product: RequestedProduct, asked: str) -> RequestedProduct:
    """A product with the name that the seller gave it: "the 180 cm ones" are desks."""
    one = _ONES.fullmatch(product.description)
    named = one and re.search(rf"{re.escape(one['measure'])}\s+(?P<thing>[^\W\d_]{{3,}})", asked)
    if not one or not named:
        return product
    return product.model_copy(update={"description": f"{one['measure']} {named['thing']}"})


def _counts(order: Order, page: RequestText, statement: Span, asked: str) -> bool:
    """Whether a statement is nothing but the number that was asked for."""
    question = next((one for one in _sentences(asked) if asks_how_many(one)), None)
    number = _number(page.numbers.pattern).fullmatch(statement.read(page.text))
    if question is None or number is None:
        return False
    quantity, source = page.numbers.value(number["number"]), page.source(statement)
    unit = unit_named(number["unit"])
    if known := order.named(question):
        update = {"quantity": quantity, "unit": unit or known.unit, "source": source}
        order.update(known, **update)
    elif thing := thing_counted(question, page.language):
        order.products.append(
            RequestedProduct(description=thing, quantity=quantity, unit=unit, source=source)
        )
    else:
        return False
    return True


def _accepts(order: Order, page: RequestText, statement: Span, asked: str) -> bool:
    """Whether a statement takes the other size or colour of a product that was offered."""
    words = statement.read(page.text)
    about = {one.description: one for each in _sentences(asked) if (one := order.named(each))}
    if not affirms(words) or len(about) != 1:
        return False
    product = next(iter(about.values()))
    told = _other_than(product, words)
    if not told and "?" in asked:
        told = _other_than(product, [one for one in _sentences(asked) if one.endswith("?")][-1])
    if not told:
        return False
    numbers = rf"(?<![\w.,]){page.numbers.pattern}(?!\w)"
    count = re.search(numbers, mask_figures(words), re.IGNORECASE)
    order.update(
        product,
        description=in_other(product.description, told),
        sku=None,
        quantity=page.numbers.value(count[0]) if count else product.quantity,
        source=page.source(statement),
    )
    return True


def _other_than(product: RequestedProduct, words: str) -> str | None:
    """The one size or colour in words that is not the product's."""
    mine = {"".join(one[0].split()) for one in MEASURE.finditer(product.description)}
    told = {"".join(one[0].split()): one[0] for one in MEASURE.finditer(words)}
    others = [written for squeezed, written in told.items() if squeezed not in mine]
    if not told:
        told_in = product.description.lower()
        others = [one for one in variants_in(words) if one.lower() not in told_in]
    return others[0] if len(others) == 1 else None


def _sentences(text: str) -> Iterator[str]:
    for block in blocks(text):
        yield from (" ".join(one.read(text).split()) for one in sentences(text, block))


@lru_cache
def _number(number: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?P<number>{number})\s*(?P<unit>{PATTERN}\b)?\.?{_POLITE}\W*", re.IGNORECASE
    )
