"""Whether two wordings mean the same product."""

import re
from functools import lru_cache
from itertools import takewhile

from contracts.summaries import RequestedProduct

_COMMON_WORDS = (
    "the and for with off list out please take make instead from are not need mit und der die das "
    "den bitte les des pour avec los las para con het van voor met box boxes pack packs pair pairs "
    "piece pieces pcs them this that all one"
)

_COMMON = frozenset(_COMMON_WORDS.split())
_ENDING = re.compile(r"(?:es|s|en|n|e)$")


_LEAST_ALIKE = 4
_SHARE_ALIKE = 0.7
_LEAST_PART = 5


def shared_words(one: str, other: str) -> int:
    """How many telling words two wordings have in common, whatever their endings."""
    others = [word for word in _stems(other) if len(word) > 2]
    return sum(any(_is_alike(word, each) for each in others) for word in _stems(one))


@lru_cache(maxsize=10_000)
def _is_alike(one: str, other: str) -> bool:
    """Whether two words are one: badrockar and badrockarna, or the gloves of nitrile gloves in one
    word, as German has them."""
    if len(one) <= 2 or one == other:
        return one == other and len(one) > 2
    if min(len(one), len(other)) >= _LEAST_PART and (one.endswith(other) or other.endswith(one)):
        return True
    begun = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    )
    return begun >= _LEAST_ALIKE and begun >= _SHARE_ALIKE * max(len(one), len(other))


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
