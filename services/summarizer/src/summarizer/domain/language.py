"""Which language a text is in, by its commonest words."""

import re
from collections import Counter

from summarizer.domain.languages import DEFAULT, LANGUAGES

_COMMON = {one.code: frozenset(one.common.split()) for one in LANGUAGES}
_SHARED = Counter(word for words in _COMMON.values() for word in words)
_NEARLY_A_WORD = 0.9


def guess_language(text: str, likely: str | None = None) -> str:
    """ISO 639-1. A word of several languages tells less than one of its own, and that a text is
    likely to be in a language tells nearly as much as that."""
    seen = Counter(re.findall(r"[^\W\d_]+", text.lower()))
    scores = {
        code: sum(seen[word] / _SHARED[word] for word in words) for code, words in _COMMON.items()
    }
    if likely:
        scores[likely] += _NEARLY_A_WORD
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] else DEFAULT
