"""Goods that are named by those before them: "the same again in white but two more"."""

import re
from decimal import Decimal

from contracts.summaries import RequestedProduct
from summarizer.domain.languages import LANGUAGES, any_of
from summarizer.domain.variants import in_variant, is_variant

SAME = re.compile(any_of("same"), re.IGNORECASE)
_FOR = re.compile(
    r"\s*(?:in|for|of|de|en|von|pour|para|van|voor|di|per|em|i|av|af|w|d['\u2019])\s+(?:the\s+|den\s+)?",
    re.IGNORECASE,
)
_SMALL = {"one": 1} | {
    word: value for one in LANGUAGES for value, word in enumerate(one.ones.split(), 2)
}
ON_TOP = r"(?:plus|più|mais|más|meer|und|och|\+|but|aber|pero|maar|ma|men)"
_MORE = re.compile(
    rf",?(?:(?<!\s)\s++)?(?:(?P<plus>plus|più|mais|más|\+)|{ON_TOP})?\s*+"
    rf"(?P<number>(?<!\d)\d++|(?:{'|'.join(sorted(_SMALL, key=len, reverse=True))}))(?!\w)"
    r"(?P<more>\s+(?:more|mehr|de plus|más|meer|in più|extra|spare|di scorta|till|til))?",
    re.IGNORECASE,
)
"""How many there are to be beyond those before: "plus three", "but two more"."""


MEASURE = re.compile(
    r"(?<!\d)\d++(?:[.,]\d+)?\s?(?P<unit>mm|cm|m|ml|cl|l|g|kg|\"|inch)(?!\w)", re.IGNORECASE
)
_ONES = re.compile(
    rf"(?:the\s+)?(?P<told>\S.{{0,30}}?)\s+ones?"
    rf"|(?:(?:the|in|of the|de|den|die|der|von|von den|à|da|di|van|van de)\s+)?"
    rf"(?P<measure>{MEASURE.pattern})",
    re.IGNORECASE,
)


def in_other(described: str, told: str) -> str:
    """The thing before in another size or colour: "the 30 cm ones"."""
    if wanted := MEASURE.fullmatch(told):
        for measure in MEASURE.finditer(described):
            if measure["unit"].lower() == wanted["unit"].lower():
                return described[: measure.start()] + told + described[measure.end() :]
    if is_variant(told):
        return in_variant(described, told)
    return f"{told} {described}" if not MEASURE.search(told) else f"{told} ones"


def with_repeats(products: list[RequestedProduct]) -> list[RequestedProduct]:
    """The products, each that only repeats the one before put in full."""
    told: list[RequestedProduct] = []
    for product in products:
        told.append(_in_full(product, told[-1]) if told else product)
    return told


def _in_full(product: RequestedProduct, before: RequestedProduct) -> RequestedProduct:
    if one := _ONES.fullmatch(product.description):
        told = one["told"] or one["measure"]
        return product.model_copy(update={"description": in_other(before.description, told)})
    same = SAME.match(product.description)
    if same is None or product.quantity is not None or before.quantity is None:
        return product
    rest = product.description[same.end() :]
    more = next((one for one in _MORE.finditer(rest) if one["plus"] or one["more"]), None)
    rest = rest[: more.start()] if more else rest
    preposition = _FOR.match(rest)
    rest = (rest[preposition.end() :] if preposition else rest).strip(" ,.;")
    if not rest:
        return product
    if is_variant(rest) or MEASURE.fullmatch(rest):
        rest = in_other(before.description, rest)
    number = more["number"].lower() if more else "0"
    extra = Decimal(_SMALL.get(number, number))
    update = {"description": rest, "quantity": before.quantity + extra, "unit": before.unit}
    return product.model_copy(update=update)
