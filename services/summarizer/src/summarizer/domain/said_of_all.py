"""A size or a colour said of everything at once: "all in white, please"."""

import re

from contracts.summaries import RequestedProduct
from summarizer.domain.languages import any_of
from summarizer.domain.request_text import RequestText
from summarizer.domain.variants import variant_in, variants_in

_SAID = re.compile(
    rf"(?<!\w)(?:{any_of('all_of')})\s+(?:{any_of('polite')}\s+)?(?P<told>(?:in|en|em|w|i)\s+\S+)",
    re.IGNORECASE,
)


def with_what_is_said_of_all(
    page: RequestText, products: list[RequestedProduct]
) -> list[RequestedProduct]:
    """The products, each that stands before such words and tells no such thing itself with it."""
    for said in _SAID.finditer(page.text):
        told = variant_in(said["told"])
        if told:
            products = [_told(product, told, said.start()) for product in products]
    return products


def _told(product: RequestedProduct, told: str, place: int) -> RequestedProduct:
    behind = product.source is None or product.source.start > place
    if behind or product.sku or variants_in(product.description):
        return product
    return product.model_copy(update={"description": f"{product.description}, {told}"})
