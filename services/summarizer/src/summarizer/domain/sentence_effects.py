"""Whether a sentence tries to steer whoever reads it, and what then becomes of it."""

import re
from enum import Enum
from functools import lru_cache

from summarizer.domain.dictation_words import CLAIMED, FREE, GRANTED
from summarizer.domain.steering_words import MARKS, OVERRIDE, TO_MACHINES, UNCHECKED


class Effect(Enum):
    """What becomes of a paragraph in which a sentence steers."""

    ALL = "nothing in the paragraph is read"
    ONWARDS = "nothing from the sentence on is read"
    SENTENCE = "the sentence is not read"
    DOUBT = "what the sentence asks for, a person decides"


Patterns = tuple[re.Pattern[str], ...]


def _compiled(phrases: tuple[str, ...]) -> Patterns:
    # Not IGNORECASE, and not one pattern of them all: either makes them several times slower.
    return tuple(re.compile(phrase, re.MULTILINE) for phrase in phrases)


_OVERRIDE = _compiled(OVERRIDE)
_MACHINE = _compiled(TO_MACHINES + MARKS)
_UNCHECKED = _compiled(UNCHECKED)
_GRANTED = _compiled(GRANTED)
_FREE = _compiled(FREE)
_CLAIMED = _compiled(CLAIMED)

_ASKS = re.compile(
    r"\?\W*$|\b(?:could|can|would|may|might|will) (?:you|we|i|it)\b|\bpossible\b|\bhop(?:e|ing)\b"
    r"|\btarget\b|\bbudget|\bmöglich|\bkönn(?:t|en)|\bwürd|\bpourr|\bserait|\bposible\b|\bpodr"
    r"|\bpotre|\bsarebbe|\bposs[íi]vel|\bpoderi|\bkunt u\b|\bkunnen\b|\bzou(?:den)?\b|\bmógł"
    r"|\bczy\b|\bkan (?:ni|i|dere)\b|\bsamples?\b|\bmuster\b|\béchantillon|\bmuestra|\bcampion"
    r"|\bamostra|\bmonsters?\b|\bprób"
)
_REFUSES = re.compile(
    r"\b(?:not|never|nicht|kein\w*|pas|no|non|niet|geen|nie|não|inte|ikke)\b|n't\b|\bn'"
)
_REFUSAL_CHARS = 25
_SHORT_CHARS = 500


def effect_of(sentence: str) -> Effect | None:
    """What becomes of a sentence, which is in small letters; null where it is honest."""
    # Of a thread many are looked at several times, and said several times.
    return _known(sentence) if len(sentence) <= _SHORT_CHARS else _effect_of(sentence)


@lru_cache(maxsize=2_000)
def _known(sentence: str) -> Effect | None:
    return _effect_of(sentence)


def _effect_of(sentence: str) -> Effect | None:
    if speaks_to_machines(sentence):
        return Effect.ONWARDS
    if _is_meant(_UNCHECKED, sentence):
        return Effect.ALL
    dealt = None
    has_figure = any(map(str.isdigit, sentence))
    if has_figure and _any(_GRANTED, sentence):
        dealt = Effect.ONWARDS
    elif _any(_FREE, sentence):
        dealt = Effect.SENTENCE
    elif has_figure and _any(_CLAIMED, sentence):
        dealt = Effect.DOUBT
    return None if dealt and _ASKS.search(sentence) else dealt


def speaks_to_machines(text: str) -> bool:
    """Whether a text in small letters gives orders to whoever reads by machine."""
    return _is_meant(_OVERRIDE, text) or _any(_MACHINE, text)


def _any(patterns: Patterns, text: str) -> bool:
    return any(pattern.search(text) for pattern in patterns)


def _is_meant(orders: Patterns, text: str) -> bool:
    """Whether an order is given, and not its contrary."""
    return any(
        not _REFUSES.search(text[max(0, found.start() - _REFUSAL_CHARS) : found.start()])
        for order in orders
        for found in order.finditer(text)
    )
