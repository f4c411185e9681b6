"""What an address looks like: streets with numbers, postcodes of many countries."""

import re

from summarizer.domain.figures import MASK, mask_dates
from summarizer.domain.spans import Span

_POSTCODE = re.compile(
    r"(?<![\w-])(?:"
    r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}"  # United Kingdom
    r"|[A-Z]{2},? \d{5}(?:-\d{4})?"  # United States
    r"|(?:[A-Z]{1,2}-)?\d{4} ?[A-Z]{2}(?= +[A-ZÀ-Ý'\u2019]|\s*[,.]|\s*$)"  # Netherlands
    r"|[A-Z]\d[A-Z] ?\d[A-Z]\d"  # Canada
    r"|[A-Z]\d[\dW] ?[A-Z\d]{4}"  # Ireland
    r"|(?:[A-Z]{1,3}-)?(?:\d{2}-\d{3}|\d{4}-\d{3}|\d{5}-\d{3}|\d{3} \d{2}"
    r"|\d{4,5}) +[A-ZÀ-ÝŁŚŻŹĆ][\w\u00c0-\u017f]+"
    r"|(?:NSW|VIC|QLD|ACT|TAS|NT|SA|WA) \d{4}"
    r")(?![\w-])"
)
_STREET = re.compile(
    r"\b(?:st|street|rd|road|ave|avenue|lane|ln|way|drive|dr|close|court|ct|place|pl|square|sq|quay|row|hill"
    r"|terrace|park|yard|wharf|mews|parade|crescent|bank|grove|gardens?|boulevard|blvd|highway|hwy|unit|suite"
    r"|rue|bd|bld|chemin|route|quai|impasse|allée|cours|faubourg|za|zi|zac"
    r"|calle|c/|avda|av|avenida|paseo|plaza|carrer|polígono|pol|camino|carretera|ctra|ronda|rambla"
    r"|via|viale|corso|piazza|largo|vicolo|strada|rua|travessa|praça|estrada|alameda|largo|zona"
    r"|ul|al|os|pl|aleja|plac|postfach|po box|am|an der|im)\b"
    r"|(?:str|straße|strasse|weg|platz|gasse|allee|ring|damm|ufer|chaussee|markt|hof|berg|steig|wall|graben"
    r"|straat|laan|plein|kade|gracht|dreef|singel|dijk|steeg|baan|lei|hof|pad|markt"
    r"|gatan|vägen|gata|väg|gränd|torget|vej|gade|allé|plads|torv|veien|gaten|vei)\b",
    re.IGNORECASE,
)


def is_postal(words: str, *, complete: bool = False) -> bool:
    """Whether words hold a street with a number or a postcode; both, for a complete address."""
    shown = mask_dates(words)
    postcode = _POSTCODE.search(shown) is not None
    street = _STREET.search(shown) is not None and re.search(r"\d", shown) is not None
    if complete:
        return postcode and (street or "," in shown or "\n" in shown.strip())
    return postcode or street


def ends_at_postcode(text: str, within: Span) -> int | None:
    """Where the last postcode of a passage ends; null where it has none."""
    shown = mask_dates(within.read(text))
    ends = [found.end() for found in _POSTCODE.finditer(shown) if MASK not in found[0]]
    return within.start + ends[-1] if ends else None
