"""Goods in running prose: each quantity begins an item that ends where the next one begins."""

import re
from collections.abc import Iterator
from functools import lru_cache

from summarizer.domain.figures import MASK
from summarizer.domain.items import UNCOUNTED, build_product
from summarizer.domain.request_text import FoundProduct, RequestText
from summarizer.domain.spans import Span, sentences
from summarizer.domain.units import PATTERN as UNIT
from summarizer.domain.units import unit_named

_ASKS = re.compile(
    r"\b(?:please|bitte|also|need|want|quot(?:e|es|ation|ing)|pric(?:e|es|ing)|offer|order|send"
    r"|like|looking for|require|take|get|add|interested in|supply|brauche?n?|benötigen?|bestellen"
    r"|anfragen|angebot\w*|hätten?|möchten?|bieten|suchen?|besoin|devis|souhait\w+|voudr\w+"
    r"|commander|necesit\w+|presupuesto|cost|kost\w+|coût\w*|quisi\w+|querem\w+|pedir|nodig"
    r"|offerte|graag|bestellen|willen|chiffr\w+|tarifs?|offre|proposer|preventivo|vorre\w+"
    r"|offerta|ordinare|servono|bisogno|orçamento|cotação|precisamos|gostar\w+|encomendar"
    r"|ofert[ęy]|wycen\w+|potrzebuj\w+|zamów\w+|prosz\w+|offert|behöver|önskar|beställ\w+)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?:then|also|and|plus|further|in addition|additionally|dazu|außerdem|zusätzlich|und|ferner"
    r"|et|aussi|ensuite|y|también|además|ook|en)\b",
    re.IGNORECASE,
)
# A number behind these counts what is there or where, not what is wanted.
_COUNTS_OTHERWISE = re.compile(
    r"(?:\b(?:our|the|these|those|your|my|in|at|within|next|last|all|every|from|to|than"
    r"|around|unsere\w*|den|die|nos|los|onze|all(?:en)?)"
    r"|(?<!preventivo )(?<!offerta )(?<!prezzo )\bper"
    r"|(?<!quote )(?<!price )(?<!pricing )(?<!quotation )(?<!offer )(?<!prices )\bfor"
    r"|(?<!^)\b(?!(?:Sie|Ihnen|Bitte|Please|Also|Plus)\b)[A-ZÄÖÜ][a-zäöüß][\w-]*)\s*$",
)
_PARTS = re.compile(
    r"[,;:.\n]|\b(?:and|plus|und|sowie|et|y|e|en|i|och|also|as well as)\b", re.IGNORECASE
)
_UNIT_BEHIND = re.compile(rf"\s*(?P<unit>{UNIT})\b", re.IGNORECASE)
_MEASURES = {"l", "kg", "m"}
_ENDS = re.compile(
    r"[,;]?\s+(?:by\s(?=[\dA-Z\u00a4])|at\s(?=[$€£\u00a4]|(?:the|an?) (?:\w+ )?price)|(?:on site"
    r"|by (?:tomorrow|today|next|this|the end)|or (?:we|else)|so that|cost|since|because"
    r"|to go with|in case|please|delivered|bitte|as soon as|asap|s'il|por favor|bis)\b)"
    r"|\s+[\u2013\u2014-]\s|[?!]|[,;]?\s+(?:and|und|et|y|e|en|och|then|plus|also|dann)\s*$|[,;]\s*$"
    r"|[,;]?\s+(?:and|und|et|y|en)\s+(?:please\s+)?(?:make|change|drop|cancel|remove|leave)\b"
)


def prose_products(page: RequestText, block: Span) -> list[FoundProduct]:
    """What the asking sentences of a paragraph ask for."""
    found: list[FoundProduct] = []
    asking = False
    for sentence in sentences(page.text, block):
        words = sentence.read(page.text)
        asking = bool(_ASKS.search(words)) or (asking and bool(_GOES_ON.match(words)))
        if asking:
            found += amount_products(page, sentence)
    return found


def amount_products(page: RequestText, sentence: Span) -> list[FoundProduct]:
    """An item for each amount that a sentence names."""
    found = []
    starts = [*_amounts(page, sentence)]
    ends = [*(start.start() for start in starts[1:]), sentence.end]
    for start, limit in zip(starts, ends, strict=False):
        words = Span(start.end(), _end(page, start.end(), limit))
        named = start.groupdict()
        number, unit = named.get("number"), named.get("unit")
        if number is None:
            words = Span(start.start(), words.end)
        product = build_product(
            page, Span(start.start(), words.end), words, number=number, unit=unit
        )
        found += [product] if product else []
    return found


def _amounts(page: RequestText, sentence: Span) -> Iterator[re.Match[str]]:
    pattern = _amount(page.numbers.pattern)
    counted = None
    for found in pattern.finditer(page.figures, sentence.start, sentence.end):
        before = page.figures[max(sentence.start, found.start() - 40) : found.start()]
        # "4 stock pots 10 l": behind a counted thing a measure tells its size.
        sizes = (
            counted is not None
            and _measures(page, found)
            and not _PARTS.search(page.figures, counted, found.start())
        )
        if not sizes and not _COUNTS_OTHERWISE.search(before):
            counted = found.end()
            yield found


def _measures(page: RequestText, amount: re.Match[str]) -> bool:
    if amount.groupdict().get("number") is None:
        return False
    unit = _UNIT_BEHIND.match(page.figures, amount.end("number"))
    return unit is not None and unit_named(unit["unit"]) in _MEASURES


@lru_cache
def _amount(number: str) -> re.Pattern[str]:
    counted = (
        rf"(?<![\w.,{MASK}-])(?P<number>{number})(?![\d{MASK}]|[.,]\d|\s?[-\u2013]\s?\d)"
        rf"(?:\s*[x\u00d7](?!\w))?(?:\s*(?P<unit>{UNIT})\b\.?)?"
        r"(?:\s+(?:of|von|van|de|di)\b(?:\s+(?:the|those|your)\b)?|\s*d['\u2019])?"
        rf"\s+(?!(?:more|mehr|de plus)\b\s*[,.;])(?=[^\W\d_]|{MASK}|[(\u201e\u201c\"])"
    )
    return re.compile(f"{UNCOUNTED.pattern}|{counted}", re.IGNORECASE)


def _end(page: RequestText, start: int, limit: int) -> int:
    stop = _ENDS.search(page.figures, start, limit)
    return stop.start() if stop else limit
