"""Texts that others wrote, made fit to be put into a document."""

import re
import unicodedata
from typing import Final

_NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_STEERING: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
RIGHT_TO_LEFT: Final = {"R", "AL"}


def xml_text(text: str) -> str:
    """The text without the characters that XML cannot carry."""
    return _NO_XML.sub("", text)


def plain(text: str) -> str:
    """The text without control characters and those that turn the direction of what follows."""
    return _STEERING.sub("", text)


def direction(text: str) -> str:
    """`rtl` where the text's first letter belongs to a script from right to left, else `ltr`."""
    for sign in text:
        bidirectional = unicodedata.bidirectional(sign)
        if bidirectional in RIGHT_TO_LEFT:
            return "rtl"
        if bidirectional == "L":
            break
    return "ltr"
