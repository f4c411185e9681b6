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
_NAVY = re.compile(
    r"\b(?:navy blue|bleu (?:marine|navy)|azul marin(?:o|ho)|blu (?:navy|marino)|marine blue)\b"
)
_GLUED_UNIT = re.compile(r"(?<![a-z0-9.])(\d+(?:\.\d+)?)(?!x*[sml]\b)([a-z]{1,4})(?![a-z0-9])")
_GLUED_NUMBER = re.compile(r"(?<![a-z0-9])([a-z]{4,})(\d+)(?![a-z0-9])")
_PAPER_WEIGHT = re.compile(r"(?<=\d)\s?(?:g|gr)\s?/\s?(?:m2|m\^2|qm|mq)\b")
_VISCOSITY = re.compile(r"(?<=\dw)[-/ ]?(?=\d{2}\b)")
_TIMES = re.compile(r"(?<=\d)\s*[x*]\s*(?=\d)")


def fold(text: str) -> str:
    """Without case, accents, elisions and the several ways to write a number or a dimension."""
    text = text.casefold()
    if not text.isascii():
        text = _in_ascii(text)
    if "/" in text:
        text = re.sub(r"\bs/s\b", "inox", text)
        text = re.sub(r"\bw/(o\b)?\s?", lambda found: "without " if found[1] else "with ", text)
    text = _NAVY.sub("navy", text)
    if "'" in text:
        text = re.sub(r"\b[ldnsjmc]'(?=[a-z])|'s\b", " ", text)
    if any(character.isdigit() for character in text):
        text = _THOUSANDS.sub("", text)
        text = _DECIMALS.sub(".", text)
        text = _TIMES.sub(" ", _PAPER_WEIGHT.sub(" g", text))
        text = _VISCOSITY.sub(" ", text)
        text = _GLUED_NUMBER.sub(r"\1 \2", _GLUED_UNIT.sub(r"\1 \2", text))
        text = _PER_CENT.sub(" pct", _DEGREES.sub(" deg", _INCH.sub(" inch", text)))
    return " ".join(text.split())


def _in_ascii(text: str) -> str:
    text = re.sub(r"[ø\u2300\u2205]\s?(?=\d)", " ", text)  # a diameter
    text = re.sub(r"(?<=\d)(?=[\u00bc-\u00be\u2150-\u215e])", " ", text)
    text = unicodedata.normalize("NFKC", text.translate(_TYPOGRAPHY)).replace("\u2044", "/")
    # Without its accent French tea would be the English article, and Swedish red a rod.
    text = re.sub(r"\br[öø]d\b", "rot", re.sub(r"\bthé\b", "tee", text))
    text = re.sub(r"\bgr(?:ö|oe)(?:ß|ss)en?\b", "size", text)  # große is large
    # German Gläser and one Glas: where the vowel changes, -er is a plural.
    return plain_letters(_UMLAUT_PLURAL.sub(r"\1", text)).translate(_TYPOGRAPHY)
