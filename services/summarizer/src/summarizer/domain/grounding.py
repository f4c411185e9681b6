"""A model's claims, held against the words that it says they come from."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from contracts.summaries import RequestedProduct, Source, SummaryWarning, Urgency
from summarizer.domain.addresses import one_line
from summarizer.domain.answer import Answer, AnsweredProduct, Evidence
from summarizer.domain.locating import Place, places
from summarizer.domain.numbers import Numbers
from summarizer.domain.prompt import ShownMessage, ShownThread
from summarizer.domain.suspicion import steering_spans
from summarizer.domain.units import unit_named
from summarizer.domain.words import content_words, words

UNGROUNDED: Final = "ungrounded"

_LONGEST_QUOTE = 400
"""A quote of everything bears out anything."""


@dataclass(frozen=True)
class GroundedAnswer:
    """What is left of an answer. Each value has its place, or a warning and none.

    A product is `unclear` where its quote does not hold what is said of it.
    """

    products: list[RequestedProduct]
    urgency: Urgency | None
    urgency_source: Source | None
    shipping_address: str | None
    address_source: Source | None
    company: str | None
    language: str | None
    is_quote_request: bool
    warnings: list[SummaryWarning] = field(default_factory=list)


def grounded(answer: Answer, thread: ShownThread) -> GroundedAnswer:
    """The answer as far as customers' words bear it out.

    What only steering text asks for is left out; what nobody wrote is kept for a person to see.
    """
    ground = _Ground(thread, answer.language)
    address = ground.address(answer.shipping_address)
    urgency = ground.source(answer.urgency_evidence)
    products = list(ground.products(answer.products))
    return GroundedAnswer(
        products=products,
        # Without evidence a model's urgency is a mood.
        urgency=Urgency(answer.urgency) if urgency else None,
        urgency_source=urgency,
        shipping_address=one_line(address.quote) if address else None,
        address_source=address,
        company=answer.company if answer.company and ground.says(answer.company) else None,
        language=answer.language if re.fullmatch("[a-z]{2}", answer.language) else None,
        is_quote_request=answer.is_quote_request,
        warnings=ground.warnings,
    )


class _Ground:
    def __init__(self, thread: ShownThread, language: str) -> None:
        self.warnings: list[SummaryWarning] = []
        self._language = language
        self._asking = {
            shown.number: shown for shown in thread.messages if shown.message.role == "customer"
        }
        self._written = words("\n".join([thread.subject, *(m.text for m in thread.messages)]))

    def products(self, answered: Sequence[AnsweredProduct]) -> Iterator[RequestedProduct]:
        for product in answered:
            found = self._found(product.evidence)
            if found and not found.honest:
                continue
            source = found.source if found else None
            quantity = None if product.quantity is None else Decimal(product.quantity)
            doubts = list(self._doubts(product, quantity, found))
            for doubt in doubts:
                detail = f"{doubt} Check it before quoting."
                self.warnings.append(SummaryWarning(code=UNGROUNDED, detail=detail, source=source))
            yield RequestedProduct(
                description=product.description,
                quantity=quantity,
                unit=unit_named(product.unit),
                sku=product.sku if product.sku and self.says(product.sku) else None,
                source=source,
                unclear=bool(doubts),
            )

    def address(self, evidence: Evidence | None) -> Source | None:
        """The evidence's place, where it can be an address; a warning where it is none."""
        found = self._found(evidence)
        if evidence is None or (found and not found.honest):
            return None
        if found is None:
            detail = (
                f"The delivery address {evidence.quote!r} stands in no message of the customer."
            )
            self.warnings.append(SummaryWarning(code=UNGROUNDED, detail=detail))
            return None
        return found.source

    def source(self, evidence: Evidence | None) -> Source | None:
        """The evidence's place in a customer's honest words."""
        found = self._found(evidence)
        return found.source if found and found.honest else None

    def says(self, claimed: str) -> bool:
        """Whether any customer's message holds these words."""
        return any(places(shown.text, claimed) for shown in self._asking.values())

    def _doubts(
        self, product: AnsweredProduct, quantity: Decimal | None, found: "_Found | None"
    ) -> Iterator[str]:
        named = repr(product.description)
        if found is None:
            yield f"The product {named} is not borne out by a customer's words."
            return
        quote = found.source.quote
        numbers = Numbers(found.shown.text, self._language)
        written = re.findall(rf"(?<!\w){numbers.pattern}", quote, re.IGNORECASE)
        if quantity is not None and quantity not in {numbers.value(number) for number in written}:
            yield f"The quantity {quantity} of {named} does not stand in {quote!r}."
        wanted = content_words(product.description)
        if not wanted & words(quote):
            yield f"The product {named} is not what {quote!r} names."
        elif strange := wanted - self._written:
            yield f"Of {named} nobody wrote {', '.join(sorted(strange))!r}."
        if product.unit and not words(product.unit) <= words(quote):
            yield f"The unit {product.unit!r} of {named} does not stand in {quote!r}."

    def _found(self, evidence: Evidence | None) -> "_Found | None":
        """The evidence's place; where it stands more than once, one that is no steering text."""
        shown = self._asking.get(evidence.message) if evidence else None
        if evidence is None or shown is None or len(evidence.quote) > _LONGEST_QUOTE:
            return None
        bad = list(steering_spans(shown.message.text))
        found = [
            _Found(shown, place, honest=not any(place.span.overlaps(span) for span in bad))
            for place in places(shown.text, evidence.quote)
        ]
        return next((one for one in found if one.honest), found[0] if found else None)


@dataclass(frozen=True)
class _Found:
    shown: ShownMessage
    place: Place
    honest: bool
    """Whether it is outside of what tries to steer the reader."""

    @property
    def source(self) -> Source:
        source = self.place.span.source(self.shown.message)
        return source if self.place.exact else source.model_copy(update={"match": "normalised"})
