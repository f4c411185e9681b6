"""Whether two wordings mean the same product."""

import re
from functools import lru_cache

from contracts.summaries import RequestedProduct

_COMMON_WORDS = (
    "the and for with off list out please take make instead from are not need mit und der die das "
    "den bitte les des pour avec los las para con het van voor met box boxes pack packs pair pairs "
    "piece pieces pcs them this that all one"
)

_COMMON = frozenset(_COMMON_WORDS.split())
_ENDING = re.compile(r"(?:es|s|en|n|e)$")


def shared_words(one: str, other: str) -> int:
    """How many telling words two wordings have in common, whatever their endings."""
    return len({word for word in _stems(one) & _stems(other) if len(word) > 2})


def is_same(known: RequestedProduct, product: RequestedProduct) -> bool:
    """Whether both ask for one thing: by part number, else by the words."""
    if known.sku and product.sku:
        return known.sku == product.sku
    return _stems(known.description) == _stems(product.description)


def is_more_precise(one: RequestedProduct, other: RequestedProduct) -> bool:
    """Whether one's words hold all of the other's and more, so that they may mean one thing."""
    more, fewer = _stems(one.description), _stems(other.description)
    return bool(fewer) and fewer < more


@lru_cache(maxsize=10_000)
def _stems(words: str) -> frozenset[str]:
    # Short words stay as they are: "L" and "XL" are sizes.
    found = [word for word in re.findall(r"[^\W_]+", words.lower()) if word not in _COMMON]
    return frozenset(_ENDING.sub("", word) if len(word) > 3 else word for word in found)
