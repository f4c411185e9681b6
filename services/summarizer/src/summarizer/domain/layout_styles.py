"""How each element is laid out: what browsers do by default, and what its attributes say."""

import re
from functools import lru_cache
from typing import NamedTuple


class Style(NamedTuple):
    """Lengths are in lines above and below, and in characters to the left.

    What attributes hide is taken out before.
    """

    is_block: bool = False
    is_gone: bool = False
    is_pre: bool = False
    above: int = 0
    below: int = 0
    left: int = 0
    mark: str = ""
    """Stands before and behind each text."""
    align: str = "left"
    """In a table's cell: left, right or center."""
    share_above: int = 1
    """Of the room that a cell has to spare, the halves that are above its text."""


_GONE = Style(is_gone=True)
_BLOCK = Style(is_block=True)
_APART = Style(is_block=True, above=1, below=1)
_LIST = Style(is_block=True, left=4)
_PRE = Style(is_block=True, is_pre=True)
INLINE = Style()
DEFAULTS = {
    **dict.fromkeys(("head", "link", "meta", "script", "title", "style"), _GONE),
    **dict.fromkeys(("p", "figure", "h1", "h2", "h3", "h4", "h5", "h6"), _APART),
    **dict.fromkeys(("ul", "ol"), _LIST),
    **dict.fromkeys(("pre", "xmp", "listing", "plaintext"), _PRE),
    **dict.fromkeys(("li", "address", "article", "aside", "div", "footer", "header"), _BLOCK),
    **dict.fromkeys(("hgroup", "layer", "main", "nav", "figcaption", "blockquote"), _BLOCK),
    "q": Style(mark='"'),
}
"""Other elements stand within their line."""

_ALIGNED = frozenset({"left", "right", "center"})
_SHARES = {"top": 0, "middle": 1, "bottom": 2}
_LENGTH = re.compile(r"(-?[0-9.]{1,20})(\w{1,20})")
_MOST = 100
_PX_A_LINE = 8


@lru_cache(maxsize=2_000)
def style_of(tag: str, css: str | None, align: str | None, valign: str | None) -> Style:
    """Of an element with these attributes."""
    style = DEFAULTS.get(tag, INLINE)
    for declaration in css.lower().split(";") if css else ():
        name, colon, value = declaration.partition(":")
        if colon:
            style = _declared(style, name.strip().replace("-webkit-", ""), value.strip())
    if align and align in _ALIGNED:
        style = style._replace(align=align)
    if valign and valign in _SHARES:
        style = style._replace(share_above=_SHARES[valign])
    return style


def _declared(style: Style, name: str, value: str) -> Style:
    if name == "display" and value != "none":
        return style._replace(is_block=value == "block")
    if name == "white-space" and value in {"normal", "nowrap", "pre", "pre-line", "pre-wrap"}:
        return style._replace(is_pre=value.startswith("pre"))
    if name == "vertical-align" and value in _SHARES:
        return style._replace(share_above=_SHARES[value])
    if (length := _length(value)) is not None:
        return _measured(style, name, length)
    return style


def _measured(style: Style, name: str, length: int) -> Style:
    if name in {"margin-top", "margin-before"}:
        return style._replace(above=length)
    if name in {"margin-bottom", "margin-after"}:
        return style._replace(below=length)
    return style._replace(left=length) if name in {"padding-left", "padding-start"} else style


def _length(value: str) -> int | None:
    found = _LENGTH.search(value)
    if found is None:
        return None
    try:
        number = float(found.group(1))
    except ValueError:
        return None
    length = number if found.group(2) in {"em", "qem", "rem"} else number / _PX_A_LINE
    return min(round(length), _MOST)
