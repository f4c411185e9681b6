"""What of a name or a request says which product is meant.

A word names a kind of product. Figures (M8, 18 V, 160 cm), sizes (XL) and colours tell variants of
one kind apart: they either fit or they do not, and are never compared by likeness.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from pricing.domain.measures import in_base_units


class Kind(StrEnum):
    """What a term says."""

    WORD = "word"
    FIGURE = "figure"
    SIZE = "size"
    COLOUR = "colour"


class Term(NamedTuple):
    """One meaningful piece of text. `unit` only where it is a figure that has one."""

    kind: Kind
    text: str
    unit: str = ""

    @property
    def is_typed_figure(self) -> bool:
        """A figure that says of what: M8 or 18 V, not 18."""
        return self.kind is Kind.FIGURE and bool(self.unit or self.text[0].isalpha())

    def fits(self, offered: "Term") -> bool:
        """Whether both can mean the same; a figure without a unit fits any unit.

        Half a litre is 500 ml, and a pipette for 100-1000 µl is one for 1000 µl.
        """
        if self.kind is not offered.kind:
            return False
        if not self.unit or not offered.unit or self.unit == offered.unit:
            return self.text == offered.text or self.text in offered.text.split("-")
        mine, theirs = (in_base_units(term.text, term.unit) for term in (self, offered))
        return mine is not None and mine == theirs


@dataclass(frozen=True)
class Terms:
    """The terms of a text."""

    head: frozenset[Term]
    """Of what stands before the first comma, bracket or preposition: the thing itself."""
    tail: frozenset[Term]
    pack_size: int | None
    """100 in "box of 100"; no term."""
    pack_measure: Term | None = None
    """The 200 m of a "roll of 200 m"; one of no others."""

    @cached_property
    def all(self) -> frozenset[Term]:
        """Head and tail together."""
        return self.head | self.tail

    def of(self, *kinds: Kind) -> frozenset[Term]:
        """The terms of some kinds."""
        return frozenset(term for term in self.all if term.kind in kinds)
