"""An HTML document laid out as plain text, line by line.

One way through the document, whatever its depth: a thread's history lies hundreds of quotes deep.
"""

from collections.abc import Iterator
from typing import Any

from lxml.etree import _Element as Element

from summarizer.domain.layout_canvas import Canvas
from summarizer.domain.layout_styles import DEFAULTS, INLINE, Style, style_of
from summarizer.domain.layout_tables import Cell, side_by_side

_BULLETS = ("* ", "+ ", "o ", "- ")
_LONGEST_NUMBER = 9


def laid_out(root: Element) -> str:
    """The text of everything in a document, as browsers place it.

    Cells of a row are padded to columns and separated by tabs. Nodes that are no elements are
    passed over.
    """
    page = _Page()
    outside = _Open(root, INLINE, Canvas())
    opened = page.start(root, outside)
    waiting = [outside, opened] if opened else []
    while len(waiting) > 1:
        here = waiting[-1]
        for child in here.children:
            tag = child.tag
            if tag == "br":
                here.canvas.break_line()
            elif isinstance(tag, str) and (opened := page.start(child, here)):
                if len(child):
                    waiting.append(opened)
                    break
                page.end(opened, here)
            if tail := child.tail:
                here.write(tail)
        else:
            waiting.pop()
            page.end(here, waiting[-1])
            if tail := here.element.tail:
                waiting[-1].write(tail)
    return outside.canvas.text()


class _Open:
    """An element that has begun and not ended."""

    __slots__ = ("above", "bullet", "canvas", "children", "element", "style")

    def __init__(
        self, element: Element, style: Style, canvas: Canvas, bullet: str = "", above: int = 0
    ) -> None:
        self.element = element
        self.style = style
        self.canvas = canvas
        self.bullet = bullet
        self.above = above
        self.children: Iterator[Any] = iter(element)

    def write(self, text: str) -> None:
        mark = self.style.mark
        if self.style.is_pre:
            self.canvas.write_as_it_is(f"{mark}{text}{mark}")
        else:
            self.canvas.write(f"{mark}{text}{mark}" if mark else text)

    def begin_block(self) -> None:
        self.canvas.open(self.above, self.style.left, self.bullet)


class _Page:
    """Knows the lists and tables around the present place."""

    def __init__(self) -> None:
        self._lists: list[str | int] = []
        """Of each the bullet, or the next number."""
        self._tables: list[list[list[tuple[Canvas, Style]]]] = []
        """Of each the rows of cells."""
        self._begins = {
            "ul": self._begin_list,
            "ol": self._begin_numbers,
            "li": self._begin_item,
            "table": self._begin_table,
            "tr": self._begin_row,
            "td": self._begin_cell,
            "th": self._begin_cell,
        }

    def start(self, element: Element, around: _Open) -> _Open | None:
        """Begin an element, with the text before its first child; null where nothing shows."""
        tag, attributes = element.tag, element.attrib
        if attributes:
            get = attributes.get
            style = style_of(tag, get("style"), get("align"), get("valign"))
        else:
            style = DEFAULTS.get(tag, INLINE)
        if style.is_gone:
            return None
        opened = _Open(element, style, around.canvas)
        if begin := self._begins.get(tag):
            begin(opened)
        if style.is_block:
            below = around.style.below if around.style.is_block else 0
            opened.above = max(style.above, below)
            opened.begin_block()
        if text := element.text:
            opened.write(text)
        return opened

    def end(self, ended: _Open, around: _Open) -> None:
        """End an element."""
        tag = ended.element.tag
        if ended.style.is_block:
            ended.canvas.close(ended.bullet)
            ended.canvas.leave(ended.style.below)
        if tag == "table":
            self._end_table(ended, around)
        elif tag in {"ul", "ol"}:
            self._lists.pop()

    def _begin_list(self, opened: _Open) -> None:
        del opened
        self._lists.append(_BULLETS[len(self._lists) % len(_BULLETS)])

    def _begin_numbers(self, opened: _Open) -> None:
        del opened
        self._lists.append(1)

    def _begin_item(self, opened: _Open) -> None:
        bullet = self._lists[-1] if self._lists else _BULLETS[0]
        if isinstance(bullet, str):
            opened.bullet = bullet
            return
        value = opened.element.get("value", "")
        number = int(value) if value.isdecimal() and len(value) <= _LONGEST_NUMBER else bullet
        self._lists[-1] = number + 1
        opened.bullet = f"{number}. "

    def _begin_table(self, opened: _Open) -> None:
        # What stands in it and in no cell.
        opened.canvas = Canvas()
        self._tables.append([])

    def _begin_row(self, opened: _Open) -> None:
        del opened
        if self._tables:
            self._tables[-1].append([])

    def _begin_cell(self, opened: _Open) -> None:
        if self._tables:
            opened.canvas = Canvas()
            rows = self._tables[-1]
            if not rows:
                rows.append([])
            rows[-1].append((opened.canvas, opened.style))

    def _end_table(self, ended: _Open, around: _Open) -> None:
        rows = [
            [Cell(canvas.text().split("\n"), style) for canvas, style in row]
            for row in self._tables.pop()
        ]
        if beside := ended.canvas.text().strip():
            around.write(beside)
            around.canvas.break_line()
        around.canvas.end_line()
        if around.style.is_block:
            around.begin_block()
        around.canvas.write_as_it_is(side_by_side(rows))
        if around.style.is_block:
            around.canvas.leave(around.style.below)
        around.canvas.end_line()
        if around.style.is_block:
            around.canvas.unindent()
