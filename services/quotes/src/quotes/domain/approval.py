"""Which quotes wait for a person, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from contracts.quoting import GenerateQuoteInput
from quotes.domain.figures import ENGLISH
from quotes.domain.reasons import REASONS

SUSPICIOUS = "suspicious_text"


@dataclass(frozen=True)
class ApprovalPolicy:
    """Beyond `discount_limit` (a fraction of the subtotal) a person decides.

    Lines' own discounts come from price lists that the seller keeps, and are nobody's favour.
    """

    discount_limit: Decimal

    def reasons(self, request: GenerateQuoteInput) -> list[str]:
        """Why a person must approve the quote, a sentence each; none: nobody need."""
        return [
            *self._discount(request),
            *_unresolved(request),
            *(
                f"The thread is suspicious: {warning.detail}"
                for warning in request.warnings
                if warning.code == SUSPICIOUS
            ),
            *(f"{attention.detail} ({attention.code})" for attention in request.totals.attention),
        ]

    def _discount(self, request: GenerateQuoteInput) -> Iterator[str]:
        rate = request.totals.discount_rate
        if rate > self.discount_limit:
            yield (
                f"The discount of {ENGLISH.percent(rate)} is above the limit of "
                f"{ENGLISH.percent(self.discount_limit)}."
            )


def _unresolved(request: GenerateQuoteInput) -> Iterator[str]:
    for line in request.unresolved:
        yield f'Asked for and not priced: "{line.description}" ({REASONS[line.reason]}).'
