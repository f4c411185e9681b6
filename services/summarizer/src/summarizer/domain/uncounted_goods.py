"""Goods that a sentence asks for without an amount: "we also need trousers and 10 caps".

They are tentative: words that name nothing the catalog has ask for nothing.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from summarizer.domain.asking import asking_words
from summarizer.domain.figures import MASK
from summarizer.domain.items import build_product, names_no_goods
from summarizer.domain.languages import any_of, words_of
from summarizer.domain.languages.language import Language
from summarizer.domain.request_text import FoundProduct, RequestText
from summarizer.domain.spans import Span
from summarizer.domain.words import content_words

_JOINT = re.compile(rf"[,;:(]\s?|(?<!\s)\s++(?:{any_of('joins')})\s+", re.IGNORECASE)
_PREPOSITION = re.compile(
    r"(?:in|on|at|to|by|with|from|per|zu[mr]?|im|am|an|auf|mit|von|bei|en|à|au|dans|sur|chez|avec"
    r"|par|con|a|al|op|aan|bij|met|na|do|ze?|em|no|ao|com|till|på|hos|med|til)\s"
    r"|(?:for|für|pour|para|per|voor|för|dla)$",
    re.IGNORECASE,
)
_MOST_WORDS = 5


def uncounted_goods(
    page: RequestText, sentence: Span, counted: Sequence[FoundProduct]
) -> list[FoundProduct]:
    """What stands between the words of a sentence that ask and what it has counted."""
    end = min((one.span.start for one in counted), default=sentence.end)
    named = [one.product.description for one in counted]
    words = page.text[sentence.start : end]
    asked = asking_words(page.language, words)
    if not asked:
        return []
    found = []
    start = sentence.start + asked
    for joint in [*_JOINT.finditer(page.text, start, end), None]:
        part = Span(start, joint.start() if joint else end).trimmed(page.text)
        product = (
            build_product(page, part, part, tentative=True) if _may_be_goods(page, part) else None
        )
        # "helmets, two in black": named once, counted behind.
        if product and not any(one.startswith(product.product.description) for one in named):
            found.append(product)
        start = joint.end() if joint else end
    return found


def _may_be_goods(page: RequestText, part: Span) -> bool:
    words = part.read(page.text)
    return (
        len(words.split()) <= _MOST_WORDS
        and any(len(word) >= 3 for word in content_words(words))
        and _PREPOSITION.match(words) is None
        and re.search(rf"\d|{MASK}{{6}}", part.read(page.figures)) is None
        and not names_no_goods(words, page.language)
        and not _speaks(page.language).search(words)
    )


@lru_cache
def _speaks(words: Language) -> re.Pattern[str]:
    """What stands in no name of goods."""
    of_no_goods = words_of(
        words, "people", "wants", "asks", "quotes", "hurry", "calm", "soon", "greetings", "past"
    )
    return re.compile(
        rf"(?<!\w)(?:{of_no_goods}|{words_of(words, 'changes', 'cancels', 'keeps', 'not_goods')}"
        r"|your|our|us|my|this|these|those|ihre?\w?|diese\w?|unser\w*|votre|vos|notre|nos|su|sus|nuestr\w+|uw|ons|onze"
        r"|vostr\w+|nostr\w+|vossas?|vossos?|nossas?|nossos?|państwa|er|vår\w*|jeres|vores?)(?!\w)",
        re.IGNORECASE,
    )
