"""A size or a colour that a later message tells: "size M for the gloves", "the helmets in red"."""

from summarizer.domain.changes.marks import counts, marks
from summarizer.domain.order import Order
from summarizer.domain.request_text import RequestText
from summarizer.domain.spans import Span
from summarizer.domain.variants import in_variant, only_variant, variant_in

_SHORT_ANSWER_WORDS = 9


def tell_variant(order: Order, page: RequestText, statement: Span) -> bool:
    """Take in what was left open of a product, or is wanted otherwise; whether this says so."""
    words = statement.read(page.text)
    said = marks(page.language)
    product = order.named(words)
    told = variant_in(words) or (only_variant(words) if said.changes.search(words) else None)
    if not told or product is None or counts(page, statement):
        return False
    if len(words.split()) > _SHORT_ANSWER_WORDS or said.cancels.search(words):
        return False
    if told.lower() in product.description.lower():
        return False
    described = in_variant(product.description, told)
    order.update(product, description=described, sku=None, source=page.source(statement))
    return True
