"""Figures that are no quantities: sizes, part numbers, prices, dates, telephones and their like."""

import re

from summarizer.domain import units
from summarizer.domain.spans import Span, blank

MASK = "\u00a4"
"""Stands for each character of such a figure; a word character to no pattern."""

_MONTHS = (
    "January February March April May June July August September October November December "
    "Jan Feb Mar Apr Jun Jul Aug Sept? Oct Nov Dec Januar Februar März Mai Juni Juli Oktober "
    "Dezember janvier février mars avril mai juin juillet août septembre octobre novembre "
    "décembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre januari februari maart juni juli augustus"
)
MONTH = r"\b(?:" + _MONTHS.replace(" ", "|") + r")\b\.?"

# Bounds keep a mail of nothing but digits from taking for ever.
_NUMBER = r"\b\d{1,12}(?:[.,]\d{1,6}){0,4}"
_CURRENCY = r"(?:[$€£¥]|USD|EUR|GBP|CHF|[Ee]uros?|[Dd]ollars?)"
_EXACT_CASE = [
    rf"\b\d{{1,2}}(?:st|nd|rd|th|\.)?\s+(?:de\s+|of\s+)?{MONTH}(?:\s+(?:de\s+)?\d{{4}}\b)?",
    rf"{MONTH} +\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+\d{{4}}\b)?(?!\s?[x\u00d7])",
    # HLP 46, VG 150, NRR 31, DIN 933; a mail all in capitals has none of these
    (
        r"\b(?!(?:NEED|QUOTE|ORDER|PRICE|PLUS|AND|FOR|UND|ASAP|SEND|WANT|WITH|QTY|OF"
        r"|BY)\b)[A-Z]{2,5} \d+\b(?!\s?[x\u00d7]\s)"
    ),
    rf"{_CURRENCY}\s?{_NUMBER}(?:\s?\d{{3}})*",
    rf"{_NUMBER}(?:\s\d{{3}})*\s?{_CURRENCY}",
    r"\b\d+(?:[.,]\d+)?\s?(?:V|W|Ah|A|Hz|kW|mA|GB|TB|MB)\b",
]
_ANY_CASE = [
    r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]+@\S+",
    (
        r"\+\d[\d ()/.-]{6,}\d|\(\d{3}\)\s?\d{3}-\d{4}|\b\d{3}-\d{3}-\d{4}\b"
        r"|\b0\d{2,5}[ /-]\d[\d /-]{3,}\d"
    ),
    r"\b(?:tel|telefon|phone|fax|mob(?:ile|il)?|tél)\b[.: ]*[\d ()/+.-]{5,}",
    r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b",
    r"\b(?:am|zum|vom|bis|den|by|on|until)\s+\d{1,2}[./]\d{1,2}\b\.?",
    r"\b\d{1,2}(?::\d{2})?\s?(?:am|pm|a\.m\.|p\.m\.|uhr)(?=\W|$)|\b\d{1,2}:\d{2}\b",
    (
        r"\b\w+[\s-](?:(?:business|working|calendar)\s+)?(?:days?|weeks?|months?|years?|hours?"
        r"|minutes?|tagen?|wochen?|monaten?|jahren?|stunden|jours?|semaines?|mois|ans|heures?"
        r"|días?|semanas?|meses|años|dagen|weken|maanden|jaar)\b"
    ),
    rf"{_NUMBER}\s?(?:%|percent\b|prozent\b|pour cent\b)",
    (
        rf"{_NUMBER}\s?[x\u00d7*]\s?\d+(?:[.,]\d+)?(?!\d|[.,]\d)"
        r"(?!\s?(?:ml|cl|l|g|kg|v|w|ah|a|pcs|stk|box"
        r"|pack)\w*\b)(?:\s?[x\u00d7*]\s?\d+(?:[.,]\d+)?)?(?:\s?(?:mm|cm|m|in|inch)\b)?"
    ),
    (
        rf"{_NUMBER}\s?(?:mm|cm|µm|km|m²|m2|g|mg|ml|cl|inch(?:es)?|ft|yd|cu\s?ft|bar|psi|nm|lm"
        r"|dpi)\b"
    ),
    rf"{_NUMBER}\s?(?:°|\"|″|'(?!\d))",
    (
        r"\b(?:class|size|sizes|grade|type|category|cat|level|series|model|version|no|nr|nummer"
        r"|number|größe|klasse|typ|taille|gr|talla|maat|page|gate|bay|route"
        r"|floor)[.:#]?\s?\d+(?:[.,]\d+)?\b"
    ),
    (
        r"\b(?:order|invoice|ref|po|pr|rfq|license|customer|requisition|auftrag|rechnung"
        r"|kunde)\w*[.:# ]{1,3}\d{4,}\b"
    ),
    r"#\s?\d+",
    r"\b\d+(?:st|nd|rd|th)\b",
    r"\b\d{7,}\b",
    (
        r"\b\d+\s+(?:persons?|people|employees|users?|men|personen|mitarbeiter\w*|personnes"
        r"|personas)\b"
    ),
    r"(?<![\w])(?!x\d+\b)[^\W\d_]+[-./]?\d[\w./-]*",  # M8x50, A4, HLM-V2-WHT, 3G2.5 is below
    rf"(?<![\w.,])\d+(?:[.,]\d+)?(?!(?:x|{units.PATTERN})\b)[^\W\d_]+[\w.-]*\w|\b\d+-[^\W\d_]+\b",
]
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
