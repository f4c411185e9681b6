"""Plain text whose paragraphs the mail program broke into lines (RFC 3676, `format=flowed`)."""

from itertools import groupby

_SIGNATURE = "-- "
_SHORT = 40
"""Programs break lines near 72 characters: a shorter one with a blank at its end is a whole one."""


def unflowed(text: str, *, delete_space: bool) -> str:
    """The text with each paragraph on one line. `delete_space` is the mail's `DelSp`."""
    levels = [_quoted(line) for line in text.replace("\r\n", "\n").split("\n")]
    lines: list[str] = []
    for level, group in groupby(levels, key=lambda one: one[0]):
        mark = ">" * level + " " if level else ""
        lines += [mark + line for line in _joined([line for _, line in group], delete_space)]
    return "\n".join(lines)


def _quoted(line: str) -> tuple[int, str]:
    """How many `>` it begins with, and the rest without the blank put before it."""
    rest = line.lstrip(">")
    return len(line) - len(rest), rest.removeprefix(" ")


def _joined(lines: list[str], delete_space: bool) -> list[str]:  # noqa: FBT001
    joined: list[str] = []
    goes_on = False
    for line in lines:
        if goes_on and line != _SIGNATURE:
            above = joined[-1]
            joined[-1] = (above[:-1] if delete_space else above) + line
        else:
            joined.append(line)
        goes_on = line.endswith(" ") and line != _SIGNATURE and len(line) >= _SHORT
    return joined
