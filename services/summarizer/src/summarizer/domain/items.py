"""From the words around a quantity to a requested product."""

import re
from decimal import Decimal
from functools import lru_cache
from math import prod

from contracts.summaries import RequestedProduct
from summarizer.domain import units
from summarizer.domain.figures import MASK
from summarizer.domain.languages import LANGUAGES, any_of, language
from summarizer.domain.languages.language import Language
from summarizer.domain.part_numbers import part_number_in
from summarizer.domain.repeats import SAME
from summarizer.domain.request_text import FoundProduct, RequestText
from summarizer.domain.spans import Span
from summarizer.domain.units import MEASURES, unit_named

_RANGE = (
    rf"(?<![\w.,{MASK}-])\d+\s?(?:[-\u2013]|to|or|bis|oder|à|ou|o|tot|of|a|do|till|til)\s?\d+"
    r"\s+(?=[^\W\d_])"
)

TIMES = rf"\d{{1,4}}\s?[x\u00d7]\s?\d{{1,6}}(?=\s*(?:{units.PIECES})\b)"
"""2 x 500 pieces."""


@lru_cache
def uncounted(words: Language) -> re.Pattern[str]:
    """An amount that is no single number: the product is asked for, its quantity is to be asked."""
    vague = {language("en").vague, words.vague}
    some = rf"(?:{'|'.join(vague)})\s+(?!(?:in|at|left|which|that)\b)(?=\w)"
    return re.compile(rf"\b(?:{SAME.pattern})\s+(?=\w)|\b{some}|{_RANGE}", re.IGNORECASE)


_SAID_OF_ANYTHING = (
    r"(?:(?:the|these|different|other|more|new|big|small|great|good|nice|quick|formal|written|rough|proper"
    r"|revised|updated|better|best|budget|full|detailed|separate|further|little|short|free|total)\s+)*"
)
_ENDS_WITH_IT = (
    r"(?=\s*(?:$|[^\w\s-])|\s+(?:for|of|to|on|in|from|with|at|and|or|about|by|per|each|free|we|i"
    r"|you|coming|that|which|who|here|there|as|so|but|please|if|when|is|are|was)\b)"
)
"""In English a word that ends here is the thing itself: no "copy", but "copy paper" is goods."""


@lru_cache
def _no_goods(words: Language) -> re.Pattern[str]:
    """What a language counts and never sells; of another's words only those that stand alone: a
    Polish cena is a price, and "central" begins like it."""
    others = "|".join(one.not_goods for one in LANGUAGES if one.code not in {"en", words.code})
    own = rf"|(?:{words.not_goods})\b(?!-)" if words.code != "en" else ""
    return re.compile(
        rf"{_SAID_OF_ANYTHING}(?:(?:{language('en').not_goods}){_ENDS_WITH_IT}{own}"
        rf"|(?:{others})\b(?=\s*(?:$|[^\w\s-]))"
        rf"|more(?=\s*(?:[,.;]|$)))|(?:{any_of('joins', 'instead')})$",
        re.IGNORECASE,
    )


_COUNTS_ONLY = re.compile(rf"{units.PATTERN}\.?", re.IGNORECASE)
"""A unit alone is no goods: the "25 kg" that a bag holds."""
_FOR_WHOM = re.compile(rf"(?<!\s)\s++(?:{any_of('for_whom')})$", re.IGNORECASE)
_POLITE = re.compile(rf"(?<![\s,])[\s,]++(?:{any_of('polite', 'thanks')})$", re.IGNORECASE)
_ASIDE = re.compile(
    rf"^(?P<goods>(?>.*?(?=(?<!\s)\s++[-\u2013\u2014]\s)))(?=.*\b(?:{any_of('people')})\b).*$",
    re.IGNORECASE,
)
"""Behind a dash, a sentence that speaks of people and not of goods."""


def without_aside(described: str) -> str:
    """A description without what is not said of the goods."""
    shorter = _FOR_WHOM.sub("", _ASIDE.sub(r"\g<goods>", described))
    while (bare := _POLITE.sub("", shorter)) != shorter:
        shorter = bare
    return shorter or described


def names_no_goods(words: str, spoken: Language) -> bool:
    """Whether words begin with what is counted and never sold: "quote", "days", "of them"."""
    return _no_goods(spoken).match(words) is not None


def without_vague(words: str, page: RequestText) -> str:
    """Words for goods without "some" or "a few" before them."""
    vague = {language("en").vague, page.language.vague}
    shorter = re.sub(
        rf"^(?:{'|'.join(vague)})\s+(?:{any_of('of')}\s+)?(?!(?:in|for)\b)",
        "",
        words,
        flags=re.IGNORECASE,
    )
    return words if SAME.match(words) else shorter


def build_product(
    page: RequestText,
    whole: Span,
    words: Span,
    *,
    number: str | None = None,
    unit: str | None = None,
    tentative: bool = False,
) -> FoundProduct | None:
    """The product that `words` name within `whole`; null where they name no goods."""
    words = words.trimmed(page.text, ending=" ,;.:-\u2013")
    described = without_aside(" ".join(words.read(page.text).split()))
    described = described if number else without_vague(described, page)
    if (
        not re.search(r"[^\W\d_]{2}", described)
        or names_no_goods(described, page.language)
        or _COUNTS_ONLY.fullmatch(described)
    ):
        return None
    whole = whole.trimmed(page.text, ending=" ,;.")
    named = unit_named(unit)
    product = RequestedProduct(
        description=described,
        quantity=amount(page, number, named),
        unit=named,
        sku=part_number_in(described),
        source=page.source(whole),
        tentative=tentative,
    )
    return FoundProduct(product, whole)


def amount(page: RequestText, number: str | None, unit: str | None) -> Decimal | None:
    """How many a numeral means; an article is one."""
    if not number:
        return None
    if re.fullmatch(page.language.one, number, re.IGNORECASE):
        return Decimal(1)
    factors = re.split(r"(?<=\d)\s?[x\u00d7]\s?(?=\d)", number)
    measured = unit in MEASURES
    return prod((page.numbers.value(each, measured=measured) for each in factors), start=Decimal(1))


@lru_cache
def counted(number: str) -> str:
    """A regular expression for an amount and what it counts, up to the words for the goods."""
    of = any_of("of")
    return (
        rf"(?P<number>{TIMES}|{number})(?![\d{MASK}]|[.,]\d|\s?[-\u2013]\s?\d)"
        rf"(?:\s*[x\u00d7](?!\w))?"
        rf"(?:\s*(?P<unit>{units.HELD}|{units.PATTERN}\b(?!-))\.?)?"
        rf"(?:\s+(?:{of})\b(?!['\u2019])|\s+d['\u2019])?"
    )
