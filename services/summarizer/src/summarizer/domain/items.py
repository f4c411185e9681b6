"""From the words around a quantity to a requested product."""

import re

from contracts.summaries import RequestedProduct
from summarizer.domain.figures import MASK
from summarizer.domain.part_numbers import part_number_in
from summarizer.domain.request_text import FoundProduct, RequestText
from summarizer.domain.spans import Span
from summarizer.domain.units import unit_named

UNCOUNTED = re.compile(
    r"\b(?:some(?:\s+of\s+the)?|a few|several|a couple of|a number of|the same again|einige"
    r"|ein paar|mehrere|quelques|plusieurs|algun[oa]s|vari[oa]s|enkele)\s+(?=\w)"
    rf"|(?<![\w.,{MASK}-])\d+\s?(?:[-\u2013]|to|or|bis|oder|à|ou|o|tot|of)\s?\d+\s+(?=[^\W\d_])",
    re.IGNORECASE,
)
"""An amount that is no single number: the product is asked for, its quantity is to be asked."""

_NO_GOODS = re.compile(
    r"(?:the\s+|these\s+|different\s+|other\s+|more\s+)*(?:items?|things?|of|them|these|those|us"
    r"|quotes?|quotation|offers?|prices?|questions?|answers?|lines?|positions?|emails?|mails?"
    r"|days?|weeks?|months?|years?|hours?|minutes?|times?|people|persons?|more(?=\s*(?:[,.;]|$))"
    r"|moments?|bits|total|others?|angebote?|artikel|dinge|positionen|fragen|tage\w*|wochen|mal"
    r"|devis|articles|choses|jours|ofertas?|artículos|offertes?|dagen)\b(?!-)",
    re.IGNORECASE,
)


_FOR_WHOM = re.compile(
    r"\s+(?:for (?:us|me|them)|für (?:uns|mich)|pour (?:nous|moi)|para (?:nosotros|mí)"
    r"|voor (?:ons|mij))$",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\s+[-\u2013\u2014]\s+(?=.*\b(?:i|we|you|ich|wir|sie|je|j|nous|vous|yo|nosotros|usted|ik|wij|we"
    r"|jullie|u)\b).*$",
    re.IGNORECASE,
)
"""Behind a dash, a sentence that speaks of people and not of goods."""


def _without_aside(described: str) -> str:
    return _FOR_WHOM.sub("", _ASIDE.sub("", described)) or described


def build_product(
    page: RequestText,
    whole: Span,
    words: Span,
    *,
    number: str | None = None,
    unit: str | None = None,
) -> FoundProduct | None:
    """The product that `words` name within `whole`; null where they name no goods."""
    words = words.trimmed(page.text, ending=" ,;.:-\u2013")
    described = _without_aside(" ".join(words.read(page.text).split()))
    if not re.search(r"[^\W\d_]{2}", described) or _NO_GOODS.match(described):
        return None
    whole = whole.trimmed(page.text, ending=" ,;.")
    product = RequestedProduct(
        description=described,
        quantity=page.numbers.value(number) if number else None,
        unit=unit_named(unit),
        sku=part_number_in(described),
        source=page.source(whole),
    )
    return FoundProduct(product, whole)
