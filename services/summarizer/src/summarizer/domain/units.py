"""What things are counted in."""

import re
from functools import lru_cache

_WORDS = {
    "ea": r"pcs?|pieces?|pces?|no(?=\.\s*\S|\.$)|ea|each"
    r"|units?|stück|stücke|stueck|stk|stck|st|piezas?|pièces?|pces"
    r"|unidades|unidad|uds?|unités?|stuks?|pezz[oi]|pz|unità|peças?|unidades|un|sztuk[ia]?|szt"
    r"|styck|stykker|off|nos",
    "pair": r"pairs?|prs?|paare?|paire?s?|pares|par|paren|paia|paio|pary?|par",
    "set": r"sets?|satz|sätze|juegos?|jeux?|kits?|garnitur(?:en)?|conjuntos?|jogos?|komplet\w*"
    r"|zestaw\w*"
    r"|sæt",
    "box": r"box(?:es|en)?|bxs?|cartons?|ctns?|kartons?|schachteln?|kisten?|cajas?|boîtes?|boites?"
    "|doos|dozen"
    r"|doosjes?|scatol[ae]|caixas?|pudełk?\w*|karton(?:y|ów)?|kasser?|lådor|låda|æsker|kartong\w*"
    r"|cartoni|cartone|caisses?|cases?|crates?|kratten|krat|cassett?[ae]",
    "pack": r"packs?|pks?"
    r"|packets?|packages?|pkts?|pkgs?|packungen|packung|pakete?|päckchen|paquets?"
    r"|paquetes?|pakken|pak|pakjes?|pcks?|verpakking(?:en)?|confezion[ei]|conf|pacchi|pacco|pacotes?"
    r"|embalagens|opakowa(?:ń|nia|nie)|op|paczk?\w{0,3}|förpackning(?:ar)?|förp|pakker|pakke|gebinde|ve"
    r"|multipacks?|sixpacks?|lots?",
    "roll": r"rolls?|rollen?|rouleaux?|rollos?|rotol[oi]|rolos?|rolk[ai]|rolek|rullar|rulle"
    "|ruller|rol",
    "m": r"m|met(?:er|re)s?|mtrs?|mètres?|metros?|metri|metr(?:ów|y)?|lfm|lfdm|mb|ml(?= de)|mts?",
    "kg": r"kgs?|kilos?|kilograms?|kilogramm|kilogrammes?|kilo|chili|quilos?|kilogram(?:ów|y)?",
    "l": r"l|lit(?:er|re)s?|ltrs?|litros?|litri|litr(?:ów|y)?|lts?",
    "ream": r"reams?|ries|rames?|ramettes?|resmas?|riemen|risme|ryz\w*",
}
_VESSELS = (
    r"bags?|sacks?|säcke?|sack|beutel|tüten?|sacs?|sachets?|sacos?|bolsas?|zakken|zak|zakjes?|sacchi|sacco"
    r"|sacchetti|work(?:ów|i)|worek|säckar|säck|påsar|påse|sække|sæk|poser"
    r"|pallets?|paletten?|palettes?|palets?|pallar|paller|palety"
    r"|bottles?|btls?|flaschen?|bouteilles?|botellas?|fles|flessen|bottigli[ae]|garrafas?|butel(?:ek|ki|ka)|flaskor"
    r"|flaska|flasker|flacons?|flakons?|frascos?|flaconi"
    r"|cans?|tins?|dosen?|bidons?|latas?|blik(?:ken)?|barattol[oi]|lattin[ae]|pusz(?:ek|ki|ka)|burkar|burk"
    r"|dåser|dåse|bussen|spraydosen|botes?"
    r"|canisters?|kanister|jerry ?cans?|tanic[ah]e?|dunkar|dunke|drums?|barrels?|fässer|fass|fûts?"
    r"|fust[oi]|tambores|vaten|kegs?"
    r"|buckets?|pails?|eimer|seaux|seau|emmers?|secchi|secchio|baldes?|cubos?|wiad(?:er|ra|ro)|hinkar|spande?"
    r"|tubs?|spools?|reels?|spulen?|bobines?|bobinas?|bobine|spoelen|coils?|haspels?|szpul\w*|spolar|trommeln?"
    r"|jars?|tarros?|potjes?|vasetti|słoik\w*|bocaux|trays?|plateaux|bandejas?|stangen?|lengths?"
)
_SHAPES = (
    r"tubes?|tuben?|tubos?|tubett[io]|kartuschen?|cartouches?|cartuchos?|cartridges?|cartucc[ei]a?|patronen"
    r"|kokers?|barres?|barras?|barre|bars?|stäbe|longueurs?|lengtes?|sheets?|bögen|feuilles?|hojas?|vellen"
    r"|fogli|folhas?|ark(?:uszy)?|plaques?|placas?|planchas?|lastr[ae]|platen|platten|skivor|plader|płyt\w?"
    r"|bacs?|vassoi|bunches|bund|bundles?|botti|bottes?|manojos?|mazzi|bales?|ballen|balles|strips?|streifen"
    r"|pads?|blocks?|blöcke|blocs?|slabs?|gläser|pots?|cups?"
)
CONTAINER_WORDS = f"{_VESSELS}|{_SHAPES}"
_PATTERNS = {unit: re.compile(rf"(?:{words})\.") for unit, words in _WORDS.items()}
PATTERN = "(?:" + "|".join(_WORDS.values()) + ")"
"""Words that count and name nothing."""
COUNTING = "|".join(words for unit, words in _WORDS.items() if unit not in {"m", "kg", "l"})
"""Words of `PATTERN` that measure nothing."""
PIECES = _WORDS["ea"]
HELD = (
    rf"(?:{_VESSELS})(?=\.?\s+(?:(?:of|de|von|van|di|da|do|av|af|z|d['\u2019])\s*)?"
    r"(?!(?:for|with|in|mit|für|pour|avec|con|para|per|voor|met|and|und|et|y|e|en|och|og|i|oraz|or|please"
    r"|bitte)\b)[^\W\d_]{3})"
)
"""Words for what goods come in, with goods behind them: "bags of cement", not "10 bags". A tube or
a plate may as well be what is wanted: such words stay with the goods."""
CONTENTS = re.compile(
    rf"\b(?:{_WORDS['box']}|{_WORDS['pack']}|{_WORDS['roll']}|{_WORDS['set']}|{_WORDS['ream']}"
    rf"|{CONTAINER_WORDS})\s+(?:of|à|a|zu|mit|de|von|van|with|per|met|da|di|con|com|po|med|je|x|au)"
    r"\s+\d+(?:[.,]\d+)?(?!\s*(?:x|\u00d7)\s)",
    re.IGNORECASE,
)
"""What one pack holds ("box of 100"), which is not how many are wanted."""
MEASURES = frozenset({"l", "kg", "m"})


@lru_cache(maxsize=1_000)
def unit_named(word: str | None) -> str | None:
    """The catalogs' name of a unit; the word itself where they have none; null for no word."""
    cleaned = (word or "").strip().rstrip(".").lower()
    for unit, pattern in _PATTERNS.items():
        if pattern.fullmatch(f"{cleaned}."):
            return unit
    return cleaned or None


def is_unit(word: str) -> bool:
    """Whether a word is one that counts."""
    return re.fullmatch(PATTERN, word.strip().rstrip(".:"), re.IGNORECASE) is not None
