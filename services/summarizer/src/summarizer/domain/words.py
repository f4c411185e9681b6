"""Which words a description is made of, so that two readings of a line can be compared."""

import re

_WORD = re.compile(r"[^\W_]+")
_ARTICLES_AND_THEIR_LIKE = (
    "a an the of for and or x with in to your our these those same der die das den dem ein eine "
    "und von mit für le la les un une des de du et pour el los las unos una y para por het een en "
    "van voor met il lo gli e di per"
)
_SMALL = frozenset(_ARTICLES_AND_THEIR_LIKE.split())


def words(text: str) -> set[str]:
    """Every word, figures too, without regard to capitals."""
    return set(_WORD.findall(text.casefold()))


def content_words(text: str) -> set[str]:
    """The words that tell one product from another: all but articles and their like."""
    return words(text) - _SMALL
