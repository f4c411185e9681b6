"""Part numbers that a customer writes."""

import re

_LABELLED = re.compile(
    r"\b(?:sku|part(?: no| number|#)|p/n|item(?: no| number)|art(?:ikel)?\.?[ -]?(?:nr|nummer|no)"
    r"|réf(?:érence)?|ref(?:erencia)?)\b[.:#]*\s*(?P<number>[A-Za-z0-9][\w./-]*\d[\w/-]*)",
    re.IGNORECASE,
)
_SHAPED = re.compile(r"(?<![\w-])[A-Z]{2}[A-Z0-9]*(?:-[A-Z0-9]+)+(?![\w-])")
_STANDARD = re.compile(r"(?:ISO|DIN|EN|ANSI|IEC|RAL|IP|PN|BS|NF)-")


def part_number_in(words: str) -> str | None:
    """The first thing that looks like one: labelled so, or capitals and digits between hyphens."""
    if labelled := _LABELLED.search(words):
        return labelled["number"]
    for found in _SHAPED.finditer(words):
        number = found[0]
        telling = number.count("-") > 1 or re.search(r"\d", number) or number == words.strip()
        if telling and len(number) >= 6 and not _STANDARD.match(number):
            return number
    return None
