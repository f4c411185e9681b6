"""Questions that a number answers."""

import re
from functools import lru_cache

from summarizer.domain.languages import any_of, words_of
from summarizer.domain.languages.language import Language

_HOW_MANY = re.compile(rf"\b(?:{any_of('how_many')})\b", re.IGNORECASE)


def asks_how_many(question: str) -> bool:
    """Whether a number would be a quantity."""
    return _HOW_MANY.search(question) is not None


def thing_counted(question: str, language: Language) -> str | None:
    """What a question asks the number of: "vests" of "How many vests do you need?"."""
    found = _things(language).search(question)
    return found["thing"] if found else None


@lru_cache
def _things(words: Language) -> re.Pattern[str]:
    """What a question asks the number of."""
    ends = words_of(words, "people", "wants", "ends_item", "polite")
    return re.compile(
        rf"\b(?:{any_of('how_many')})\s+(?:(?:{any_of('of')})\s+)?(?P<thing>[^?,;.]{{3,60}}?)"
        rf"(?=\s+(?:{ends}|do|would|will|shall|are|d[üu]rfen|sollen|w[üu]nschen)\b|\s*[?,;.])",
        re.IGNORECASE,
    )
