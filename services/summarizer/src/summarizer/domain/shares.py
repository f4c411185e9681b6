"""One amount for several things: "5 aprons each in white and black", "flour and sugar, 20 each";
and amounts that only tell how another is made up: "200 pens (150 blue, 50 black)"."""

import re

from summarizer.domain.languages import any_of
from summarizer.domain.request_text import FoundProduct
from summarizer.domain.variants import is_variant, without_variant

EACH = rf"(?<!\w)(?:{any_of('each')})(?!\w)"
EACH_BEFORE = re.compile(rf"{EACH}\s*$", re.IGNORECASE)
"""In front of an amount."""
_EACH_WITHIN = re.compile(rf"{EACH}\s*(?:{any_of('of')}\s+)?(?:the\s+)?", re.IGNORECASE)
_BETWEEN = rf"(?:(?<!\s)\s++)?(?:[,/&+]|\b(?:{any_of('joins')})\b)+\s*"
_SEVERAL = re.compile(_BETWEEN, re.IGNORECASE)
_IN = re.compile(r"(?<!\s)\s++(?:in|en|em|i|w|di|de|da|van|of)\s*$|,\s*$", re.IGNORECASE)
_FEWEST_SHARES = 2
_LONGEST_SHARE = 40


def shared_out(found: FoundProduct, *, each: bool) -> list[FoundProduct]:
    """A product for every thing that its words name, as many of each, where they say so."""
    described = found.product.description
    bare = " ".join(_EACH_WITHIN.sub(" ", described).split())
    if not each and bare == " ".join(described.split()):
        return [found]
    names = names_apart(bare)
    several = len(names) >= _FEWEST_SHARES
    return [found.changed(description=name) for name in names] if several else [found]


def names_apart(words: str) -> list[str]:
    """The several things that words name, each in full: "aprons in white and black" is two."""
    parts = [part for part in _SEVERAL.split(words) if part.strip()]
    if len(parts) < _FEWEST_SHARES or any(len(part) > _LONGEST_SHARE for part in parts):
        return [words]
    first, *others = parts
    if all(map(is_variant, others)):
        if colour := _last_variant(first):
            thing = _IN.sub("", first[: -len(colour)]).strip()
            return [f"{thing}, {told.strip()}" for told in (colour, *others)]
        return [words]
    if is_variant(first) and (behind := _first_variant(parts[-1])):
        thing = parts[-1][len(behind) :].strip()
        variants = [*parts[:-1], behind]
        return [f"{thing}, {told.strip()}" for told in variants] if thing else [words]
    return parts


def without_breakdown(found: list[FoundProduct]) -> list[FoundProduct]:
    """Without a total whose sizes or colours follow it and add up to it."""
    kept: list[FoundProduct] = []
    for at, one in enumerate(found):
        thing = f"{without_variant(one.product.description)}, "
        shares = []
        for other in found[at + 1 :]:
            if not other.product.description.startswith(thing):
                break
            shares.append(other.product.quantity or 0)
        is_total = len(shares) >= _FEWEST_SHARES and sum(shares) == one.product.quantity
        kept += [] if is_total else [one]
    return kept


def _last_variant(words: str) -> str | None:
    last = words.rsplit(maxsplit=1)[-1]
    return last if is_variant(last) else None


def _first_variant(words: str) -> str | None:
    first = words.split(maxsplit=1)[0]
    return first if is_variant(first) else None
