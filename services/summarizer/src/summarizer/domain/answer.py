"""What a model is asked to answer: no prices, no discounts, and a quote for every claim."""

from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict


def _decimal(written: str | None) -> str | None:
    if written is not None:
        try:
            number = Decimal(written)
        except InvalidOperation as error:
            raise ValueError(f"{written!r} is no decimal number") from error
        if not number.is_finite() or abs(number.adjusted()) > 15:
            raise ValueError(f"{written!r} is no quantity")
    return written


class Part(BaseModel):
    """The base of all parts: strict structured output wants nothing optional and nothing extra."""

    model_config = ConfigDict(extra="forbid")


class Evidence(Part):
    """Words copied from a message, by the message's number."""

    message: int
    quote: str


class AnsweredProduct(Part):
    """One thing asked for."""

    description: str
    quantity: Annotated[str | None, AfterValidator(_decimal)]
    unit: str | None
    sku: str | None
    evidence: Evidence


class Answer(Part):
    """What the customer asks for. An address is nothing but its quote."""

    is_quote_request: bool
    language: str
    company: str | None
    products: list[AnsweredProduct]
    urgency: Literal["low", "medium", "high"]
    urgency_evidence: Evidence | None
    shipping_address: Evidence | None


def answer_format() -> dict[str, Any]:
    """The chat completion's `response_format`: this shape and no other."""
    return {
        "type": "json_schema",
        "json_schema": {"name": "thread", "strict": True, "schema": Answer.model_json_schema()},
    }
