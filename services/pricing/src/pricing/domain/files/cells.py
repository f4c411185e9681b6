"""Cells: text in, a value out, or why it cannot be read; and the same text back."""

import re
from collections.abc import Callable, Collection
from datetime import date
from decimal import Decimal
from typing import TypeVar

from pricing.domain.countries import COUNTRIES
from pricing.domain.money import is_currency

Value = TypeVar("Value")

MAX_NAME_LENGTH = 100

_CONTROL_CHARACTER = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class CellError(Exception):
    """A cell that cannot be read; its text says why."""


def clean(cell: str) -> str:
    """Any text that a database can hold and a page can show."""
    if _CONTROL_CHARACTER.search(cell):
        raise CellError("holds a control character")
    return cell


def required(cell: str) -> str:
    """Some text."""
    if not cell:
        raise CellError("must not be empty")
    return cell


def name(cell: str) -> str:
    """A name of something, which may be empty."""
    if len(cell) > MAX_NAME_LENGTH:
        raise CellError(f"must not be longer than {MAX_NAME_LENGTH} characters")
    return cell


def required_name(cell: str) -> str:
    """A name of something."""
    return name(required(cell))


def optional(read: Callable[[str], Value]) -> Callable[[str], Value | None]:
    """A cell that may be empty, which is None."""
    return lambda cell: read(cell) if cell else None


def listed(read: Callable[[str], str]) -> Callable[[str], tuple[str, ...]]:
    """Several values separated by `|`."""
    return lambda cell: tuple(read(part.strip()) for part in cell.split("|") if part.strip())


def one_of(allowed: Collection[str]) -> Callable[[str], str]:
    """One of a few words."""

    def read(cell: str) -> str:
        if cell not in allowed:
            raise CellError(f"{cell!r} is none of {', '.join(allowed)}")
        return cell

    return read


def decimal(cell: str) -> Decimal:
    """A figure that is not negative, written with a decimal point."""
    if re.fullmatch(r"-[0-9]+(\.[0-9]+)?", cell):
        raise CellError(f"must not be negative; got {cell}")
    if not re.fullmatch(r"[0-9]{1,15}(\.[0-9]{1,10})?", cell):
        raise CellError(
            f"{cell!r} is not a decimal such as 1234.50: digits and one decimal point, nothing else"
        )
    return Decimal(cell)


def rate(cell: str) -> Decimal:
    """A fraction from 0 to 1, to a hundredth of a per cent."""
    value = decimal(cell)
    if value > 1 or not re.fullmatch(r"[0-9]+(\.[0-9]{1,4})?", cell):
        raise CellError(f"{cell!r} is not a fraction such as 0.05 for five per cent")
    return value


def tax_rate(cell: str) -> Decimal:
    """A fraction from 0 on, to a thousandth of a per cent: Quebec has 0.09975."""
    value = decimal(cell)
    if value > 1 or not re.fullmatch(r"[0-9]+(\.[0-9]{1,5})?", cell):
        raise CellError(f"{cell!r} is not a fraction such as 0.19 for nineteen per cent")
    return value


def whole_number(cell: str) -> int:
    """A count of at least 1."""
    if not re.fullmatch(r"[0-9]{1,9}", cell) or int(cell) < 1:
        raise CellError(f"{cell!r} is not a whole number of at least 1")
    return int(cell)


def currency(cell: str) -> str:
    """An ISO 4217 code."""
    if not is_currency(cell):
        raise CellError(f"{cell!r} is not an ISO 4217 code such as EUR")
    return cell


def country(cell: str) -> str:
    """An ISO 3166-1 code of two letters."""
    if cell not in COUNTRIES:
        raise CellError(f"{cell!r} is not an ISO 3166 code of two letters such as DE")
    return cell


def day(cell: str) -> date:
    """A calendar day."""
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", cell):
            return date.fromisoformat(cell)
    except ValueError:
        pass
    raise CellError(f"{cell!r} is not a day such as 2026-12-31")


def written(value: object) -> str:
    """A value as its cell: what `read` makes the same value of."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, tuple):
        return "|".join(map(written, value))
    return str(value)
