"""Where the goods go, as the customer labels it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from summarizer.domain.spans import Span

_PLACE = r"[^\n:.\d]{0,50}?"
_LABELS = [
    r"ship(?:ping|ment)?[ -]?(?:to|address)\b",
    (
        r"(?:to be )?(?:deliver(?:y|ed)?|send|sent|drop|dropped|bring)(?:\s+(?:it|them|all"
        r"|everything|goods))*[ -]?(?:to|at|address)\b"
    ),
    r"(?:delivery(?:\s+(?:is|goes))?|lieferung|livraison|entrega|levering|consegna)(?=\s*:)",
    r"(?:everything|goods|it all|they)\s+go(?:es)?\s+to\b",
    r"(?:our|the|site|delivery)?\s*address\s+(?:is\b|:)",
    r"to the [a-z]+,?\s+please(?=\s*:)",
    r"(?:lieferadresse|lieferanschrift|versandadresse|warenempfänger)\b",
    (
        r"(?:lieferung|liefern|versand|zustellung|geliefert)(?:\s+(?:sie|es|bitte|alles"
        r"|die ware))*\s+(?:an|nach|in|zu)\b"
    ),
    r"(?:adresse|lieu) de livraison\b|livraison\s+(?:à|au|chez)\b|livrer\s+(?:à|au|chez)\b",
    r"dirección de (?:entrega|envío)\b|(?:entregar|enviar|entrega|envío)\s+(?:en|a)\b",
    r"indirizzo di (?:consegna|spedizione)\b|(?:endereço|morada) de entrega\b",
    r"adres dostawy\b|leveransadress\b",
    r"(?:aflever|bezorg|lever)adres\b|(?:leveren|levering|bezorgen)\s+(?:aan|op|in|te)\b",
]
_BILLING = [
    r"(?:invoice|bill(?:ing)?)[ -]?(?:to|address)\b",
    r"rechnung(?:sadresse|sanschrift)\b|rechnung\s+an\b",
    r"adresse de facturation\b|dirección de facturación\b|factuuradres\b",
]
_LABEL = re.compile(
    r"\b(?P<label>{ship}|(?P<bill>{bill}))(?P<kept>{place}:)?\s*[:-]?".format(
        ship="|".join(_LABELS), bill="|".join(_BILLING), place=_PLACE
    ),
    re.IGNORECASE,
)
# A point behind a number, a closed word or a code ends an address; behind "St" or "Rd" it does not.
_END = re.compile(
    r"(?:(?<=\d)|(?<=[a-zß]{4})(?<!str)(?<!lvd))\.(?=\s|$)|\.\s*$|\s[\u2013—-]\s|\s\(|\n\s*\n"
    r"|(?<=[.!?])\s*\n(?=[A-ZÄÖÜ])|[;!?]"
)
_LONGEST = 300
_FULL_LINE = 60
"""From this length on a line is one that the mail program wrapped."""
_MOST_LINES = 6
_SPEECH = re.compile(
    r"\s*(?:please|kind|best|thanks?|regards|bitte|mit|merci|if|we|i|our|the|unser\w*|wir|invoice"
    r"|bill(?:ing)?|phone|tel\w*|attn|[-*•])\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class LabelledAddress:
    """An address and what it is for; `whole` takes in its label."""

    whole: Span
    value: Span
    is_shipping: bool


def labelled_addresses(text: str) -> Iterator[LabelledAddress]:
    """Every labelled address in reading order. Words without a number are no address."""
    position = 0
    while label := _LABEL.search(text, position):
        value = _value(text, label.end())
        position = max(label.end(), value.end)
        if any(character.isdigit() for character in value.read(text)):
            whole = Span(label.start(), value.end)
            yield LabelledAddress(whole, value, is_shipping=label["bill"] is None)
        else:
            position = label.end()


def one_line(address: str) -> str:
    """The address as one string. A line that is only wrapped goes on, any other follows a comma."""
    rows = [" ".join(row.split()) for row in address.splitlines() if row.strip()]
    joined = rows[0]
    for before, row in pairwise(rows):
        wrapped = before.endswith(",") or row[0].islower() or len(before) >= _FULL_LINE
        joined += (" " if wrapped else ", ") + row
    return joined


def _value(text: str, start: int) -> Span:
    start += len(text[start:]) - len(text[start:].lstrip())
    end = min(len(text), start + _LONGEST)
    if stop := _END.search(text, start, end):
        end = stop.start()
    rows = text[start:end].split("\n")[:_MOST_LINES]
    kept = rows[:1]
    for row in rows[1:]:
        if _SPEECH.match(row) or _LABEL.match(row):
            break
        kept.append(row)
    return Span(start, start + len("\n".join(kept))).trimmed(text, ending=" ,.;")
