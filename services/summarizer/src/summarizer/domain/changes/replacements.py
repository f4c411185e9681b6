"""One thing in place of another: "140 mm instead of 100 mm", "swap the white ones for red"."""

import re
from functools import lru_cache

from contracts.summaries import RequestedProduct
from summarizer.domain.items import names_no_goods
from summarizer.domain.languages import any_of, words_of
from summarizer.domain.languages.language import Language
from summarizer.domain.order import Order
from summarizer.domain.product_words import is_more_precise
from summarizer.domain.prose import amount_products
from summarizer.domain.request_text import RequestText
from summarizer.domain.spans import Span
from summarizer.domain.units import PATTERN
from summarizer.domain.variants import is_variant, without_colour

REPLACES = re.compile(
    r"(?:(?<!\s)\s++|(?<!\S))(?:instead of|rather than|in place of|statt|anstatt"
    r"|anstelle(?: von)?|au lieu des?"
    r"|à la place des?"
    r"|en (?:lugar|vez) de|in plaats van|ipv|invece (?:di|dei|delle)|al posto (?:di|dei|delle)"
    r"|anziché"
    r"|em vez de|zamiast|i ?stället för|i stedet for)\s+",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?<!\s)\s++(?:for|with|by|gegen|durch|par|contre|por|door|con|na|mot|med|to|into|auf|zu|à|com|in)\s+(?!us\b|me\b)",
    re.IGNORECASE,
)
_ONES = re.compile(
    r"\b(?:ones?|the|in|please|version|colou?r|die|den|das|des|les|los|las|de|il|le|bitte|svp|instead)\b"
    r"|s'il vous plaît|por favor",
    re.IGNORECASE,
)
_COUNTED = re.compile(rf"^\s*(?:{PATTERN})\b\.?(?:\s+(?:{any_of('of')})\b)?", re.IGNORECASE)
_CUT = re.compile(
    r"[,;:]\s+|\s(?:and|und|et|y|en|e|och|og)\s+(?=\S+\s+(?:the|die|den|les|los|de|i|le)\s)",
    re.IGNORECASE,
)
_JOINED = re.compile(rf"^\W*(?:(?:{any_of('joins', 'adds', 'polite')})\b\W*)*", re.IGNORECASE)
_NO_NAMES = re.compile(
    rf"\b(?:{any_of('changes', 'wants', 'polite', 'swaps', 'people', 'adds')}|the|die|der|den"
    rf"|les|los|de)\b",
    re.IGNORECASE,
)


def replace(order: Order, page: RequestText, statement: Span) -> Span | None:
    """Put what stands before "instead of" in the place of what stands behind; null where that is
    only a number, so that a quantity changes."""
    mark = REPLACES.search(page.text, statement.start, statement.end)
    if mark is None:
        return None
    start = statement.start
    for cut in _CUT.finditer(page.text, statement.start, mark.start()):
        start = cut.end()
    before, after = Span(start, mark.start()), Span(mark.end(), statement.end)
    if not _JOINED.sub("", before.read(page.text)).strip() and (
        inverted := _inverted(order, page, after, statement)
    ):
        return inverted
    old = re.split(r"[,;.]\s|\s(?:and|und|et|y|en|e)\s", after.read(page.text))[0]
    figures = page.figures[after.start : after.start + len(old)]
    if re.fullmatch(rf"\W*+{page.numbers.pattern}.{{0,3}}", figures, re.IGNORECASE):
        return None
    if re.match(rf"\W*+(?:{page.numbers.pattern})\s+\w", figures, re.IGNORECASE):
        return None  # "instead of 60 plates, we need 72"
    count, wanted = _wanted(page, before)
    product = order.named(old) or order.named(f"{old} {wanted}")
    if not wanted or product is None:
        order.warn(page, statement, "It is not clear what is replaced here.")
        order.doubt(order.mentioned(f"{before.read(page.text)} {old}"))
        return Span(start, after.start + len(old))
    if is_variant(wanted.split()[-1]) and order.named(wanted) in {product, None}:
        wanted = f"{without_colour(product.description)}, {wanted.split()[-1]}"
    update: dict[str, object] = {
        "description": wanted,
        "sku": None,
        "source": page.source(statement),
    }
    if count:
        update["quantity"] = page.numbers.value(count)
    order.update(product, **update)
    return Span(start, after.start + len(old))


def _inverted(order: Order, page: RequestText, after: Span, statement: Span) -> Span | None:
    """ "Instead of the mice we take 20 pads": the new thing behind the old one."""
    turn = _takes(page.language).search(page.text, after.start, after.end)
    if turn is None:
        return None
    product = order.named(page.text[after.start : turn.start()])
    wanted = Span(turn.end(), after.end).trimmed(page.text, ending=".!")
    found = next(iter(amount_products(page, wanted)), None)
    if product is None or found is None:
        return None
    update = {"description": found.product.description, "unit": found.product.unit, "sku": None}
    quantity = found.product.quantity
    order.update(product, **update, quantity=quantity, source=page.source(statement))
    return Span(after.start, found.span.end)


@lru_cache
def _takes(words: Language) -> re.Pattern[str]:
    takes = words_of(words, "asks", "wants", "people")
    return re.compile(rf"(?:,\s+|\s)(?:{takes}\s+)+|,\s+", re.IGNORECASE)


def swap(order: Order, page: RequestText, statement: Span) -> Span | None:
    """Put a variant, or another thing, in a product's place, as many as there were."""
    first = re.split(r"[,;]\s", statement.read(page.text))[0]
    marks = ((one, order.named(first[: one.start()])) for one in _BY.finditer(first))
    mark, product = next((both for both in marks if both[1]), (None, None))
    if mark is None or product is None:
        return None
    new = first[mark.end() :]
    if re.search(r"\d", new):
        whole = Span(statement.start, statement.start + len(first))
        return _swap_counted(order, page, product, whole, Span(whole.start + mark.end(), whole.end))
    wanted = " ".join(_ONES.sub(" ", new).split()).strip(" ,.!?")
    source = page.source(statement)
    if is_variant(wanted):
        described = f"{without_colour(product.description)}, {wanted}"
        order.update(product, description=described, sku=None, source=source)
    elif len(wanted.split()) > 1:
        order.update(product, description=wanted, sku=None, source=source)
    else:
        order.warn(page, statement, "It is not clear what takes its place.")
        order.doubt([product])
    return statement


def _swap_counted(
    order: Order, page: RequestText, product: RequestedProduct, whole: Span, new: Span
) -> Span | None:
    """Put another thing and its own amount in a product's place: "the 6 mats for 4 doormats"."""
    found = next(iter(amount_products(page, new)), None)
    if found is None or is_more_precise(product, found.product):
        return None
    wanted = found.product
    order.update(
        product,
        description=wanted.description,
        quantity=wanted.quantity,
        unit=wanted.unit,
        sku=wanted.sku,
        source=page.source(new),
    )
    return whole


def _wanted(page: RequestText, before: Span) -> tuple[str | None, str]:
    """The amount in front of "instead of", and the words for goods behind it."""
    figures = before.read(page.figures)
    pattern = rf"(?<![\w.,]){page.numbers.pattern}(?!\w)"
    last = next(reversed(list(re.finditer(pattern, figures, re.IGNORECASE))), None)
    words = before.read(page.text)[last.end() if last else 0 :]
    words = _COUNTED.sub("", words, count=1) if last else re.split(r"[,;:]\s", words)[-1]
    words = " ".join(_NO_NAMES.sub(" ", words).split()).strip(" ,;:.-")
    return (last[0] if last else None), "" if names_no_goods(words, page.language) else words
