"""Words that mean the same in every catalog: colours, sizes, units, and words that say nothing.

English, German and French. Everything else that customers call a product stands in its aliases.
"""

from typing import Final


def _by_word(groups: dict[str, str]) -> dict[str, str]:
    return {word: meaning for meaning, words in groups.items() for word in words.split()}


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _inflected(words: dict[str, str]) -> dict[str, str]:
    """With every ending that an adjective takes; a word that is listed keeps its own meaning."""
    endings = ("e", "en", "er", "es", "em", "ne", "s")
    return {word + e: meaning for word, meaning in words.items() for e in endings} | words


_COLOUR_WORDS: Final = _by_word(
    {
        "black": "black schwarz noir noire",
        "white": "white weiss blanc blanche",
        "grey": "grey gray grau gris grise",
        "red": "red rot rouge",
        "blue": "blue blau bleu bleue",
        "green": "green grun gruen vert verte",
        "yellow": "yellow gelb jaune",
        "orange": "orange",
        "brown": "brown braun brun brune marron",
        "pink": "pink rosa rose",
        "purple": "purple violet lila violett",
        "silver": "silver silber silbern argent argente",
        "beige": "beige",
        "cyan": "cyan",
        "magenta": "magenta",
    }
)
COLOURS: Final = _inflected(_COLOUR_WORDS)
"""Colours by the words for them, without accents."""

UNITS: Final = _by_word(
    {
        "piece": "piece pc pcs ea each stuck stueck stk st unit unite item u pce",
        "container": "bottle flasche bouteille can dose bidon tube",
        "pair": "pair pr paar paire",
        "set": "set satz jeu lot kit",
        "box": "box bx carton ctn karton kiste schachtel boite caisse",
        "pack": "pack pk packet package packung pkg paket pck paquet pqt",
        "roll": "roll rl rolle rouleau rouleaux",
        "m": "m metre meter mtr",
        "cm": "cm centimetre centimeter zentimeter",
        "mm": "mm millimetre millimeter",
        "kg": "kg kilo kilogram kilogramm kilogramme",
        "g": "g gram gramm gramme",
        "l": "l litre liter ltr",
        "ml": "ml millilitre milliliter",
        "dozen": "dozen dz dutzend douzaine",
        "ream": "ream ries riese rame ramette",
        "sheet": "sheet blatt feuille",
        "bag": "bag beutel sac sachet",
        "pallet": "pallet palette",
    }
)
"""Words for units of a quantity, without accents and plural endings."""

PACKAGING: Final = frozenset(
    word
    for word, unit in UNITS.items()
    if unit in {"piece", "pair", "set", "box", "pack", "roll", "dozen"} and word != "kit"
)
"""They count a product and do not name it."""

FILLERS: Final = _words(
    "the a an of and or our your some any please size colour color type kind one also more "
    "to go them it with for from each per by at on in as is are we need want would "
    "normal usual approx "
    "der die das den dem des ein eine einen einer und oder mit fur von zu im je bitte wir "
    "grosse farbe "
    "le la les de du un une et ou avec pour en taille couleur svp largeur longueur hauteur"
)
"""They change nothing about which product is meant."""

ALTERNATIVES: Final = _words("or oder ou")
"""A choice that the customer leaves, and leaves to be asked about."""

NEGATIONS: Final = _words("not without except ohne nicht kein keine keinen sans pas sauf no")
"""What follows is not wanted, unless the catalog says the same."""

HEAD_ENDS_AT: Final = _words("for with in from incl including mit fur aus von pour avec en dans")
"""Prepositions: the thing itself stands before them, its circumstances after."""
