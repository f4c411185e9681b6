"""Whether two wordings mean the same product."""

import re
from functools import lru_cache
from itertools import takewhile

from contracts.summaries import RequestedProduct

_COMMON_WORDS = (
    "the and for with off list out please take make instead from are not need mit und der die das "
    "den bitte les des pour avec los las para con het van voor met box boxes pack packs pair pairs "
    "piece pieces pcs them this that all one size größe taille pointure talla maat taglia misura "
    "tamanho rozmiar storlek størrelse"
)

_COMMON = frozenset(_COMMON_WORDS.split())
_ENDING = re.compile(r"(?:es|s|en|n|e)$")


_LEAST_ALIKE = 4
_SHARE_ALIKE = 0.7
_LEAST_PART = 4
_LONGEST_ENDING = 3
_LEAST_BEFORE = 3


def shared_words(one: str, other: str) -> int:
    """How many telling words two wordings have in common, whatever their endings."""
    others = [word for word in _stems(other) if len(word) > 2]
    return sum(any(_is_alike(word, each) for each in others) for word in _stems(one))


@lru_cache(maxsize=10_000)
def _is_alike(one: str, other: str) -> bool:
    """Whether two words are one: badrockar and badrockarna, or the gloves of nitrile gloves in one
    word, as German has them."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) <= 2 or one == other:
        return one == other and len(one) > 2
    if _is_part(shorter, longer):
        return True
    begun = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    )
    if begun == len(shorter) == len(longer) - 1:
        return True
    return begun >= _LEAST_ALIKE and begun >= _SHARE_ALIKE * len(longer)


def _is_part(shorter: str, longer: str) -> bool:
    """Whether a compound ends with a word, whatever the endings of both: "gummimattor" with
    "mattorna"."""
    for ending in range(_LONGEST_ENDING + 1):
        root = shorter[: len(shorter) - ending]
        if len(root) < _LEAST_PART:
            return False
        at = longer.rfind(root)
        if at >= _LEAST_BEFORE and len(longer) - at - len(root) <= _LONGEST_ENDING:
            return True
    return False


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
