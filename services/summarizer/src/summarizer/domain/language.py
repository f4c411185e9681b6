"""Which language a text is in, by its commonest words."""

import re
from collections import Counter

from summarizer.domain.languages import DEFAULT, LANGUAGES

_COMMON = {one.code: frozenset(one.common.split()) for one in LANGUAGES}
_SHARED = Counter(word for words in _COMMON.values() for word in words)


def guess_language(text: str, otherwise: str = DEFAULT) -> str:
    """ISO 639-1; `otherwise` where nothing tells. A word of several languages tells less."""
    seen = Counter(re.findall(r"[^\W\d_]+", text.lower()))
    scores = {
        code: sum(seen[word] / _SHARED[word] for word in words) for code, words in _COMMON.items()
    }
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] else otherwise
