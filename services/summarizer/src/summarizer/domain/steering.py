"""Finds text that tries to steer whoever reads it, rather than ask for goods."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from summarizer.domain.look_alikes import LOOK_ALIKES
from summarizer.domain.sentence_effects import Effect, effect_of, speaks_to_machines
from summarizer.domain.spans import Span, blocks


class Steering(NamedTuple):
    """A passage, and what becomes of it."""

    span: Span
    effect: Effect


_SENTENCE_ENDS = re.compile(r"(?<=[.!?])[\"')\]]*\s+(?=[A-ZÀ-ÞŁŚŻ¿¡\[<#\"(*{])")
_BEGINS_ANEW = re.compile(r"\s*(?:[-*•\u2013·#\[<({\"]|\d+\s*[.)x\u00d7 \t]|[A-Z]{3,})")
_ITEM = re.compile(r"\s*(?:[-*•\u2013·]|\d)")


def steers_machines(text: str) -> bool:
    """Whether a text speaks to whoever reads by machine: no customer's words do."""
    return speaks_to_machines(_small(_plain(text)))


def steers(text: str) -> bool:
    """Whether a text steers in any way."""
    return any(True for _ in steering(text))


@lru_cache(maxsize=64)
def steering(text: str) -> tuple[Steering, ...]:
    """The passages that steer, in their order."""
    return tuple(found for block in blocks(text) for found in _in_block(text, block))


def _in_block(text: str, block: Span) -> Iterator[Steering]:
    plain = _plain(block.read(text))
    small = _small(plain)
    for unit in _units(block.read(text)):
        # The other items of a list are no part of one.
        ends = unit.end if _ITEM.match(plain, unit.start) else len(plain)
        for sentence in _sentences(plain, unit):
            effect = effect_of(sentence.read(small))
            if effect is Effect.ALL:
                yield Steering(block, effect)
                return
            if effect is None:
                continue
            onwards = effect is Effect.ONWARDS
            span = Span(sentence.start, ends if onwards else sentence.end).trimmed(plain)
            yield Steering(Span(block.start + span.start, block.start + span.end), effect)
            if onwards and ends == len(plain):
                return
            if onwards:
                break


def _units(block: str) -> Iterator[Span]:
    """The items of a list, however they end; else lines that go on from one to the next."""
    start = above = 0
    while (end := block.find("\n", above)) >= 0:
        goes_on = block[end + 1 : end + 2].islower()
        if _BEGINS_ANEW.match(block, end + 1) or (_ITEM.match(block, above) and not goes_on):
            yield Span(start, end)
            start = end + 1
        above = end + 1
    yield Span(start, len(block))


def _sentences(plain: str, unit: Span) -> Iterator[Span]:
    start = unit.start
    for found in _SENTENCE_ENDS.finditer(plain, unit.start, unit.end):
        yield Span(start, found.start())
        start = found.end()
    yield Span(start, unit.end)


@lru_cache(maxsize=256)
def _folded(character: str) -> str:
    folded = unicodedata.normalize("NFKC", character)
    return folded if len(folded) == 1 else character


def _plain(text: str) -> str:
    """On one line, letters that only look like Latin ones made such; of the same length."""
    if not text.isascii():
        text = "".join(map(_folded, text.translate(LOOK_ALIKES)))
    return text.replace("\n", " ").replace("\t", " ")


def _small(text: str) -> str:
    """In small letters, of the same length."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(low if len(low := one.lower()) == 1 else one for one in text)
