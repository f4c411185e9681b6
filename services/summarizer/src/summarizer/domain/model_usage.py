"""What asking a model takes: tokens and money."""

import re
from dataclasses import dataclass
from decimal import Decimal

_PIECE = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_|\n+")
_MILLION = 1_000_000


@dataclass(frozen=True)
class Tokens:
    """`cached_input` are those of `input` that the server had seen before."""

    input: int = 0
    cached_input: int = 0
    output: int = 0

    @property
    def total(self) -> int:
        """All that count against a limit."""
        return self.input + self.output


@dataclass(frozen=True)
class Question:
    """What a model is asked about a thread; `most` is what one attempt may take."""

    thread_id: int
    fingerprint: str
    """The same for the same question."""
    model: str
    most: Tokens


@dataclass(frozen=True)
class CallEnd:
    """How one attempt ended: `answered`, with the answer, or the code of a failure."""

    outcome: str
    used: Tokens
    is_estimate: bool
    """Whether the server did not say what it used."""
    answer: str | None = None


@dataclass(frozen=True)
class TokenPrices:
    """The price of a million tokens, in whatever currency the operator thinks in."""

    input: Decimal
    cached_input: Decimal
    output: Decimal

    def cost(self, tokens: Tokens) -> Decimal:
        """What these tokens cost, exactly."""
        fresh = tokens.input - tokens.cached_input
        return (
            fresh * self.input
            + tokens.cached_input * self.cached_input
            + tokens.output * self.output
        ) / _MILLION


@dataclass(frozen=True)
class Budget:
    """What may be spent on one thread, whatever comes of it."""

    tokens: int
    cost: Decimal
    prices: TokenPrices


def estimated_tokens(text: str) -> int:
    """Rather more tokens than a text has: a model's own tables would have to be downloaded.

    A word counts one for each three bytes, capitals (part numbers) one for each two, three digits
    are one, every other sign at least one.
    """
    return sum(map(_tokens, _PIECE.findall(text)))


def _tokens(piece: str) -> int:
    size = len(piece.encode())
    if not piece[0].isalnum():
        return size
    return -(-size // (2 if piece.isupper() else 3))
