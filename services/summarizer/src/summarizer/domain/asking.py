"""The words of a sentence that ask for goods and do not name them."""

import re
from functools import lru_cache

from summarizer.domain.languages import any_of, words_of
from summarizer.domain.languages.language import Language

QUOTES = re.compile(rf"\b(?:{any_of('quotes')})\b", re.IGNORECASE)
ASKS = re.compile(rf"\b(?:{any_of('asks')})\b", re.IGNORECASE)


def asking_words(language: Language, words: str) -> int:
    """How many characters at the head of a sentence ask, before any goods are named."""
    asked = _asking(language).match(words)
    return asked.end() if asked else 0


@lru_cache
def _asking(language: Language) -> re.Pattern[str]:
    asks = words_of(language, "asks", "quotes", "wants", "adds", "hurry")
    between = words_of(language, "just", "polite", "of", "one")
    return re.compile(
        rf".*\b{asks}\b(?:\s+(?:us|me|for|on|für|über|pour|para|por|voor|per|på|the|some"
        rf"|{between})\b)*[\s:]+(?=\s*\S)|^\W*(?:for|für|pour|para|voor|per)\s+",
        re.IGNORECASE | re.DOTALL,
    )
