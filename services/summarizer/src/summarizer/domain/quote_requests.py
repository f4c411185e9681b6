"""Whether a customer wants a quote at all."""

import re
from collections.abc import Sequence

from summarizer.domain.customer_message import CustomerMessage
from summarizer.domain.languages import any_of

_QUOTE = any_of("quotes")
_ASKS = re.compile(
    rf"\b{any_of('wants')}\b[^.!?]{{0,80}}\b{_QUOTE}\b"
    rf"|\b{_QUOTE}\b[^.!?]{{0,40}}\b(?:request|needed|{any_of('polite')})\b"
    rf"|\b(?:request for|rfq|demande de|solicitud de|richiesta(?: di)?|pedido de|aanvraag"
    rf"|förfrågan|zapytanie)\b"
    rf"|\bwhat (?:do|does|would|is|are).{{1,40}}(?:cost|price)|\b(?:was|wat) (?:kost|zou"
    rf"|gaat)\w*|\bhow much\b"
    rf"|\b(?:quel|combien|cuánto|quanto|ile|hvad|vad)\b.{{0,40}}\b(?:prix|coût\w*|cuesta\w*|cost\w*|custa\w*|kosztuj\w*|koster|kostar)",
    re.IGNORECASE | re.DOTALL,
)
_PRICE = re.compile(rf"\b{_QUOTE}\b", re.IGNORECASE)
_COMPLAINS = re.compile(rf"\b{any_of('complains')}\b", re.IGNORECASE)


def asks_for_quote(subject: str, parts: Sequence[CustomerMessage]) -> bool:
    """Whether the subject or a customer's words ask for a quote, even if no product can be read."""
    return bool(parts) and any(_ASKS.search(text) for text in (subject, *(p.words for p in parts)))


def speaks_of_prices(parts: Sequence[CustomerMessage]) -> bool:
    """Whether a customer has a word for a price at all: "price n can you send a van?"."""
    return any(_PRICE.search(part.words) for part in parts)


def complains(subject: str, parts: Sequence[CustomerMessage]) -> bool:
    """Whether the thread is about what was delivered or billed, and no word asks for a quote."""
    texts = (subject, *(part.words for part in parts))
    return any(map(_COMPLAINS.search, texts)) and not asks_for_quote(subject, parts)
