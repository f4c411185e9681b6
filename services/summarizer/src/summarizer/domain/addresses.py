"""Where the goods go: as the customer labels it, else the one address that the mail gives."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from summarizer.domain.languages import any_of
from summarizer.domain.postal import ends_at_postcode, is_postal
from summarizer.domain.spans import Span, blocks

_PLACE = r"[^\n:.\d]{0,50}?"
_LABEL = re.compile(
    rf"(?<!\w)(?P<label>(?P<bill>{any_of('bills')})|{any_of('ships')})(?!\w)(?P<kept>{_PLACE}:)?\s*[:-]?",
    re.IGNORECASE,
)
# A point behind a number, a closed word or a code ends an address; behind "St" or "Rd" it does not.
_END = re.compile(
    r"(?:(?<=\d)|(?<=[a-zß\u00e0-\u00ff]{4})(?<!str)(?<!lvd)(?<!vda)|(?<=\d[A-Z]{2})|(?<=\)))\.(?=\s|$)|\.\s*$"
    r"|\s[\u2013\u2014-]\s(?=[a-z])|\s\(|\n\s*\n|(?<=[.!?])\s*\n(?=[A-ZÄÖÜ])|[;!?]"
)
_LONGEST = 300
_FULL_LINE = 60
"""From this length on a line is one that the mail program wrapped."""
_MOST_LINES = 6
_BILLS = re.compile(
    rf"(?<!\w)(?:{any_of('bills')}|invoic\w*|factu\w+|rechnung|faktur\w*|fattura)"
    r"(?:\s+[^\W\d_]+){0,4}\s*$",
    re.IGNORECASE,
)
_OTHER_WORDS = any_of(
    *("polite", "thanks", "closings", "people", "bills", "ships", "hurry", "calm", "wants", "joins")
)
_SPEECH = re.compile(
    rf"\s*+(?:{_OTHER_WORDS}|if|our|(?-i:the)|unser\w*|phone|tel\w*|mob\w*|fax|e-?mail|attn|contact"
    r"|needed|[-*•])(?!\w)",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    rf"[,.]?(?<!\s)\s++(?:(?-i:{any_of('by')})|{any_of('polite', 'hurry', 'calm', 'thanks')}|asap"
    rf"|(?-i:next|this)"
    r"|and|und|et|y|en|e)\s.*$"
    rf"|[,.]?(?<!\s)\s++{any_of('polite')}$",
    re.IGNORECASE | re.DOTALL,
)
_BEFORE = re.compile(
    r"(?:^|(?:(?<!str)\.|[:!?;\n])\s*|\b(?:at|to|is|an|in|nach|à|au|chez|en|a|op|aan|naar|te|presso|na|em|do|till|til)\s+)(?=\S)",
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
        if is_postal(value.read(text)):
            whole = Span(label.start(), value.end)
            position = max(label.end(), value.end)
            bill = label["bill"] is not None or _speaks_of_bills(text, label.start())
            yield LabelledAddress(whole, value, is_shipping=not bill)
        else:
            position = label.end()


def _speaks_of_bills(text: str, end: int) -> bool:
    """Whether what stands right before an address says that the invoice goes there."""
    return _BILLS.search(text[max(0, end - _FULL_LINE) : end]) is not None


def bare_addresses(text: str) -> Iterator[LabelledAddress]:
    """Addresses that have no label but a postcode, outside of what looks like a letterhead."""
    for block in blocks(text):
        end = ends_at_postcode(text, block)
        if end is None or re.search(
            r"@|www\.|\b(?:tel|phone|fax|mob)", block.read(text), re.IGNORECASE
        ):
            continue
        starts = [found.end() for found in _BEFORE.finditer(text, block.start, end)]
        for start in [*reversed(starts), block.start]:
            value = _value(text, start)
            if is_postal(value.read(text), complete=True) and value.end >= end:
                bill = _speaks_of_bills(text, start)
                yield LabelledAddress(value, value, is_shipping=not bill)
                break


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
    found = Span(start, start + len("\n".join(kept))).trimmed(text, ending=" ,.;")
    shorter = _TRAILING.sub("", found.read(text))
    if is_postal(shorter, complete=is_postal(found.read(text), complete=True)):
        found = Span(start, start + len(shorter)).trimmed(text, ending=" ,.;")
    return found
