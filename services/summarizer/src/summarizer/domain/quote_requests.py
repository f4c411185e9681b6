"""Whether a customer wants a quote at all."""

import re
from collections.abc import Sequence

from summarizer.domain.customer_message import CustomerMessage

_QUOTE = (
    r"(?:quot(?:e|es|ing)\b|quotation|offer\b|pric(?:e|es|ing)\b|rfq\b|cost\b|angebot|preis"
    r"|anfrage|devis|prix|tarif|presupuesto|cotización|precio|offerte|prijs|preventivo|offerta"
    r"|prezzo|orçamento|cotação|preço|ofert[ęay]|wycen\w+|cen[ęy]|offert|pris)"
)
_WANTS = (
    r"(?:please|could|can|would|need|want|send|request|like|provide|give|bitte|können|benötigen"
    r"|brauchen|erstellen|möchten|merci|pourri\w+|souhait\w+|voudr\w+|por favor|necesit\w+"
    r"|quisi\w+|podr\w+|graag|kunt|willen|wil|vorre\w+|per favore|potr\w+|gostar\w+|precis\w+"
    r"|prosz\w+|potrzebuj\w+|vill|önskar|behöver|kan ni)"
)
_ASKS = re.compile(
    rf"\b{_WANTS}\b[^.!?]{{0,80}}\b{_QUOTE}|\b{_QUOTE}[^.!?]{{0,40}}\b(?:request|please|needed"
    r"|bitte)\b"
    rf"|\b(?:request for|rfq|demande de|solicitud de)\b[^.!?]{{0,20}}|\bwhat (?:do|does"
    rf"|would).{{1,40}}cost"
    r"|\bwas kost\w+",
    re.IGNORECASE | re.DOTALL,
)


def asks_for_quote(subject: str, parts: Sequence[CustomerMessage]) -> bool:
    """Whether the subject or a customer's words ask for a quote, even if no product can be read."""
    return bool(parts) and any(_ASKS.search(text) for text in (subject, *(p.words for p in parts)))
