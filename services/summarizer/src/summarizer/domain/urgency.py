"""How soon the customer wants it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from contracts.summaries import Urgency
from summarizer.domain.languages import any_of, months
from summarizer.domain.spans import Span

SOON = timedelta(days=7)

_NO_HURRY = re.compile(rf"(?<!\w)(?:{any_of('calm')})(?!\w)", re.IGNORECASE)
_HURRY = re.compile(rf"(?<!\w)(?:{any_of('hurry')})(?!\w)", re.IGNORECASE)
_BY = (
    rf"(?<!\w)(?:{any_of('by')})\s+(?:(?:the|den|dem|der|end of|this|next|coming|kommenden"
    rf"|nächsten|diesen"
    r"|le|ce|la|el|este|próximo|de|aanstaande|komende|volgende|il|questo|prossimo|o|a|den|på|i|w|dnia|spätestens"
    r"|am|zum|on|close of business|cob)\s+){0,2}"
)
_AT = r"(?:(?:dark|noon|lunch\w*|mittag\w*|\d{1,2}(?:[:.h]\d\d)?(?:\s?(?:am|pm|uhr|h))?)\s+)?"
_TODAY = (
    r"(?:today|tonight|this (?:afternoon|morning|evening)|heute(?: noch| nachmittag| abend)?"
    r"|cet après-midi|ce soir|aujourd['\u2019]hui|hoy|esta (?:tarde|noche)"
    r"|vandaag|vanmiddag|vanavond|oggi|stasera|questo pomeriggio|hoje|dzisiaj"
    r"|dziś|i ?dag|ikväll|i aften|i kveld)"
)
_THERE_TODAY = re.compile(
    r"(?<!\w)(?:to us|here|on site|in my hands|with us|there|zu uns|hier|vor ort|chez nous|ici"
    rf"|sur place|aquí|en obra|hier|bij ons|ter plaatse|da noi|qui|cá|u nas|hos oss|her)"
    rf"\s+{_TODAY}(?!\w)"
    rf"|(?<!\w)(?:needs?|needed|deliver(?:y|ed)?|required|gebraucht|geliefert|livré\w*|entrega\w*|geleverd|consegn\w+|leverer\w*|levereras|dostarcz\w+)\s+{_TODAY}(?!\w)",
    re.IGNORECASE,
)
_VERY_SOON = re.compile(
    rf"{_BY}{_AT}(?:{any_of('soon', 'weekdays')})(?!\w)|(?<!\w)(?:tomorrow|demain|domani|amanhã"
    rf"|jutro|imorgon|i morgon|i morgen|morgen früh|übermorgen|overmorgen)(?!\w)"
    rf"|\bby \d{{1,2}}(?::\d\d)?\s?[ap]m\b"
    r"|\b(?:next|this|coming|nächste[nrm]?|kommende[nrm]?|diese[nrm]?|ce|este|próximo|questo|prossimo|volgende"
    rf"|komende|deze|aanstaande)\s+(?:{any_of('weekdays')})(?!\w)"
    r"|\b(?:this|diese[r]?) (?:week|woche)\b|\bcette semaine\b|\besta semana\b|\bdeze week\b"
    r"|\bquesta settimana\b",
    re.IGNORECASE,
)
_WEAK = re.compile(
    r"(?:on|for|am|ab|zum|für|le|pour|el|para|op|il|per|a(?!\s+m[aá]i?s)|na|den|til|till)\s",
    re.IGNORECASE,
)
_NEEDS = re.compile(
    r"\b(?:need|deliver|require|must|want|arriv|here|send|ship|brauch|benötig|liefer|besoin|faut|livr|necesit|entreg|nodig"
    r"|lever|serv|conseg|precis|potrzeb|dostaw|behöv|brug|order|bestell|event|start|begin|deadline|opening)",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"(?<!\w)(?:(?:with)?in(?: the)?(?: next)?|innerhalb(?: von)?|binnen|sous|dans(?: les)?|en"
    r"|dentro de"
    r"|entro|em|w ciągu|inom|inden for|za)\s+(?P<count>\d{1,2}|one|two|three|a|zwei|drei|deux"
    r"|trois|dos|tres|twee|due)"
    rf"\s?(?P<unit>{any_of('durations')})(?!\w)",
    re.IGNORECASE,
)
_HOUR = r"(?:hour|hrs|stund|std|heure|h$|hora|uur|uren|or[ae]|godz|tim)"
_HOURS = re.compile(_HOUR, re.IGNORECASE)
_DAYS_OR_HOURS = re.compile(
    r"(?:business |working |calendar |arbeits|werk|arbets|hver)?(?:day|tag|jour|día|dag|giorn"
    rf"|dia|dni|dzień)|{_HOUR}",
    re.IGNORECASE,
)
_SMALL = {
    "one": 1,
    "a": 1,
    "two": 2,
    "three": 3,
    "zwei": 2,
    "drei": 3,
    "deux": 2,
    "trois": 3,
    "dos": 2,
    "tres": 3,
    "twee": 2,
    "due": 2,
}
_DATED = re.compile(
    _BY + r"(?P<date>(?P<iso>\d{4}-\d\d-\d\d)|(?P<first>\d{1,2})(?P<mark>[./])(?P<second>\d{1,2})\b"
    r"(?:[./](?P<year>\d{2,4}))?|(?P<day>\d{1,2})(?:st|nd|rd|th|\.|er|º)?\s+(?:de\s+|of\s+)?(?P<month>[^\W\d]{3,})"
    r"|(?P<month2>[^\W\d]{3,})\s+(?P<day2>\d{1,2}))",
    re.IGNORECASE,
)
_MONTHS = {name: number for number, names in enumerate(months(), 1) for name in names}


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
    for soon in _VERY_SOON.finditer(text):
        if _presses(text, soon):
            return Span(*soon.span())
    if there := _THERE_TODAY.search(text):
        return Span(*there.span())
    for found in _WITHIN.finditer(text):
        count = _SMALL.get(found["count"].lower()) or int(found["count"])
        hours = _HOURS.match(found["unit"]) is not None
        if _DAYS_OR_HOURS.match(found["unit"]) and count <= SOON.days * (24 if hours else 1):
            return Span(*found.span())
    if sent_on is None:
        return None
    for found in filter(partial(_presses, text), _DATED.finditer(text)):
        days = (day - sent_on for day in _meant(found, sent_on))
        if any(timedelta(0) <= ahead <= SOON for ahead in days):
            return Span(*found.span())
    return None


def _presses(text: str, found: re.Match[str]) -> bool:
    """Whether a day is a deadline: "on Friday" is one only where something is to come by then."""
    if not _WEAK.match(found[0]):
        return True
    start = max(text.rfind(mark, 0, found.start()) for mark in ".!?\n\n")
    end = min(
        (at for mark in ".!?" if (at := text.find(mark, found.end())) >= 0), default=len(text)
    )
    return _NEEDS.search(text[start + 1 : end]) is not None


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
    return _MONTHS.get(word.lower(), 0)


def _dates(year: int, month: int, day: int) -> Iterator[date]:
    try:
        yield date(year, month, day)
    except ValueError:
        return
