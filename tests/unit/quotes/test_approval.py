"""Which quotes wait for a person, and what they are told."""

from decimal import Decimal
from typing import Any

import pytest

from contracts.quoting import GenerateQuoteInput
from quotes.domain.approval import ApprovalPolicy

POLICY = ApprovalPolicy(Decimal("0.15"))
GUARD = {"code": "below_minimum_price", "detail": "VEST-XL is sold below its minimum price."}


@pytest.fixture
def clear(request_for_quote: GenerateQuoteInput) -> dict[str, Any]:
    """A request of which everything could be priced, at a small discount."""
    return {**request_for_quote.model_dump(), "unresolved": []}


def reasons(request: dict[str, Any], **totals: Any) -> list[str]:
    document = {**request, "totals": {**request["totals"], **totals}}
    return POLICY.reasons(GenerateQuoteInput.model_validate(document))


def test_a_quote_within_the_limits_waits_for_nobody(clear: dict[str, Any]) -> None:
    assert reasons(clear) == []
    assert reasons(clear, discount_rate="0.15") == []


def test_a_discount_above_the_limit_waits(clear: dict[str, Any]) -> None:
    told = ["The discount of 15.1% is above the limit of 15%."]
    assert reasons(clear, discount_rate="0.151") == told


def test_what_pricing_would_have_a_person_look_at_waits(clear: dict[str, Any]) -> None:
    told = ["VEST-XL is sold below its minimum price. (below_minimum_price)"]
    assert reasons(clear, attention=[GUARD]) == told


def test_only_a_suspicious_warning_waits(clear: dict[str, Any]) -> None:
    harmless = {"code": "text_cut", "detail": "The thread was too long."}
    steering = {"code": "suspicious_text", "detail": "It dictates a price."}

    assert reasons({**clear, "warnings": [harmless]}) == []
    told = reasons({**clear, "warnings": [harmless, steering]})
    assert told == ["The thread is suspicious: It dictates a price."]


def test_every_line_that_could_not_be_priced_and_every_other_reason_is_told(
    request_for_quote: GenerateQuoteInput,
) -> None:
    told = reasons(request_for_quote.model_dump(), discount_rate="0.2", attention=[GUARD])

    assert len(told) == 3
    assert 'Asked for and not priced: "the blue thing" (several products fit).' in told
