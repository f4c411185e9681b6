"""Words that tell variants of one thing apart and name nothing themselves: sizes and colours.

"Gloves: 10 boxes S, 20 boxes M" asks for gloves twice. A variant alone is read together with the
thing that stands before it.
"""

import re

from summarizer.domain.languages import any_of

_COLOURS = (
    r"black|white|gr[ea]y|red|blue|green|yellow|orange|brown|pink|purple|silver|gold|cyan|magenta|violet|turquoise|burgundy|terra[ck]otta|cream|ivory|beige|buff|navy|natural|clear"
    r"|transparent|anthracite|navy|schwarz\w{0,2}|wei(?:ß|ss)\w{0,2}|grau\w{0,2}|rote?[nrs]?|blaue?[nrs]?"
    r"|grüne?[nrs]?|gelbe?[nrs]?|braune?[nrs]?|anthrazit|noire?s?|blanc(?:he)?s?|gris(?:e)?s?|rouges?"
    r"|bleue?s?|verte?s?|jaunes?|marron|negr[oa]s?|blanc[oa]s?|roj[oa]s?|azul(?:es)?|verdes?|amarill[oa]s?"
    r"|naranja|zwarte?|witte?|grijze?|rode?|rood|blauwe?|groene?|geel|gele|oranje|ner[oaie]|bianc(?:o|a|hi|he)"
    r"|gri(?:gi[oae]?|ge)|ross[oaie]|blu|verd[ei]|giall[oaie]|pret[oa]s?|branc[oa]s?|cinza|vermelh[oa]s?"
    r"|amarel[oa]s?|pomarańcz\w+|fioletow\w+|różow\w+|brązow\w+|czarn\w+|biał\w+|czerwon\w+|niebiesk\w+|zielon\w+|żółt\w+|szar\w+|svarta?|vita?|röda?|blå|gröna?"
    r"|gula?|sorte?|hvide?|røde?|grønne?|gule"
)
_SIZES = r"[2-6]?X{0,4}[SL]|M|(?:x-?)?(?:small|large)|medium"
_LABEL = (
    rf"(?:(?:in|en|em|di|de|da|van|von|i|w|of)\s+)?(?:(?:der|the|la)\s+)?"
    rf"(?:(?:{any_of('labels')})\b\.?\s*)?"
)
_VARIANT = re.compile(
    rf"(?:(?:the|of the|de|den|die|der|les?|las?|los|il|i)\s+)?"
    rf"(?:{_LABEL}(?:{_SIZES}|\d{{1,3}})|(?:(?:in|en|in der farbe)\s+)?(?:{_COLOURS}))\W*",
    re.IGNORECASE,
)
_LAST_VARIANT = re.compile(
    rf"(?<![\s,(])[\s,(]++{_LABEL}(?:{_SIZES}|{_COLOURS})\s*+(?:\)\s*+)?$", re.IGNORECASE
)
_COLOUR = re.compile(rf"(?:(?<!\s)\s*+,?\s*+)?\b(?:{_COLOURS})\b", re.IGNORECASE)


_SIZED = re.compile(
    r"\b(?:size|größe|gr\.|taille|pointure|talla|maat|taglia|misura|tamanho|rozmiar|storlek|stl|størrelse|str\.)\s+"
    rf"(?:{_SIZES}|\d{{1,3}})(?!\w)",
    re.IGNORECASE,
)
_OWN_SIZE = re.compile(
    rf"(?:(?<!\s)\s*+,?\s*+)?(?:\b(?:in|en|w|i|em)\s+)?{_SIZED.pattern}", re.IGNORECASE
)
_ANY_COLOUR = re.compile(rf"(?<!\w)(?:{_COLOURS})(?!\w)", re.IGNORECASE)
_IN_SIZE = re.compile(r"\b(?:in|en|i|w|em)\s+(?P<told>[2-6]?X{0,4}[SL]|M)\b")
_IN_COLOUR = re.compile(rf"\b(?:in|en|i|w|em)\s+(?P<told>{_COLOURS})(?!\w)", re.IGNORECASE)


def variant_in(words: str) -> str | None:
    """The size or the colour that words tell: "size M", "in blue"."""
    if sized := _SIZED.search(words):
        return sized[0]
    if told := _IN_COLOUR.search(words) or _IN_SIZE.search(words):
        return told["told"]
    return None


def variants_in(words: str) -> list[str]:
    """Every size and colour that words tell."""
    sized = [found[0] for found in _SIZED.finditer(words)]
    return sized + [found[0] for found in _ANY_COLOUR.finditer(words)]


def only_variant(words: str) -> str | None:
    """The size or the colour that words tell, if it is one."""
    told = variants_in(words)
    return told[0] if len(told) == 1 else None


def is_variant(words: str) -> bool:
    """Whether words say a size or a colour and nothing else."""
    return _VARIANT.fullmatch(words.strip()) is not None


def without_variant(described: str) -> str:
    """What a description names, whichever variant it wants."""
    return _LAST_VARIANT.sub("", described) or described


def without_colour(described: str) -> str:
    """A description for another colour."""
    bare = " ".join(_COLOUR.sub(" ", described).split())
    return re.sub(r"\s+(?:in|en|de|i|em|w)$", "", bare) or described


def in_variant(described: str, told: str) -> str:
    """A description with another size or colour in the place of its own: "gloves, size M"."""
    if not _ANY_COLOUR.search(told):
        bare = " ".join(_OWN_SIZE.sub(" ", described).split()) or described
    else:
        bare = without_colour(described)
    return f"{bare}, {told}"
