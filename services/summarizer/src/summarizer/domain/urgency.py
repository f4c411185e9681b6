"""How soon the customer wants it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from contracts.summaries import Urgency
from summarizer.domain.spans import Span

SOON = timedelta(days=7)

_NO_HURRY = re.compile(
    r"\b(?:no (?:rush|hurry|urgency)|not? (?:so |that |very )?urgent|whenever (?:you|it)"
    r"|take your time|when(?:ever)? you (?:get|have) (?:a|the) (?:chance|moment|time)"
    r"|nicht (?:so )?(?:eilig|dringend)|keine eile|eilt nicht|hat (?:noch )?zeit"
    r"|pas (?:d')?urgen\w+|pas pressé|rien ne presse|sin prisa|no (?:es|corre) (?:urgente|prisa)"
    r"|geen haast|niet dringend)\b",
    re.IGNORECASE,
)
_HURRY = re.compile(
    r"\b(?:asap|urgent(?:ly)?|as soon as possible|immediate(?:ly)?|right away|rush|emergency"
    r"|(?:line|plant|site|machine) (?:is )?(?:down|stopped|closed)|standing (?:still|idle)"
    r"|dringend\w*|eilig|eilt|sofort|schnellstmöglich|umgehend|so (?:schnell|bald) wie möglich"
    r"|stillstand|au plus vite|urgence|dès que possible|urgentes?|lo antes posible|cuanto antes"
    r"|spoed|zo snel mogelijk)\b",
    re.IGNORECASE,
)
_BY = (
    r"\b(?:by|before|until|no later than|not later than|latest|deadline(?: is)?|due|needed(?: on"
    r"| for)?|bis(?: zum| spätestens)?|spätestens(?: am)?|vor dem|avant(?: le)?|d'ici(?: le| au)?"
    r"|pour le|antes del?|vóór|uiterlijk|tegen)\s+(?:(?:the|den|dem|end of|this|next|coming"
    r"|kommenden)\s+){0,2}"
)
_DAYS = (
    r"mon|tues|wednes|thurs|fri|satur|sun|montag|dienstag|mittwoch|donnerstag|freitag|samstag"
    r"|sonntag|lundi|mardi|mercredi|jeudi|vendredi|lunes|martes|miércoles|jueves|viernes"
)
_VERY_SOON = re.compile(
    rf"{_BY}(?:today|tonight|tomorrow|heute|morgen|demain|mañana|week(?:end)?\b"
    rf"|(?:{_DAYS})(?:day)?)\b"
    r"|\btomorrow\b|\bby \d{1,2}(?::\d\d)?\s?[ap]m\b|\b(?:this|diese) (?:week|woche)\b",
    re.IGNORECASE,
)
_DATED = re.compile(
    _BY + r"(?P<date>(?P<iso>\d{4}-\d\d-\d\d)|(?P<first>\d{1,2})(?P<mark>[./])(?P<second>\d{1,2})\b"
    r"(?:[./](?P<year>\d{2,4}))?|(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?\s+(?P<month>[^\W\d]{3,})"
    r"|(?P<month2>[^\W\d]{3,})\s+(?P<day2>\d{1,2}))",
    re.IGNORECASE,
)
_MONTHS = [
    ("jan", "ene"),
    ("feb", "fév"),
    ("mar", "mär"),
    ("apr", "avr", "abr"),
    ("may", "mai", "mei"),
    ("jun", "juin"),
    ("jul", "juil"),
    ("aug", "aoû", "ago"),
    ("sep",),
    ("oct", "okt"),
    ("nov",),
    ("dec", "dez", "déc", "dic"),
]


@dataclass(frozen=True)
class Haste:
    """An urgency and the words that say so."""

    urgency: Urgency
    span: Span


def haste(text: str, sent_on: date | None) -> Haste | None:
    """What a message says about time; null where it says nothing.

    A near deadline beats words; `sent_on` tells how near.
    """
    if near := _near_deadline(text, sent_on):
        return Haste(Urgency.HIGH, near)
    if calm := _NO_HURRY.search(text):
        return Haste(Urgency.LOW, Span(*calm.span()))
    if pressing := _HURRY.search(text):
        return Haste(Urgency.HIGH, Span(*pressing.span()))
    return None


def _near_deadline(text: str, sent_on: date | None) -> Span | None:
    if soon := _VERY_SOON.search(text):
        return Span(*soon.span())
    if sent_on is None:
        return None
    for found in _DATED.finditer(text):
        days = (day - sent_on for day in _meant(found, sent_on))
        if any(timedelta(0) <= ahead <= SOON for ahead in days):
            return Span(*found.span())
    return None


def _meant(found: re.Match[str], sent_on: date) -> Iterator[date]:
    # 03/04 is two dates: the nearer reading makes haste, the other would only lose time.
    if found["iso"]:
        yield from _dates(*map(int, found["iso"].split("-")))
    elif found["first"]:
        year = int(found["year"] or sent_on.year) % 2000 + 2000
        first, second = int(found["first"]), int(found["second"])
        yield from _dates(year, second, first)
        if found["mark"] == "/":
            yield from _dates(year, first, second)
    else:
        month = _month(found["month"] or found["month2"])
        yield from _dates(sent_on.year, month, int(found["day"] or found["day2"]))


def _month(word: str) -> int:
    names = enumerate(_MONTHS, 1)
    return next((number for number, starts in names if word.lower().startswith(starts)), 0)


def _dates(year: int, month: int, day: int) -> Iterator[date]:
    try:
        yield date(year, month, day)
    except ValueError:
        return
