"""One way to write what customers write in many: case, accents, decimal marks, inches."""

import re
import unicodedata

from pricing.domain.lexicon import plain_letters

_TYPOGRAPHY = str.maketrans(
    {"\u2019": "'", "\u2013": "-", "\u2014": "-", "\u00d7": "x", "\u00b5": "u", "\u03bc": "u"}
)
_UMLAUT_PLURAL = re.compile(r"(\w{0,30}[äöü]\w{0,30}[^\W\d_]{1,4})ern?\b")
_INCH = re.compile(
    r"(?<=\d)\s?(?:\"|''|\u2033|\u201d|\u201c|-?(?:inch(?:es)?|zoll|pouces?|pulgadas?|pollic[ei]"
    r"|duim|polegadas?|cal[ei]?|tum|tommer?)\b)"
)
_DEGREES = re.compile(
    r"(?<=\d)\s?(?:°|(?:grad|degrees?|deg|degres?|grados?|graus?|gradi|graden|stopni|grader)\b)"
)
_PER_CENT = re.compile(r"(?<=\d)\s?(?:%|(?:prozent|percent|procent|pour cent|por ciento)\b)")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
_DECIMALS = re.compile(r"(?<=\d),(?=\d{1,2}\b)")
_TIMES = re.compile(r"(?<=\d)\s*[x*]\s*(?=\d)")


def fold(text: str) -> str:
    """Without case, accents, elisions and the several ways to write a number or a dimension."""
    text = text.casefold()
    if not text.isascii():
        text = _in_ascii(text)
    if "'" in text:
        text = re.sub(r"\b[ldnsjmc]'(?=[a-z])|'s\b", " ", text)
    if any(character.isdigit() for character in text):
        text = _THOUSANDS.sub("", text)
        text = _DECIMALS.sub(".", text)
        text = _TIMES.sub(" ", text)
        text = _PER_CENT.sub(" pct", _DEGREES.sub(" deg", _INCH.sub(" inch", text)))
    return " ".join(text.split())


def _in_ascii(text: str) -> str:
    text = re.sub(r"(?<=\d)(?=[\u00bc-\u00be\u2150-\u215e])", " ", text)
    text = unicodedata.normalize("NFKC", text.translate(_TYPOGRAPHY)).replace("\u2044", "/")
    # Without its accent French tea would be the English article, and Swedish red a rod.
    text = re.sub(r"\br[öø]d\b", "rot", re.sub(r"\bthé\b", "tee", text))
    text = re.sub(r"\bgr(?:ö|oe)(?:ß|ss)en?\b", "size", text)  # große is large
    # German Gläser and one Glas: where the vowel changes, -er is a plural.
    return plain_letters(_UMLAUT_PLURAL.sub(r"\1", text)).translate(_TYPOGRAPHY)
