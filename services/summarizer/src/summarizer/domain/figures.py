"""Figures that are no quantities: sizes, part numbers, prices, dates, telephones and their like."""

import re

from summarizer.domain import units
from summarizer.domain.languages import any_of, months
from summarizer.domain.spans import Span, blank

MASK = "\u00a4"
"""Stands for each character of such a figure; a word character to no pattern."""

# But for Italian September: "1 set" is something to count elsewhere.
_NAMES = {name for month in months() for name in month} - {"set"}
_MONTHS = "|".join(sorted(_NAMES, key=len, reverse=True))
MONTH = rf"\b(?:{_MONTHS})\b\.?"

# Bounds keep a mail of nothing but digits from taking for ever.
_NUMBER = r"\b\d{1,12}(?:[.,]\d{1,6}){0,4}"
_CURRENCY = (
    r"(?:[$€£¥]|USD|EUR|GBP|CHF|PLN|SEK|DKK|NOK|BRL|R\$|[Ee]uros?|[Dd]ollars?|zł|[Kk]r\b|,-(?=\W|$)"
    r"|[Pp]ounds?\b|[Ff]ranken\b|[Ff]rancs?\b|kronor|kroner)"
)
_EXACT_CASE = [
    # HLP 46, VG 150, NRR 31, DIN 933; a mail all in capitals has none of these
    (
        r"\b(?!(?:NEED|QUOTE|ORDER|PRICE|PLUS|AND|FOR|UND|ASAP|SEND|WANT|WITH|QTY|OF|BY|ALSO|ET"
        r"|CON|POR|EN|DE|VON|ZUM|MIT|PCS|STK|ON|TO|WE|ME|US|OR)\b)[A-Z]{2,5} \d+\b"
        r"(?!\s?[x\u00d7]\s)"
    ),
    rf"{_CURRENCY}\s?{_NUMBER}(?:\s?\d{{3}})*",
    rf"{_NUMBER}(?:\s\d{{3}})*\s?{_CURRENCY}",
    (
        r"\b\d+(?:[.,]\d+)?[ ]?"
        r"(?:V|W|Ah|mAh|A|Hz|kHz|MHz|kW|kWh|mA|GB|TB|MB|To|Go|VA|kVA|Mbit|Gbit|MP)\b"
    ),
]
_ANY_CASE = [
    r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]+@\S+",
    (
        r"\+\d[\d ()/.-]{6,}\d|\(\d{3}\)\s?\d{3}-\d{4}|\b\d{3}-\d{3}-\d{4}\b"
        r"|\b\d{3}(?: \d{3}){2}\b|\b\d{3}(?: \d\d){3}\b"
        r"|\b0\d{2,5}[ /-]\d[\d /-]{3,}\d|\b0\d(?:[ .]\d\d){4}\b|\b0\d{3,4} \d{3} \d{3,4}\b"
    ),
    (
        r"\b(?:tel|telefon|telefoon|teléfono|telefono|telefone|phone|fax|mob(?:ile|il|iel)?|tél|móvil"
        r"|cell|handy|gsm|tlf)\b[.: ]*[\d ()/+.-]{5,}"
    ),
    rf"\b\d{{1,2}}(?:st|nd|rd|th|\.|º|er)?\s+(?:de\s+|of\s+)?{MONTH}(?:\s+(?:de\s+)?\d{{4}}\b)?",
    rf"{MONTH} +\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+\d{{4}}\b)?(?!\s?[x\u00d7])",
    rf"{MONTH}\s+20\d\d\b",
    r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./-]\d{1,2}[./-](?:20)?\d{2}\b",
    (
        r"\b(?:am|zum|vom|bis|den|by|on|until|before|le|el|il|op|vóór|voor|avant|du|al|entro|até|dnia"
        r"|senest|senast|before|for|på)\s+\d{1,2}[./]\d{1,2}\b\.?"
    ),
    (
        r"\b\d{1,2}(?::\d{2})?\s?(?:am|pm|a\.m\.|p\.m\.|uhr|o'clock|heures)(?=\W|$)|\b\d{1,2}:\d{2}\b"
        r"|\b\d{1,2}h(?:\d{2})?\b"
    ),
    rf"\b\w+[\s-](?:{any_of('durations')})\b",
    rf"{_NUMBER}\s?(?:%|percent\b|prozent\b|pour cent\b|por ciento\b|per cento\b|procent\b)",
    r"(?<![\d/.,])(?:\d{1,2}[\s-])?\d{1,4}/\d{1,4}(?:[.,]\d+)?(?![\d/])",  # 1/2, 205/55
    r"[\u00bc-\u00be\u2150-\u215e]",
    (
        rf"(?<!\w-){_NUMBER}(?!x\s)[ \t]?[x\u00d7*][ \t]?\d+(?:[.,]\d+)?(?!\d|[.,]\d)"
        r"(?!\s?(?:ml|cl|l|g|kg|v|w|ah|a|box|pack)\w*\b)"
        rf"(?!\s?(?:{units.PIECES})\b)"
        r"(?:(?:[x\u00d7*]|[ \t][x\u00d7*][ \t])\d+(?:[.,]\d+)?)?(?:\s?(?:mm|cm|m|in|inch)\b)?"
    ),
    (
        rf"{_NUMBER}\s?(?:mm²?|cm|dm|µm|km|m²|m2|m³|m3|qm|mq|g|mg|µg|ml|cl|dl|µl|μl|ul|inch(?:es)?|ft|yd"
        r"|cu\s?ft|oz|lbs?|bar|psi|nm|lm|dpi|zoll|pouces?|pulgadas?|pollic[ei]|duim|cal[ei]?|tum|tommer"
        r"|gsm|grammes?|gramm|gramos?|grammi|micron|mic|awg|rpm|kn|gr|g/m²|port|ports|pages?|seiten)\b"
    ),
    # 15 litre tubs
    rf"{_NUMBER}[ -]?(?:lit(?:re|er)|met(?:re|er))(?=\s+[^\W\d_]+s\b)",
    rf"{_NUMBER}\s?(?:grad|degrees?|degrés?|grados|gradi|graden|graus|stopni|grader|deg)\b",
    rf"{_NUMBER}\s?(?:°|\"|″|”|'(?!\d)|º)(?:\s?c\b)?",
    rf"\b(?:{any_of('labels')}|no|nr|number)[.:#]?[ ]?\d+(?:[.,]\d+)?\b",
    rf"\b(?:{any_of('references')})\w*[.:# -]{{1,3}}(?:n[ro°º]\.?\s?)?\d{{4,}}(?:[-/]\d+)*\b",
    r"#\s?\d+",
    r"\b\d+(?:st|nd|rd|th|ème|ère|º|ª)\b",
    r"\b\d{7,}\b",
    (
        r"\b\d+\s+(?:persons?|people|employees|users?|men|guests?|staff|personen|mitarbeiter\w*"
        r"|personnes|personas|persone|pessoas|osób|osoby|personer|kollegen|gäste|gasten|medewerkers"
        r"|colleagues|students|beds|betten|rooms|zimmer|covers)\b"
    ),
    r"(?<![\w])(?!x\d+\b)[^\W\d_]+[-./]?\d[\w./-]*",  # M8x50, A4, HLM-V2-WHT, 3G2.5 is below
    (
        rf"(?<![\w.,])\d+(?:[.,]\d+)?(?!(?:x|{units.PATTERN}|{units.CONTAINER_WORDS})\b)"
        r"[^\W\d_]+[\w.-]*\w|\b\d+-[^\W\d_]+\b"
    ),
]
_DATES = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th|\.)?\s+(?:de\s+|of\s+)?{MONTH}(?:\s+(?:de\s+)?\d{{4}}\b)?"
    rf"|{MONTH} +\d{{1,2}}\b(?:,?\s+\d{{4}}\b)?|\b\d{{4}}-\d{{2}}-\d{{2}}\b"
    r"|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b\d{1,2}:\d{2}\b|\b\d{1,2}\.\d{1,2}\."
    rf"|\b\d+\s?(?:{any_of('durations')}|am|pm|uhr)\b",
    re.IGNORECASE,
)
_NO_QUANTITIES = [
    *(re.compile(pattern) for pattern in _EXACT_CASE),
    *(re.compile(pattern, re.IGNORECASE) for pattern in _ANY_CASE),
    units.CONTENTS,
]


def mask_figures(text: str) -> str:
    """The text with `MASK` over every figure that is no quantity; its length is the same."""
    for pattern in _NO_QUANTITIES:
        text = blank(text, [Span(*found.span()) for found in pattern.finditer(text)], filler=MASK)
    return text


def mask_dates(text: str) -> str:
    """The text with `MASK` over dates, times of the day and lengths of time."""
    return blank(text, [Span(*found.span()) for found in _DATES.finditer(text)], filler=MASK)
