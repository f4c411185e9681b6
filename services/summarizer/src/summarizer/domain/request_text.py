"""A customer's message, ready to be read for goods."""

from dataclasses import dataclass, replace

from contracts.summaries import RequestedProduct, Source
from contracts.threads import EmailMessage
from summarizer.domain.figures import mask_figures
from summarizer.domain.languages import language
from summarizer.domain.languages.language import Language
from summarizer.domain.numbers import Numbers
from summarizer.domain.spans import Span, blank


@dataclass(frozen=True)
class RequestText:
    """`text` is the message's with spaces for all that asks for nothing, at the same offsets;
    `figures` is that with every figure masked that is no quantity."""

    message: EmailMessage
    text: str
    figures: str
    numbers: Numbers
    language: Language

    @classmethod
    def of(cls, message: EmailMessage, text: str, code: str) -> "RequestText":
        """Of the message's already blanked text."""
        return cls(message, text, mask_figures(text), Numbers(message.text, code), language(code))

    def without(self, spans: list[Span]) -> "RequestText":
        """With these passages done with."""
        return replace(self, text=blank(self.text, spans), figures=blank(self.figures, spans))

    def source(self, span: Span) -> Source:
        """A place in the message."""
        return span.source(self.message)


@dataclass(frozen=True)
class FoundProduct:
    """A product asked for, and the whole of the text that asks for it."""

    product: RequestedProduct
    span: Span

    def changed(self, **values: object) -> "FoundProduct":
        """With other values of the product, found in the same place."""
        return replace(self, product=self.product.model_copy(update=values))

    def variant_of(self, thing: str, unit: str | None) -> "FoundProduct":
        """With the name of the thing that it is a size or a colour of, counted like that one."""
        told = self.product.description
        return self.changed(description=f"{thing}, {told}", unit=self.product.unit or unit)
