"""A model's claims, held against the messages it says they come from."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from contracts.summaries import (
    Customer,
    RequestedProduct,
    Source,
    Summary,
    SummarySources,
    SummaryWarning,
    Urgency,
)
from contracts.threads import EmailMessage
from summarizer.domain.answer import Answer, AnsweredProduct, Evidence
from summarizer.domain.numbers import Numbers
from summarizer.domain.spans import Span
from summarizer.domain.suspicion import steering_spans
from summarizer.domain.thread_warnings import thread_warnings, without_quantity
from summarizer.domain.units import unit_named

UNGROUNDED = "ungrounded"


def grounded_summary(
    answer: Answer, messages: Sequence[EmailMessage], *, ruled: Summary, reader: str
) -> Summary:
    """The answer as a summary. `ruled` is the rules' reading of the same thread.

    Offsets are found here. What a quote does not bear out is kept with a warning and without a
    source; what only steering text asks for is left out. The customer is the header's.
    """
    ground = _Ground(messages)
    products = list(ground.products(answer.products, answer.language))
    urgency = ground.source(answer.urgency_evidence)
    address = answer.shipping_address
    address_source = None
    if address:
        evidence = answer.shipping_address_evidence
        address_source = ground.claimed(evidence, f"The delivery address {address!r}")
        if ground.is_steered(evidence):
            address = address_source = None
    company = answer.company if answer.company and ground.says(answer.company) else None
    return Summary(
        summary=answer.summary,
        products=products,
        urgency=Urgency(answer.urgency),
        shipping_address=address or None,
        is_quote_request=answer.is_quote_request,
        customer=Customer(
            name=ruled.customer.name,
            email=ruled.customer.email,
            company=company or ruled.customer.company,
        ),
        language=answer.language,
        reader=reader,
        sources=SummarySources(urgency=urgency, shipping_address=address_source),
        warnings=[*thread_warnings(messages), *ground.warnings, *without_quantity(products)],
    )


def locate(text: str, quote: str) -> Span | None:
    """Where a quote stands: exactly, else but for its white space and capitals."""
    words = quote.split()
    if not words:
        return None
    start = text.find(quote)
    if start >= 0:
        return Span(start, start + len(quote))
    found = re.search(r"\s+".join(map(re.escape, words)), text, re.IGNORECASE)
    return Span(*found.span()) if found else None


@dataclass
class _Ground:
    messages: Sequence[EmailMessage]
    warnings: list[SummaryWarning] = field(default_factory=list)

    def products(
        self, answered: Sequence[AnsweredProduct], language: str
    ) -> Iterator[RequestedProduct]:
        for product in answered:
            if self.is_steered(product.evidence):
                continue
            quantity = None if product.quantity is None else Decimal(product.quantity)
            source = self.claimed(product.evidence, f"The product {product.description!r}")
            yield RequestedProduct(
                description=product.description,
                quantity=quantity,
                unit=unit_named(product.unit),
                sku=product.sku if product.sku and self.says(product.sku) else None,
                source=source,
                unclear=source is not None and not self.counts(source, quantity, language),
            )

    def counts(self, source: Source, quantity: Decimal | None, language: str) -> bool:
        """Whether the quoted words hold the quantity; a warning where they do not."""
        numbers = Numbers(source.quote, language)
        written = re.findall(rf"(?<!\w){numbers.pattern}", source.quote, re.IGNORECASE)
        if quantity is None or quantity in {numbers.value(number) for number in written}:
            return True
        detail = f"The quantity {quantity} does not stand in {source.quote!r}: check it."
        self.warnings.append(SummaryWarning(code=UNGROUNDED, detail=detail, source=source))
        return False

    def claimed(self, evidence: Evidence | None, what: str) -> Source | None:
        """The evidence's place; a warning where there is none."""
        source = self.source(evidence)
        if source is None:
            detail = f"{what} is not borne out by a customer's words: check it before quoting."
            self.warnings.append(SummaryWarning(code=UNGROUNDED, detail=detail))
        return source

    def source(self, evidence: Evidence | None) -> Source | None:
        """The evidence's place in a customer's message."""
        found = self._found(evidence)
        return found[1].source(found[0]) if found else None

    def is_steered(self, evidence: Evidence | None) -> bool:
        """Whether the evidence is part of a passage that tries to steer the reader."""
        found = self._found(evidence)
        if found is None:
            return False
        message, span = found
        passages = steering_spans(message.text)
        return any(span.start < bad.end and bad.start < span.end for bad in passages)

    def says(self, words: str) -> bool:
        """Whether any message holds these words."""
        return any(locate(message.text, words) for message in self.messages)

    def _found(self, evidence: Evidence | None) -> tuple[EmailMessage, Span] | None:
        if evidence is None or not 1 <= evidence.message <= len(self.messages):
            return None
        message = self.messages[evidence.message - 1]
        span = locate(message.text, evidence.quote) if message.role == "customer" else None
        return (message, span) if span else None
