"""What holds from one day to another."""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from contracts.message import Message


class Dated(Message):
    """Something with a first and a last day; None where there is no such day."""

    valid_from: date | None = None
    valid_until: date | None = None
    """The last day on which it holds."""

    def holds_on(self, day: date) -> bool:
        """Whether it holds on this day."""
        return (self.valid_from or date.min) <= day <= (self.valid_until or date.max)


AnyDated = TypeVar("AnyDated", bound=Dated)


def holding(records: Iterable[AnyDated], day: date) -> list[AnyDated]:
    """The records that hold on a day, the one that began last at the end."""
    return sorted(
        (record for record in records if record.holds_on(day)),
        key=lambda record: record.valid_from or date.min,
    )
