"""Two readings of one thread made one: what only one of them says is for a person to decide.

The rules' reading is the base. A line is priced only where both readers have it, with the same
quantity, in the same unit and with words that do not contradict; what stands in the summary beside
that is flagged wherever they differ.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from contracts.summaries import (
    Ground,
    RequestedProduct,
    Source,
    Summary,
    SummarySources,
    SummaryWarning,
    Urgency,
)
from summarizer.domain.confidence import based_on
from summarizer.domain.grounding import GroundedAnswer
from summarizer.domain.locating import places
from summarizer.domain.pairing import paired
from summarizer.domain.prompt import ShownThread
from summarizer.domain.words import content_words, words

DISAGREE: Final = "readers_disagree"

_MOST_TOLD = 120


def agreed_summary(
    ruled: Summary, answer: GroundedAnswer, thread: ShownThread, *, reader: str
) -> Summary:
    """The rules' summary as far as the model's answer bears it out, and what else it saw.

    `thread` is what the model was shown: about the rest it has no say. The text is the rules'.
    """
    compared = _Comparison(thread)
    asked = [product for product in ruled.products if not product.tentative]
    together, left = paired(asked, answer.products)
    products = [
        *(compared.product(one, other) for one, other in together),
        *(compared.only_modelled(other) for other in left),
    ]
    urgency, urgency_source = compared.urgency(ruled, answer)
    address, address_source = compared.address(ruled, answer)
    compared.request(ruled, answer)
    return ruled.model_copy(
        update={
            "products": products,
            "urgency": urgency,
            "shipping_address": address,
            "is_quote_request": ruled.is_quote_request or answer.is_quote_request,
            "customer": ruled.customer.model_copy(
                update={"company": answer.company or ruled.customer.company}
            ),
            "language": answer.language or ruled.language,
            "reader": reader,
            "sources": SummarySources(urgency=urgency_source, shipping_address=address_source),
            "warnings": [*ruled.warnings, *answer.warnings, *compared.warnings],
        }
    )


class _Comparison:
    def __init__(self, thread: ShownThread) -> None:
        self.warnings: list[SummaryWarning] = []
        self._shown = {shown.message.message_id: len(shown.text) for shown in thread.messages}

    def product(
        self, ruled: RequestedProduct, modelled: RequestedProduct | None
    ) -> RequestedProduct:
        """One line of the rules', as far as the model has it too."""
        if modelled is None:
            return self._only_ruled(ruled)
        if differences := list(_differences(ruled, modelled)):
            self._warn(
                f"The rules read {_told(ruled)}, the model {_told(modelled)}: another "
                f"{' and another '.join(differences)}.",
                ruled.source,
            )
            same = ruled.quantity == modelled.quantity
            quantity = ruled.quantity if same else None
            return based_on(ruled.model_copy(update={"quantity": quantity, "unclear": True}))
        agreed = ruled.model_copy(
            update={
                "description": _description(ruled, modelled),
                "sku": ruled.sku or modelled.sku,
                "unclear": ruled.unclear or modelled.unclear,
            }
        )
        return based_on(agreed, Ground.BOTH_READERS)

    def only_modelled(self, modelled: RequestedProduct) -> RequestedProduct:
        """A line that the rules do not have: never priced unseen."""
        self._warn(f"Only the model reads {_told(modelled)}; the rules do not.", modelled.source)
        return based_on(modelled.model_copy(update={"unclear": True}))

    def urgency(self, ruled: Summary, answer: GroundedAnswer) -> tuple[Urgency, Source | None]:
        """The rules' where they say something, else the model's where it shows its evidence."""
        said = ruled.sources.urgency
        if answer.urgency is None or answer.urgency == ruled.urgency:
            return ruled.urgency, said or answer.urgency_source
        self._warn(
            f"The rules read {ruled.urgency} urgency, the model {answer.urgency}.",
            answer.urgency_source,
        )
        if said or ruled.urgency != Urgency.MEDIUM:
            return ruled.urgency, said
        return answer.urgency, answer.urgency_source

    def address(self, ruled: Summary, answer: GroundedAnswer) -> tuple[str | None, Source | None]:
        """The fuller of two that agree, else the rules', else the model's."""
        one = (ruled.shipping_address, ruled.sources.shipping_address)
        other = (answer.shipping_address, answer.address_source)
        if one[0] is None or other[0] is None:
            if one[0] != other[0] and not self._unseen(one[1]):
                reader = "rules read" if one[0] else "model reads"
                self._warn(f"Only the {reader} a delivery address.", one[1] or other[1])
            return one if one[0] else other
        if _same_place(one[0], other[0]):
            return max(one, other, key=lambda each: len(words(each[0] or "")))
        self._warn(
            f"The rules read the delivery address {one[0]!r}, the model {other[0]!r}.", other[1]
        )
        return one

    def request(self, ruled: Summary, answer: GroundedAnswer) -> None:
        """Whether it is a request at all; where one reader says so, somebody looks at it."""
        if ruled.is_quote_request != answer.is_quote_request:
            reader = "rules" if ruled.is_quote_request else "model"
            self._warn(f"Only the {reader} took this thread for a request.", None)

    def _only_ruled(self, ruled: RequestedProduct) -> RequestedProduct:
        if self._unseen(ruled.source):
            return ruled
        self._warn(f"Only the rules read {_told(ruled)}; the model does not.", ruled.source)
        return based_on(ruled.model_copy(update={"unclear": True}))

    def _unseen(self, source: Source | None) -> bool:
        return source is not None and source.end > self._shown.get(source.message_id, 0)

    def _warn(self, detail: str, source: Source | None) -> None:
        self.warnings.append(SummaryWarning(code=DISAGREE, detail=detail, source=source))


def _differences(ruled: RequestedProduct, modelled: RequestedProduct) -> Iterator[str]:
    one, other = content_words(ruled.description), content_words(modelled.description)
    if not (one <= other or other <= one):
        yield "product"
    elif ruled.sku and modelled.sku and words(ruled.sku) != words(modelled.sku):
        yield "part number"
    if ruled.quantity != modelled.quantity:
        yield "quantity"
    if (ruled.unit or "ea") != (modelled.unit or "ea"):
        yield "unit"


def _description(ruled: RequestedProduct, modelled: RequestedProduct) -> str:
    """The rules', or the model's where it says more in words that stand together in its quote."""
    quote = modelled.source.quote if modelled.source else ""
    says_more = content_words(ruled.description) < content_words(modelled.description)
    return (
        modelled.description
        if says_more and places(quote, modelled.description)
        else (ruled.description)
    )


def _same_place(one: str, other: str) -> bool:
    """Whether one is a part of the other, with all of its figures."""
    mine, theirs = words(one), words(other)
    figures = {word for word in mine ^ theirs if any(letter.isdigit() for letter in word)}
    return not figures and (mine <= theirs or theirs <= mine)


def _told(product: RequestedProduct) -> str:
    quantity = "no quantity" if product.quantity is None else _plain(product.quantity)
    unit = f" {product.unit}" if product.unit else ""
    return f"{quantity}{unit} of {product.description[:_MOST_TOLD]!r}"


def _plain(quantity: Decimal) -> str:
    return f"{quantity.normalize():f}"
