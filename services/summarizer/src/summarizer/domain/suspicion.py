"""What of a message looks like an attempt to steer, for a person to see."""

import re
from collections.abc import Iterable, Iterator, Sequence

from contracts.summaries import RequestedProduct, SummaryWarning
from contracts.threads import EmailMessage
from summarizer.domain.sentence_effects import Effect
from summarizer.domain.spans import Span
from summarizer.domain.steering import steering, steers, steers_machines

SUSPICIOUS = "suspicious_text"

_SHOWN_CHARS = 200
_COUNTS = re.compile(
    r"(?<![\w#.,:/&-])(?!(?:19|20)\d\d\b)\d{1,6}(?:[.,]\d+)?\s*(?:[x\u00d7*]\s*)?(?!(?:px|pt|em|pixels?"
    r"|cols?|columns?|min|am|pm|uhr)\b)[^\W\d_]{3,}",
    re.IGNORECASE,
)
_DEALS = re.compile(
    r"\b(?:discount|rabatt?|remise|descuento|sconto|desconto|korting|price|preis|prix|precio|prezzo"
    r"|preço|prijs|cena|qty|quantity|menge|approv\w*)\b\D{0,40}\d",
    re.IGNORECASE,
)
_ORDERS = re.compile(
    r"\b(?:add|quote|order|send|ship|need|want|bitte|anbieten|bestell\w*|brauchen|ajout\w*|devis"
    r"|commande\w*|añad\w*|pedido|aggiung\w*|ordin\w*|adicion\w*|voeg|bestel\w*|dodaj\w*)\b",
    re.IGNORECASE,
)


def steering_spans(text: str) -> Iterator[Span]:
    """The passages to pass over."""
    return (found.span for found in steering(text) if found.effect is not Effect.DOUBT)


def doubted(
    products: Iterable[RequestedProduct], messages: Iterable[EmailMessage]
) -> list[RequestedProduct]:
    """The products; those asked for in one breath with a price "as agreed" are unclear."""
    claims = {
        message.message_id: [
            one.span for one in steering(message.text) if one.effect is Effect.DOUBT
        ]
        for message in messages
    }
    return [
        product.model_copy(update={"unclear": True})
        if product.source
        and any(
            product.source.start < claim.end and claim.start < product.source.end
            for claim in claims.get(product.source.message_id, [])
        )
        else product
        for product in products
    ]


def suspicions(message: EmailMessage) -> Iterator[SummaryWarning]:
    """A warning for each passage that steers or is hidden, and for whatever else is odd."""
    for passage in steering(message.text):
        yield SummaryWarning(
            code=SUSPICIOUS,
            detail="This passage tries to steer the reader; nothing it asks for was taken."
            if passage.effect is not Effect.DOUBT
            else "This passage says that a price or discount is settled; none was taken from it.",
            source=passage.span.source(message),
        )
    for what, words in _beside_the_text(message):
        if steers_machines(words):
            detail = f"The {what} tries to steer the reader; it was not read: {_shown(words)!r}"
            yield SummaryWarning(code=SUSPICIOUS, detail=detail)
    if hidden := hidden_passages(message):
        detail = f"Text hidden from the reader's eyes was not read: {_shown(' '.join(hidden))!r}"
        yield SummaryWarning(code=SUSPICIOUS, detail=detail)
    for finding in message.findings:
        yield SummaryWarning(code=finding.code, detail=finding.detail)


def hidden_passages(message: EmailMessage) -> list[str]:
    """What is hidden and no newsletter program's doing: these hide a preview of the text, or the
    same text for small screens, and count nothing that cannot be seen."""
    passages = [line for line in message.hidden_text.split("\n") if line.strip()]
    if not passages:
        return []
    seen = _words(f"{message.subject} {message.text} {message.quoted}")
    return [passage for passage in passages if not _is_harmless(passage, seen)]


def comment_speaks(comment: str) -> bool:
    """Whether an HTML comment is meant for a reader, and no note of whoever wrote the template."""
    if steers(comment) or _DEALS.search(comment):
        return True
    return bool(_ORDERS.search(comment) and _COUNTS.search(comment))


def _is_harmless(passage: str, seen: set[str]) -> bool:
    if steers(passage):
        return False
    return _words(passage) <= seen or not (_COUNTS.search(passage) or _DEALS.search(passage))


def _beside_the_text(message: EmailMessage) -> Sequence[tuple[str, str]]:
    return [
        ("subject", message.subject),
        ("sender's name", message.sender.name or ""),
        *(("name of an attachment", attachment.filename) for attachment in message.attachments),
        ("quoted history", message.quoted),
    ]


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def _shown(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN_CHARS else words[: _SHOWN_CHARS - 1] + "…"
