"""What things are counted in."""

import re

_WORDS = {
    "ea": r"pcs?|pieces?|pces?|ea|each|units?|stück|stk|st|piezas?|pièces?|unidades|uds?"
    r"|unités?|stuks?",
    "pair": r"pairs?|prs?|paar|paire?s?|pares|par|paren",
    "set": r"sets?|satz|sätze|juegos?|jeux?",
    "box": r"box(?:es)?|cartons?|kartons?|schachteln?|kisten?|cajas?|boîtes?|doos",
    "pack": r"packs?|packets?|packages?|pkts?|packungen|packung|pakete?|päckchen|paquets?"
    r"|paquetes?|pakken|pak",
    "roll": r"rolls?|rollen?|rouleaux?|rollos?",
    "m": r"m|met(?:er|re)s?|mètres?|metros?",
    "kg": r"kgs?|kilos?|kilograms?|kilogramm|kilogrammes?",
    "l": r"l|lit(?:er|re)s?|litros?",
    "ream": r"reams?|ries|rames?|resmas?",
}
PATTERN = "(?:" + "|".join(_WORDS.values()) + ")"
CONTENTS = re.compile(
    rf"\b(?:{_WORDS['box']}|{_WORDS['pack']}|{_WORDS['roll']}|{_WORDS['set']}|{_WORDS['ream']}"
    r"|bags?|drums?|cans?)\s+(?:of|à|a|zu|mit|de|von|van|with|per)\s+\d+(?:[.,]\d+)?",
    re.IGNORECASE,
)
"""What one pack holds ("box of 100"), which is not how many are wanted."""


def unit_named(word: str | None) -> str | None:
    """The catalogs' name of a unit; the word itself where they have none; null for no word."""
    cleaned = (word or "").strip().rstrip(".").lower()
    for unit, pattern in _WORDS.items():
        if re.fullmatch(pattern, cleaned):
            return unit
    return cleaned or None
