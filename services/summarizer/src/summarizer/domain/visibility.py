"""Whether text can be seen, by the declarations of the elements around it."""

import re
from functools import lru_cache
from typing import NamedTuple

from lxml.etree import _Element as Element
from tinycss2.color4 import parse_color

from summarizer.domain.styles import Declarations

Colour = tuple[float, float, float, float]
"""Red, green, blue and how opaque, each from 0 to 1."""

_ZERO = r"0*\.?0+(?:px|pt|em|rem|ex|%|vh|vw)?"
_FAR_AWAY = re.compile(r".*-\s?(?:\d{3,}(?:\.\d+)?(?:px|pt|%)?|\d{2,}(?:\.\d+)?r?em).*")
_REMOVES = {
    "display": re.compile("none"),
    "content-visibility": re.compile("hidden"),
    "opacity": re.compile(rf"{_ZERO}|0?\.0\d*|[0-4]%"),
    "filter": re.compile(rf".*opacity\((?:{_ZERO}|0?\.0\d*)\).*"),
    "mso-hide": re.compile("all"),
    "max-height": re.compile(_ZERO),
    "max-width": re.compile(_ZERO),
    "clip": re.compile(r"rect\((?:\s*[01](?:px)?\s*,?){4}\)"),
    "clip-path": re.compile(
        r"(?:inset\(\s*(?:[5-9]\d|100)%|circle\(\s*0|polygon\(\s*0 0\s*[,)]).*"
    ),
    "transform": re.compile(
        rf".*(?:scale[xy]?\(\s*(?:{_ZERO}|0?\.0\d*)[,) ]|rotate[xy]\(\s*90deg).*"
    ),
    **dict.fromkeys(("left", "right", "top", "bottom", "text-indent"), _FAR_AWAY),
    **dict.fromkeys(("margin", "margin-left", "margin-top"), _FAR_AWAY),
}
"""Nothing inside such an element can be seen."""
_TRANSLATED_AWAY = re.compile(r".*translate.*-\s?(?:\d{3,}(?:px|pt)|[1-9]\d{2,}%|\d{2,}r?em).*")
_NO_ROOM = re.compile(rf"{_ZERO}|[01](?:\.\d+)?px")
_SIZES = ("width", "height", "max-width", "max-height", "line-height")
_UNSEEN_TAGS = frozenset({"template", "datalist", "title"})

_LENGTH = re.compile(r"(\d*\.?\d+)(px|pt|pc|em|rem|ex|ch|%|cm|mm|in|vw|vh)?")
_PIXELS = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "cm": 37.8, "mm": 3.78, "in": 96.0, "rem": 16.0}
_FONT_SIZE = re.compile(r"(?:^|\s)(\d{0,6}\.?\d{1,6}(?:px|pt|em|rem|%)?)(?=\s*/|\s|$)")
_SMALLEST_PX = 3.0
_SAME = 0.07
"""Two colours that differ by less in red, green and blue are one to the eye."""

_BLACK: Colour = (0.0, 0.0, 0.0, 1.0)
_WHITE: Colour = (1.0, 1.0, 1.0, 1.0)
_LINK: Colour = (0.0, 0.0, 0.93, 1.0)


class Look(NamedTuple):
    """How text looks that stands right in an element; `None` is a colour that nobody knows."""

    visible: bool = True
    size_px: float = 16.0
    colour: Colour | None = _BLACK
    ground: Colour | None = _WHITE

    @property
    def conceals(self) -> bool:
        """Whether nobody sees it. An element inside may make itself seen again."""
        if not self.visible or self.size_px < _SMALLEST_PX:
            return True
        if self.colour is None:
            return False
        if self.colour[3] < 0.1:
            return True
        return self.ground is not None and _is_same(self.colour, self.ground)


def removes(element: Element, style: Declarations) -> bool:
    """Whether an element hides all that is inside it."""
    if _is_plain(element, style):
        return element.tag in _UNSEEN_TAGS
    if "hidden" in element.attrib or element.tag in _UNSEEN_TAGS:
        return True
    if any(name in _REMOVES and _REMOVES[name].fullmatch(style[name]) for name in style):
        return True
    if _TRANSLATED_AWAY.fullmatch(style.get("transform", "")):
        return True
    clips = any(
        "hidden" in style.get(name, "") or "clip" in style.get(name, "")
        for name in ("overflow", "overflow-x", "overflow-y")
    )
    return clips and any(_NO_ROOM.fullmatch(style.get(name, "auto")) for name in _SIZES)


def _is_plain(element: Element, style: Declarations) -> bool:
    """Whether nothing says how it looks: most are, and are soon done with."""
    return not style and not element.attrib


def look_of(element: Element, style: Declarations, around: Look) -> Look:
    """How text in an element looks, given how it looks around it."""
    return Look(
        visible=_visible(style, around.visible),
        size_px=_size(style, around.size_px),
        colour=_colour(element, style, around.colour),
        ground=_ground(element, style, around.ground),
    )


def _visible(style: Declarations, inherited: bool) -> bool:  # noqa: FBT001
    value = style.get("visibility", "inherit")
    return value == "visible" if value in {"visible", "hidden", "collapse"} else inherited


def _size(style: Declarations, inherited: float) -> float:
    written = style.get("font-size", "")
    if not written and (found := _FONT_SIZE.search(style.get("font", ""))):
        written = found.group(1)
    length = _LENGTH.fullmatch(written)
    if not length:
        # Names of sizes can all be seen; what is none changes nothing.
        named = written.endswith(("small", "medium", "large"))
        return 12.0 if named else inherited
    number, unit = float(length.group(1)), length.group(2) or "px"
    if unit in {"em", "ex", "ch"}:
        return number * inherited
    return number * (inherited / 100 if unit == "%" else _PIXELS.get(unit, 10.0))


def _colour(element: Element, style: Declarations, inherited: Colour | None) -> Colour | None:
    written = style.get("-webkit-text-fill-color") or style.get("color")
    written = written or element.get("color") or (element.tag == "body" and element.get("text"))
    if not written:
        # A link has a colour of its own.
        return _LINK if element.tag == "a" and "href" in element.attrib else inherited
    return _parsed(written) or inherited


def _ground(element: Element, style: Declarations, inherited: Colour | None) -> Colour | None:
    shorthand = style.get("background", "")
    written = f"{shorthand} {style.get('background-image', '')}"
    if "url(" in written or "gradient" in written or element.get("background"):
        return None
    colours = [style.get("background-color"), *shorthand.split(), element.get("bgcolor")]
    for colour in colours[:10]:
        found = _parsed(colour) if colour else None
        if found:
            return found if found[3] > 0.5 else inherited
    return inherited


@lru_cache(maxsize=2_000)
def _parsed(written: str) -> Colour | None:
    try:
        colour = parse_color(written.replace("!important", "").strip())
        if colour is None or isinstance(colour, str):
            return None
        red, green, blue = (part or 0.0 for part in colour.to("srgb").coordinates)
    # It knows of colours that it cannot turn into others.
    except (ValueError, NotImplementedError, TypeError, ZeroDivisionError):
        return None
    return red, green, blue, colour.alpha


def _is_same(one: Colour, other: Colour) -> bool:
    return all(abs(a - b) <= _SAME for a, b in zip(one[:3], other[:3], strict=True))
