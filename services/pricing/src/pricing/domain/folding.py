"""One way to write what customers write in many: case, accents, decimal marks, inches."""

import re
import unicodedata

from pricing.domain.lexicon import plain_letters

_TYPOGRAPHY = str.maketrans(
    {"\u2019": "'", "\u2013": "-", "\u2014": "-", "\u00d7": "x", "\u00b5": "u", "\u03bc": "u"}
)
_UMLAUT_PLURAL = re.compile(r"(\w*[äöü]\w*[^\W\d_]{1,4})ern?\b")
_INCH = re.compile(
    r"(?<=\d)\s?(?:\"|''|\u2033|\u201d|\u201c|-?(?:inch(?:es)?|zoll|pouces?|pulgadas?|pollic[ei]"
    r"|duim|polegadas?|cal[ei]?|tum|tommer?)\b)"
)
_DEGREES = re.compile(
    r"(?<=\d)\s?(?:°|(?:grad|degrees?|deg|degres?|grados?|graus?|gradi|graden|stopni|grader)\b)"
)
_PER_CENT = re.compile(r"(?<=\d)\s?(?:%|(?:prozent|percent|procent|pour cent|por ciento)\b)")


def fold(text: str) -> str:
    """Without case, accents, elisions and the several ways to write a number or a dimension."""
    text = re.sub(r"(?<=\d)(?=[\u00bc-\u00be\u2150-\u215e])", " ", text.casefold())
    text = unicodedata.normalize("NFKC", text.translate(_TYPOGRAPHY)).replace("\u2044", "/")
    # Without its accent French tea would be the English article, and Swedish red a rod.
    text = re.sub(r"\br[öø]d\b", "rot", re.sub(r"\bthé\b", "tee", text))
    # German Gläser and one Glas: where the vowel changes, -er is a plural.
    text = plain_letters(_UMLAUT_PLURAL.sub(r"\1", text)).translate(_TYPOGRAPHY)
    text = re.sub(r"\b[ldnsjmc]'(?=[a-z])|'s\b", " ", text)
    text = re.sub(r"(?<=\d),(?=\d{3}\b)", "", text)
    text = re.sub(r"(?<=\d),(?=\d{1,2}\b)", ".", text)
    text = re.sub(r"(?<=\d)\s*[x*]\s*(?=\d)", " ", text)
    text = _PER_CENT.sub(" pct", _DEGREES.sub(" deg", _INCH.sub(" inch", text)))
    return re.sub(r"\s+", " ", text).strip()
