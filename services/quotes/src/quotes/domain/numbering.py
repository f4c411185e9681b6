"""Quote numbers: given once, at issue, without gaps.

A pattern is text with `{YYYY}`, `{YY}`, `{MM}`, `{DD}` (of the UTC day of issue) and one counter,
`{NNN}`: as many digits as it has N, or more where the count needs them.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

MAX_LENGTH: Final = 32
"""Of a number, with a counter three digits longer than its pattern says."""

_PART: Final = re.compile(r"\{([^{}]*)\}")
_LITERAL: Final = re.compile(r"[A-Za-z0-9._-]*")
_COUNTER: Final = re.compile(r"N+")


class Reset(StrEnum):
    """When the counter begins at 1 again."""

    DAILY = "daily"
    MONTHLY = "monthly"
    YEARLY = "yearly"
    NEVER = "never"


_DATE_PARTS: Final = {"YYYY": "%Y", "YY": "%y", "MM": "%m", "DD": "%d"}
_PERIODS: Final = {
    Reset.DAILY: "%Y-%m-%d",
    Reset.MONTHLY: "%Y-%m",
    Reset.YEARLY: "%Y",
    Reset.NEVER: "",
}
_TOLD_BY: Final = {
    Reset.DAILY: ({"YYYY", "YY"}, {"MM"}, {"DD"}),
    Reset.MONTHLY: ({"YYYY", "YY"}, {"MM"}),
    Reset.YEARLY: ({"YYYY", "YY"},),
    Reset.NEVER: (),
}
"""Of each group one part must be in the pattern, or numbers would come again."""


@dataclass(frozen=True)
class NumberPattern:
    """How numbers are written; raises ValueError where numbers could not be told apart."""

    text: str = "Q-{YYYY}{MM}{DD}-{NNN}"
    reset: Reset = Reset.DAILY

    def __post_init__(self) -> None:
        """Refuse what cannot be a number, with what to write instead."""
        parts = _PART.findall(self.text)
        counters = [part for part in parts if _COUNTER.fullmatch(part)]
        unknown = [p for p in parts if p not in _DATE_PARTS and p not in counters]
        if unknown:
            raise ValueError(
                f"{{{unknown[0]}}} is no part of a number: use {{YYYY}}, {{YY}}, {{MM}}, {{DD}} "
                "and a counter such as {NNN}"
            )
        if len(counters) != 1:
            raise ValueError(
                f"the pattern {self.text!r} has {len(counters)} counters: it needs just one, "
                "such as {NNN}"
            )
        if not _LITERAL.fullmatch(_PART.sub("", self.text)):
            raise ValueError(
                f"the pattern {self.text!r} may hold letters (A-Z), digits, '-', '_' and '.' "
                "beside its parts: a number is part of addresses and file names"
            )
        if self.text.startswith("."):
            raise ValueError("a number does not begin with '.': it names files")
        for group in _TOLD_BY[self.reset]:
            if not group & set(parts):
                wanted = " or ".join(f"{{{part}}}" for part in sorted(group, reverse=True))
                raise ValueError(
                    f"numbers that begin at 1 again {self.reset} need {wanted} in the pattern "
                    f"{self.text!r}, or the same number would come twice"
                )
        longest = self.number(date(2000, 1, 1), 10 ** (len(counters[0]) + 3) - 1)
        if len(longest) > MAX_LENGTH:
            raise ValueError(f"numbers like {longest} are longer than {MAX_LENGTH} characters")

    def counter(self, day: date) -> str:
        """The name of the counter that counts on a day."""
        return f"{self.text}|{day.strftime(_PERIODS[self.reset])}"

    def number(self, day: date, count: int) -> str:
        """The number of the `count`-th quote (from 1) of the counter."""

        def written(part: re.Match[str]) -> str:
            name = part[1]
            if name in _DATE_PARTS:
                return day.strftime(_DATE_PARTS[name])
            return f"{count:0{len(name)}d}"

        return _PART.sub(written, self.text)


def pdf_url(number: str) -> str:
    """Where a quote's PDF is served, relative to the gateway."""
    return f"/api/v1/quotes/{number}/pdf"
