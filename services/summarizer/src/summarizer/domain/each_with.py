"""Goods that come with others, one for each: "5 basins with a tap each"."""

import re
from decimal import Decimal

from contracts.summaries import RequestedProduct

_EACH = re.compile(
    r"(?<!\s)\s++(?:mit je|mit jeweils|je mit|jeweils mit|inkl\.? je|each with|with|avec chacune?"
    r"|con|met elk|elk met)\s+"
    r"(?P<number>einem|einer|einen|ein|eine|zwei|drei|a|an|one|two|three|un|une|deux|trois|een|één|twee|drie|\d+)\s+"
    r"(?P<words>[^,;]+?)(?P<each>\s+each)?$",
    re.IGNORECASE,
)
_SAYS_EACH = re.compile(r"\b(?:je|jeweils|each|chacune?|elk)\b", re.IGNORECASE)
_MORE = {
    word: n
    for n, words in {2: "zwei two deux twee", 3: "drei three trois drie"}.items()
    for word in words.split()
}


def apart(product: RequestedProduct) -> list[RequestedProduct]:
    """The product, and what comes with each of it."""
    found = _EACH.search(product.description)
    if found is None or product.quantity is None or not _SAYS_EACH.search(found[0]):
        return [product]
    number = found["number"].lower()
    count = Decimal(number) if number.isdigit() else Decimal(_MORE.get(number, 1))
    own = product.model_copy(update={"description": product.description[: found.start()]})
    update = {
        "description": found["words"],
        "quantity": product.quantity * count,
        "unit": None,
        "sku": None,
    }
    return [own, product.model_copy(update=update)]
