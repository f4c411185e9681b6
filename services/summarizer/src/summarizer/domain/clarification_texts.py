"""The sentences of a mail that asks the customer back, in each language it can be written in.

`{…}` is filled in; a language without an entry is written to in English.
"""

from dataclasses import dataclass

from contracts.pricing import UnresolvedReason as Reason

DEFAULT = "en"


@dataclass(frozen=True)
class ClarificationTexts:
    """One language's sentences."""

    subject: str
    """Where the thread has none."""
    greeting: str
    nameless_greeting: str
    opening: str
    closing: str
    regards: str
    questions: dict[Reason, str]
    choices: dict[Reason, str]
    """What stands above the candidates."""
    sold_in: str
    """A pack; `{unit}` is one of `packs`."""
    packs: dict[str, str]
    decimal_comma: bool = True


_ENGLISH = ClarificationTexts(
    subject="Your request",
    greeting="Dear {name},",
    nameless_greeting="Hello,",
    opening="Thank you for your request. To quote all of it we need your answer to the following:",
    closing="Please simply reply to this message.",
    regards="Kind regards",
    questions={
        Reason.UNKNOWN: "We could not find this in our range. Could you give us a part number, the "
        "manufacturer or a closer description?",
        Reason.AMBIGUOUS: "Several of our products fit. Which one do you need?",
        Reason.DISCONTINUED: "We no longer sell this. May we offer you something else?",
        Reason.PACK_SIZE: "We sell this in whole packs only, and your quantity does not fill them. "
        "How many packs may we quote?",
        Reason.NO_QUANTITY: "How many do you need?",
        Reason.UNCLEAR: "We are not sure that we understood you. Which product do you need, and "
        "how many?",
    },
    choices={
        Reason.UNKNOWN: "Perhaps you mean one of these:",
        Reason.DISCONTINUED: "We could offer:",
        Reason.PACK_SIZE: "It is this product:",
        Reason.NO_QUANTITY: "We understood this product:",
        Reason.UNCLEAR: "Perhaps you mean:",
        Reason.AMBIGUOUS: "You can choose from:",
    },
    sold_in="{unit} of {count}",
    packs={"box": "box", "pack": "pack", "roll": "roll"},
    decimal_comma=False,
)
_GERMAN = ClarificationTexts(
    subject="Ihre Anfrage",
    greeting="Guten Tag {name},",
    nameless_greeting="Guten Tag,",
    opening="vielen Dank für Ihre Anfrage. Damit wir alles anbieten können, bitten wir Sie um "
    "Antwort auf Folgendes:",
    closing="Bitte antworten Sie einfach auf diese Nachricht.",
    regards="Mit freundlichen Grüßen",
    questions={
        Reason.UNKNOWN: "Das haben wir in unserem Sortiment nicht gefunden. Können Sie uns eine "
        "Artikelnummer, den Hersteller oder eine genauere Beschreibung nennen?",
        Reason.AMBIGUOUS: "Mehrere unserer Artikel kommen infrage. Welchen benötigen Sie?",
        Reason.DISCONTINUED: "Diesen Artikel führen wir nicht mehr. Dürfen wir Ihnen etwas anderes "
        "anbieten?",
        Reason.PACK_SIZE: "Diesen Artikel verkaufen wir nur in ganzen Packungen, und Ihre Menge "
        "füllt sie nicht. Wie viele Packungen dürfen wir anbieten?",
        Reason.NO_QUANTITY: "Wie viele benötigen Sie?",
        Reason.UNCLEAR: "Wir sind nicht sicher, ob wir Sie richtig verstanden haben. Welchen "
        "Artikel benötigen Sie, und wie viele?",
    },
    choices={
        Reason.UNKNOWN: "Vielleicht meinen Sie einen von diesen:",
        Reason.DISCONTINUED: "Anbieten könnten wir:",
        Reason.PACK_SIZE: "Es geht um diesen Artikel:",
        Reason.NO_QUANTITY: "Wir haben diesen Artikel verstanden:",
        Reason.UNCLEAR: "Vielleicht meinen Sie:",
        Reason.AMBIGUOUS: "Zur Auswahl stehen:",
    },
    sold_in="{unit} mit {count} Stück",
    packs={"box": "Karton", "pack": "Packung", "roll": "Rolle"},
)
_FRENCH = ClarificationTexts(
    subject="Votre demande",
    greeting="Bonjour {name},",
    nameless_greeting="Bonjour,",
    opening="Merci de votre demande. Pour pouvoir tout chiffrer, nous avons besoin de votre "
    "réponse sur les points suivants :",
    closing="Il vous suffit de répondre à ce message.",
    regards="Cordialement",
    questions={
        Reason.UNKNOWN: "Nous n'avons pas trouvé cet article dans notre gamme. Pouvez-vous nous "
        "indiquer une référence, le fabricant ou une description plus précise ?",
        Reason.AMBIGUOUS: "Plusieurs de nos articles conviennent. Lequel vous faut-il ?",
        Reason.DISCONTINUED: "Nous ne vendons plus cet article. Pouvons-nous vous proposer autre "
        "chose ?",
        Reason.PACK_SIZE: "Cet article se vend uniquement par conditionnement entier, et votre "
        "quantité n'y correspond pas. Combien de conditionnements pouvons-nous chiffrer ?",
        Reason.NO_QUANTITY: "Quelle quantité vous faut-il ?",
        Reason.UNCLEAR: "Nous ne sommes pas sûrs de vous avoir bien compris. De quel article "
        "avez-vous besoin, et en quelle quantité ?",
    },
    choices={
        Reason.UNKNOWN: "Vous pensez peut-être à l'un de ceux-ci :",
        Reason.DISCONTINUED: "Nous pourrions vous proposer :",
        Reason.PACK_SIZE: "Il s'agit de cet article :",
        Reason.NO_QUANTITY: "Nous avons compris cet article :",
        Reason.UNCLEAR: "Vous pensez peut-être à :",
        Reason.AMBIGUOUS: "Vous avez le choix entre :",
    },
    sold_in="{unit} de {count}",
    packs={"box": "carton", "pack": "paquet", "roll": "rouleau"},
)
_SPANISH = ClarificationTexts(
    subject="Su solicitud",
    greeting="Buenos días, {name}:",
    nameless_greeting="Buenos días:",
    opening="Gracias por su solicitud. Para poder presupuestarlo todo, necesitamos su respuesta "
    "sobre lo siguiente:",
    closing="Basta con que responda a este mensaje.",
    regards="Un cordial saludo",
    questions={
        Reason.UNKNOWN: "No hemos encontrado este artículo en nuestro catálogo. ¿Puede indicarnos "
        "una referencia, el fabricante o una descripción más precisa?",
        Reason.AMBIGUOUS: "Hay varios artículos nuestros que encajan. ¿Cuál necesita?",
        Reason.DISCONTINUED: "Ya no vendemos este artículo. ¿Podemos ofrecerle otro?",
        Reason.PACK_SIZE: "Este artículo se vende solo en envases completos, y su cantidad no los "
        "llena. ¿Cuántos envases podemos presupuestar?",
        Reason.NO_QUANTITY: "¿Qué cantidad necesita?",
        Reason.UNCLEAR: "No estamos seguros de haberle entendido bien. ¿Qué artículo necesita y en "
        "qué cantidad?",
    },
    choices={
        Reason.UNKNOWN: "Quizá se refiera a uno de estos:",
        Reason.DISCONTINUED: "Podríamos ofrecerle:",
        Reason.PACK_SIZE: "Se trata de este artículo:",
        Reason.NO_QUANTITY: "Hemos entendido este artículo:",
        Reason.UNCLEAR: "Quizá se refiera a:",
        Reason.AMBIGUOUS: "Puede elegir entre:",
    },
    sold_in="{unit} de {count}",
    packs={"box": "caja", "pack": "paquete", "roll": "rollo"},
)
_DUTCH = ClarificationTexts(
    subject="Uw aanvraag",
    greeting="Beste {name},",
    nameless_greeting="Goedendag,",
    opening="Hartelijk dank voor uw aanvraag. Om alles te kunnen aanbieden hebben wij uw antwoord "
    "op het volgende nodig:",
    closing="U kunt gewoon op dit bericht antwoorden.",
    regards="Met vriendelijke groet",
    questions={
        Reason.UNKNOWN: "Dit hebben wij niet in ons assortiment gevonden. Kunt u ons een "
        "artikelnummer, de fabrikant of een nadere omschrijving geven?",
        Reason.AMBIGUOUS: "Meerdere van onze artikelen komen in aanmerking. Welk artikel hebt u "
        "nodig?",
        Reason.DISCONTINUED: "Dit artikel verkopen wij niet meer. Mogen wij u iets anders "
        "aanbieden?",
        Reason.PACK_SIZE: "Dit artikel verkopen wij alleen per volle verpakking, en uw aantal komt "
        "daar niet op uit. Hoeveel verpakkingen mogen wij aanbieden?",
        Reason.NO_QUANTITY: "Hoeveel hebt u er nodig?",
        Reason.UNCLEAR: "Wij weten niet zeker of wij u goed begrepen hebben. Welk artikel hebt u "
        "nodig, en hoeveel?",
    },
    choices={
        Reason.UNKNOWN: "Misschien bedoelt u een van deze:",
        Reason.DISCONTINUED: "Wij kunnen u aanbieden:",
        Reason.PACK_SIZE: "Het gaat om dit artikel:",
        Reason.NO_QUANTITY: "Wij hebben dit artikel begrepen:",
        Reason.UNCLEAR: "Misschien bedoelt u:",
        Reason.AMBIGUOUS: "U kunt kiezen uit:",
    },
    sold_in="{unit} van {count}",
    packs={"box": "doos", "pack": "pak", "roll": "rol"},
)

TEXTS = {"en": _ENGLISH, "de": _GERMAN, "fr": _FRENCH, "es": _SPANISH, "nl": _DUTCH}
"""By ISO 639-1."""
