"""Words that mean the same in every catalog: colours, units, and words that say nothing.

Ten languages: English, German, French, Spanish, Dutch, Italian, Portuguese, Polish, Swedish,
Danish. A language is added by adding its words to the groups. Written without accents; plurals in
-s, -es, -n, -en, -e need not be listed. Everything else that customers call a
product stands in its aliases.
"""

from typing import Final

_PLURALS = ("s", "es", "n", "en", "e")


def _by_word(groups: dict[str, str]) -> dict[str, str]:
    return {word: meaning for meaning, words in groups.items() for word in words.split()}


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


def unit_meant(word: str) -> str | None:
    """What a folded word for a unit means, singular or plural; null where it is no such word."""
    if word in UNITS:
        return UNITS[word]
    singular = (word.removesuffix(end) for end in _PLURALS if word.endswith(end))
    return next((UNITS[one] for one in singular if len(one) > 1 and one in UNITS), None)


def counts_only(word: str) -> bool:
    """Whether a folded word counts a product and does not name it."""
    return word not in _MAY_NAME_GOODS and unit_meant(word) in _COUNTERS


def _inflected(words: dict[str, str]) -> dict[str, str]:
    """With every ending that an adjective takes; a word that is listed keeps its own meaning."""
    endings = ("e", "en", "er", "es", "em", "ne", "s", "a", "t", "te")
    return {word + e: meaning for word, meaning in words.items() for e in endings} | words


_COLOUR_WORDS: Final = {
    word: colour
    for colour, words in {
        "black": "black schwarz noir noire negro negra zwart zwarte nero nera neri nere preto "
        "preta czarny czarna czarne czarnych svart",
        "white": "white weiss blanc blanche blanco blanca wit witte bianco bianca bianchi bianche "
        "branco branca bialy biala biale bialych vit vitt hvid hvidt",
        "grey": "grey gray grau gris grise grijs grijze grigio grigia grigi grigie cinza cinzento "
        "cinzenta szary szara szare gra graa",
        "red": "red rot rouge rojo roja rood rode rosso rossa rossi rosse vermelho vermelha "
        "czerwony czerwona czerwone czerwonych",
        "blue": "blue blau bleu bleue azul azules blauw blauwe blu niebieski niebieska niebieskie "
        "bla blatt blaa",
        "green": "green grun gruen vert verte verde verdes verdi groen groene zielony zielona "
        "zielone gron gront",
        "yellow": "yellow gelb jaune amarillo amarilla geel gele giallo gialla gialli gialle "
        "amarelo amarela zolty zolta zolte gul gult",
        "orange": "orange naranja oranje arancio arancione laranja pomaranczowy "
        "pomaranczowa pomaranczowe",
        "brown": "brown braun brun brune marron bruin bruine marrone castanho brazowy brazowa",
        "pink": "pink rosa rose roze rozowy rozowa",
        "purple": "purple violet lila violett morado morada paars paarse viola roxo fioletowy",
        "silver": "silver silber silbern argent argente plateado zilver argento prata srebrny",
        "gold": "gold golden dorado goud oro dourado zloty",
        "beige": "beige bezowy",
        "natural": "natural natur naturel naturale",
        "anthracite": "anthracite anthrazit antracita antraciet antracite antracytowy antracit",
        "transparent": "transparent transparente trasparente transparant przezroczysty clear klar "
        "klarsicht incolore incoloro farblos",
        "cyan": "cyan",
        "magenta": "magenta",
    }.items()
    for word in words.split()
}
COLOURS: Final = _inflected(_COLOUR_WORDS)
"""Colours by the words for them, without accents. Shades ("dark", "light") are words."""

_UNIT_WORDS: Final = {
    "piece": "piece pc pcs pce ea each item unit unite stuck stueck stk st pieza unidad ud uds "
    "stuk stuks pezzo pezzi pz unita peca unidade sztuka sztuk szt styck stykker off nos",
    "pair": "pair pr prs paar paire par pares paio paia para pary",
    "set": "set satz jeu juego lot kit conjunto jogo zestaw komplet saet",
    "box": "box boxen bx carton ctn case cs karton kiste schachtel boite caisse caja doos "
    "scatola scatole caixa pudelko pudelek karton kartony lada lador kasse kasser aske "
    "cartone cartoni kartong krat doosje etui coffret",
    "pack": "pack pk pkt packet package packung pkg paket pck packchen pakke pakker paquet pqt "
    "paquete pak pakken pakje verpakking confezione confezioni pacco pacchi conf pacote embalagem "
    "paczka paczki opakowanie opakowan opak op forpackning forpackningar fp blister gebinde "
    "bundle bund bunch polybag bale",
    "roll": "roll rl rolle rouleau rollo rol rotolo rotoli rolo rolka rolki rulle rullar ruller",
    "m": "m metre meter mtr mt metro metri metros metr metrow",
    "cm": "cm centimetre centimeter zentimeter centimetro",
    "mm": "mm millimetre millimeter milimetro",
    "kg": "kg kgs kilo kilogram kilogramm kilogramme chilo chili quilo",
    "g": "g gram gramm gramme gramo grammo grama gr",
    "l": "l litre liter ltr lt litro litri litr litrow",
    "ml": "ml millilitre milliliter mililitro",
    "t": "t tonne ton tonnen tonelada tonnellata tona",
    "dozen": "dozen dz dutzend douzaine docena dozijn dozzina duzia tuzin dussin",
    "ream": "ream ries riese rame ramette resma riem risma ryza ris",
    "sheet": "sheet blatt feuille hoja vel vellen foglio fogli folha arkusz ark board tafel platte "
    "plaque placa plancha plaat lastra lastre plyta skiva plade panel",
    "bag": "bag sack beutel tute sac sachet saco bolsa zak zakje sacco sacchi sacchetto worek "
    "workow worki sack sackar pase saek saekke sekk",
    "pallet": "pallet palette palet pale pallar europalette",
    "bottle": "bottle flasche bouteille botella fles bottiglia garrafa butelka butelek flaska "
    "flaskor flaske flakon flacon frasco flacone",
    "can": "can tin dose bidon lata blik barattolo lattina puszka puszek burk burkar dase "
    "daser bus spraydose aerosol bombe",
    "canister": "canister kanister jerrycan jerrican jerry bidon tanica kanister dunk "
    "dunke drum barrel fass fut fusto tambor vat beczka fat tonneau",
    "bucket": "bucket pail eimer seau emmer secchio balde wiadro hink spand tub",
    "tube": "tube tuben tubo tubetto kartusche kartuschen cartouche cartucho cartridge "
    "cartuccia patroon koker",
    "length": "length stange stangen barre barra bar rod stab longueur largo lengte staaf verga "
    "pret stang",
    "spool": "spool reel spule spulen bobine bobina spoel haspel szpula spole coil ring",
    "jar": "jar tarro potje pojemnik",
    "tray": "tray tablett plateau bandeja vassoio tacka bricka bakke",
}
UNITS: Final = _by_word(_UNIT_WORDS)
"""What words for units of a quantity mean."""

MEASURES: Final = frozenset({"m", "cm", "mm", "kg", "g", "l", "ml", "t"})
CONTAINERS: Final = frozenset(_UNIT_WORDS) - MEASURES - {"piece", "pair", "dozen"}
"""What goods come in. Such a word may also be part of a product's name: a bag, a tube."""

_MAY_NAME_GOODS: Final = _words(
    "kit case etui coffret bund bunch bale bundle lot lada aske off nos kits cases lots bunches "
    "bundles bales etuis rulers"
)
_COUNTERS = frozenset({"piece", "pair", "set", "box", "pack", "roll", "dozen"})

FILLERS: Final = _words(
    "the a an of and or our your some any please size colour color type kind one also more "
    "to go them it with for from each per by at on in as is are we need want would "
    "normal usual approx those these that this again same further additional extra "
    "der die das den dem des ein eine einen einer und oder mit fur von zu im je bitte wir "
    "grosse farbe groesse noch weitere auch sowie davon in "
    "le la les de du des un une et ou avec pour en taille couleur svp largeur longueur hauteur aux "
    "au the d l "
    "el los las del una unos unas y o con para talla color de por favor "
    "de het een en of met voor van maat kleur ook graag "
    "il lo gli i di del della delle dei degli un uno una e ed o con per da taglia colore in "
    "o os as do da dos das um uma e ou com para tamanho cor "
    "i oraz lub z ze na do rozmiar kolor "
    "och eller med for av storlek farg en ett og eller med til storrelse farve af et"
)
"""They change nothing about which product is meant."""

REMARKS: Final = _words(
    "standard regular ordinary new quality good available suitable nice proper "
    "neu neue normale normalen ublich ubliche gut "
    "nouveau nouvelle neuf normal bon nuevo nueva bueno nieuw nieuwe goed goede gewone "
    "nuovo nuova nuovi nuove novo nova nowy nowe ny nye nya bra"
)
"""Said of anything: passed over unless the catalog itself makes a difference of it."""

ALTERNATIVES: Final = _words("or oder ou oppure lub eller")
"""A choice that the customer leaves, and leaves to be asked about."""

PERHAPS_ALTERNATIVES: Final = frozenset({"of", "o"})
"""So in Dutch, Spanish and Italian, where they stand between two variants; else "of" or "the"."""

NEGATIONS: Final = _words(
    "not without except ohne nicht kein keine keinen sans pas sauf no sin niet zonder geen senza "
    "non sem nao bez nie utan inte uden ikke"
)
"""What follows is not wanted, unless the catalog says the same."""

HEAD_ENDS_AT: Final = _words(
    "for with in from incl including mit fur aus von pour avec en dans con para voor met uit per "
    "com z do til med"
)
"""Prepositions: the thing itself stands before them, its circumstances after."""
