"""The sentences of a summary's text, in each language that a seller's team may read."""

from dataclasses import dataclass
from typing import Final, Literal

from contracts.summaries import Urgency

Language = Literal["en", "de", "fr", "es", "nl"]
DEFAULT: Final[Language] = "en"


@dataclass(frozen=True)
class SummaryTexts:
    """One language's sentences; `{…}` is filled in."""

    no_request: str
    nothing_read: str
    one: str
    many: str
    more: str
    no_quantity: str
    to_check: str
    urgency: str
    urgencies: dict[Urgency, str]
    ship_to: str
    no_address: str
    somebody: str
    decimal_mark: str = ","


TEXTS: Final[dict[str, SummaryTexts]] = {
    "en": SummaryTexts(
        no_request="{who} does not ask for a quote.",
        nothing_read="{who} asks for a quote, but no products could be read.",
        one="{who} asks for a quote for 1 item: {listed}.",
        many="{who} asks for a quote for {count} items: {listed}.",
        more="and {count} more",
        no_quantity="quantity not given",
        to_check="to be checked",
        urgency="Urgency: {urgency}.",
        urgencies={Urgency.LOW: "low", Urgency.MEDIUM: "medium", Urgency.HIGH: "high"},
        ship_to="Ship to: {address}.",
        no_address="No delivery address is given.",
        somebody="The sender",
        decimal_mark=".",
    ),
    "de": SummaryTexts(
        no_request="{who} bittet nicht um ein Angebot.",
        nothing_read="{who} bittet um ein Angebot, aber es waren keine Artikel zu lesen.",
        one="{who} bittet um ein Angebot über 1 Position: {listed}.",
        many="{who} bittet um ein Angebot über {count} Positionen: {listed}.",
        more="und {count} weitere",
        no_quantity="ohne Menge",
        to_check="zu prüfen",
        urgency="Dringlichkeit: {urgency}.",
        urgencies={Urgency.LOW: "gering", Urgency.MEDIUM: "mittel", Urgency.HIGH: "hoch"},
        ship_to="Lieferung an: {address}.",
        no_address="Eine Lieferadresse ist nicht genannt.",
        somebody="Der Absender",
    ),
    "fr": SummaryTexts(
        no_request="{who} ne demande pas de devis.",
        nothing_read="{who} demande un devis, mais aucun article n'a pu être lu.",
        one="{who} demande un devis pour 1 article : {listed}.",
        many="{who} demande un devis pour {count} articles : {listed}.",
        more="et {count} autres",
        no_quantity="quantité non indiquée",
        to_check="à vérifier",
        urgency="Urgence : {urgency}.",
        urgencies={Urgency.LOW: "faible", Urgency.MEDIUM: "moyenne", Urgency.HIGH: "élevée"},
        ship_to="Livraison : {address}.",
        no_address="Aucune adresse de livraison n'est indiquée.",
        somebody="L'expéditeur",
    ),
    "es": SummaryTexts(
        no_request="{who} no pide presupuesto.",
        nothing_read="{who} pide presupuesto, pero no se ha podido leer ningún artículo.",
        one="{who} pide presupuesto de 1 artículo: {listed}.",
        many="{who} pide presupuesto de {count} artículos: {listed}.",
        more="y {count} más",
        no_quantity="sin cantidad",
        to_check="por comprobar",
        urgency="Urgencia: {urgency}.",
        urgencies={Urgency.LOW: "baja", Urgency.MEDIUM: "media", Urgency.HIGH: "alta"},
        ship_to="Entrega en: {address}.",
        no_address="No se indica dirección de entrega.",
        somebody="El remitente",
    ),
    "nl": SummaryTexts(
        no_request="{who} vraagt geen offerte.",
        nothing_read="{who} vraagt een offerte, maar er waren geen artikelen te lezen.",
        one="{who} vraagt een offerte voor 1 artikel: {listed}.",
        many="{who} vraagt een offerte voor {count} artikelen: {listed}.",
        more="en nog {count}",
        no_quantity="aantal niet genoemd",
        to_check="te controleren",
        urgency="Urgentie: {urgency}.",
        urgencies={Urgency.LOW: "laag", Urgency.MEDIUM: "gemiddeld", Urgency.HIGH: "hoog"},
        ship_to="Leveren aan: {address}.",
        no_address="Er is geen afleveradres genoemd.",
        somebody="De afzender",
    ),
}
"""By ISO 639-1."""
