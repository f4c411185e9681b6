"""Which of a PDF page's text is drawn so that it can be seen."""

from collections.abc import Iterable
from typing import NamedTuple

Operation = tuple[list[object], bytes]

_SHOWS_TEXT = frozenset({b"Tj", b"TJ", b"'", b'"'})
_FILLS = frozenset({b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"sh"})
_COLOURS = frozenset({b"g", b"rg", b"k", b"sc", b"scn"})
_INVISIBLE_MODE = 3
_NEARLY = 0.93
"""From 0 to 1, how light a colour is that cannot be told from paper."""


class _Ink(NamedTuple):
    white: bool = False
    mode: int = 0


def divided(operations: Iterable[Operation]) -> tuple[list[Operation], list[Operation]]:
    """The page's operations, without those that show text which cannot be seen; and the page with
    these alone, empty where there are none.

    White text can be seen where anything dark was painted first: nobody looks where exactly.
    """
    ink, saved = _Ink(), []
    painted = False
    seen: list[Operation] = []
    unseen: list[Operation] = []
    found = False
    for operands, operator in operations:
        if operator == b"q":
            saved.append(ink)
        elif operator == b"Q" and saved:
            ink = saved.pop()
        elif operator in _COLOURS:
            ink = ink._replace(white=_is_white(operator, operands))
        elif operator == b"Tr" and operands:
            ink = ink._replace(mode=int(str(operands[0])))
        elif operator == b"Do" or (operator in _FILLS and not ink.white):
            painted = True
        if operator in _SHOWS_TEXT:
            is_hidden = ink.mode == _INVISIBLE_MODE or (ink.white and not painted)
            found = found or is_hidden
            (unseen if is_hidden else seen).append((operands, operator))
        else:
            seen.append((operands, operator))
            unseen.append((operands, operator))
    return seen, unseen if found else []


def _is_white(operator: bytes, operands: list[object]) -> bool:
    try:
        parts = [float(str(one)) for one in operands]
    except ValueError:  # a pattern's name
        return False
    if operator == b"k" or len(parts) == 4:
        return all(part <= 1 - _NEARLY for part in parts)
    return bool(parts) and all(part >= _NEARLY for part in parts)
