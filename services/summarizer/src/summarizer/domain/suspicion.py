"""Text that tries to steer whoever reads it, rather than ask for goods."""

import re
from collections.abc import Iterator

from contracts.summaries import SummaryWarning
from contracts.threads import EmailMessage
from summarizer.domain.spans import Span, blocks, lines

SUSPICIOUS = "suspicious_text"

_MONEY = r"(?:(?:USD|EUR|GBP|[$€£])\s?)?\d+(?:[.,]\d+)?\s?(?:USD|EUR|GBP|[$€£])?"
_GRANTS = (
    r"(?:appl(?:y|ied)|approved?|grant(?:ed)?|authori[sz]ed?|gewähr\w*|genehmig\w*|accord\w*|set)"
)
_PERCENT = r"\d\s?(?:%|percent\b|prozent\b)"
_DISCOUNT = r"(?:discount|rabatt|remise|nachlass)"
_STEERING = [
    # Orders to whoever reads by machine.
    r"\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instruction|prompt|rule|guideline)s?\b",
    r"\b(?:ignorier\w*|vergiss|missachte\w*)\b.{0,40}\b(?:anweisung\w*|instruktion\w*|regeln)\b",
    r"\b(?:ignor\w+|oubli\w+)\b.{0,40}\b(?:instructions|consignes)\b",
    r"\b(?:ignor\w+|olvid\w+)\b.{0,40}\binstrucciones\b",
    r"\bnegeer\b.{0,40}\binstructies\b",
    r"\byou are (?:now )?(?:an? )?(?:ai|assistant|language model|chatbot)\b|\bas an ai\b",
    r"\b(?:note|message|instructions?|attention)\b.{0,20}\b(?:ai|assistant|language model|llm)\b",
    r"\b(?:do not|don't|never) (?:flag|report|escalate)\b|\bmention this (?:note|message|text)\b",
    # Marks that pretend to end the customer's words and begin the system's.
    r"\b(?:system|developer) (?:prompt|message)\b|^\W*\[?(?:system|assistant)\]?\s*[\]:]",
    r"<\|.{0,80}?\|>|\[/?inst\]",
    r"</?(?:system|assistant|user|instructions?|function\w*)\b[^>]{0,200}>",
    r"^\W*(?:end|start) of (?:customer )?(?:e-?mail|message|user)\b",
    # Approvals, discounts and prices dictated as if by the seller. A customer may ask for them.
    r"\bwithout (?:any )?(?:review|approval|checking)\b",
    r"\bno (?:check|review|approval)\b.{0,30}\bneeded\b",
    rf"(?<!you )\b{_GRANTS}\b.{{0,40}}{_PERCENT}.{{0,20}}{_DISCOUNT}",
    rf"(?<!you )\b{_GRANTS}\b.{{0,40}}{_DISCOUNT}.{{0,20}}{_PERCENT}",
    rf"\b(?:set|make|use|change|lower|reduce)\b.{{0,40}}\bprices? (?:to|at|=) {_MONEY}(?=\W|$)",
    rf"\b(?:be priced|agreed) (?:at|on) {_MONEY}",
    r"\b(?:add|include|send)\b.{0,80}\bfree of charge\b",
    r"\bkostenlos (?:dazu|beilegen|hinzufügen)\b",
]
_STEERS = re.compile("|".join(_STEERING), re.IGNORECASE | re.MULTILINE)
_ITEM = re.compile(r"\s*(?:[-*•\u2013·]|\d+[.)x\u00d7 ])\s*\S")


def steering_spans(text: str) -> Iterator[Span]:
    """The passages to pass over: a list's line alone, else the whole paragraph."""
    for block in blocks(text):
        flat = _one_line(block.read(text))
        if not _STEERS.search(flat) and not _STEERS.search(block.read(text)):
            continue
        guilty = [row for row in lines(text, block) if _is_guilty_item(row.read(text))]
        yield from guilty or [block]


def suspicions(message: EmailMessage) -> list[SummaryWarning]:
    """A warning for each such passage, and one for text hidden from the reader's eyes."""
    found = [
        SummaryWarning(
            code=SUSPICIOUS,
            detail="This passage tries to steer the reader; nothing it asks for was taken.",
            source=span.source(message),
        )
        for span in steering_spans(message.text)
    ]
    if message.hidden_text.strip():
        hidden = _one_line(message.hidden_text)
        found.append(
            SummaryWarning(
                code=SUSPICIOUS,
                detail=f"Text hidden from the reader's eyes was not read: {_shortened(hidden)!r}",
            )
        )
    return found


def _is_guilty_item(row: str) -> bool:
    return bool(_ITEM.match(row) and _STEERS.search(row))


def _one_line(text: str) -> str:
    # Same length, so that a phrase broken over two lines is still one phrase.
    return text.replace("\n", " ")


def _shortened(text: str, limit: int = 200) -> str:
    words = " ".join(text.split())
    return words if len(words) <= limit else words[: limit - 1] + "…"
