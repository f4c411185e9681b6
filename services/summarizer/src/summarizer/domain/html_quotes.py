"""Quoted history in HTML, with `> ` before its lines as in plain text.

Each quote is marked before the document is rendered, and its lines are told by the marks
afterwards: to render quotes in quotes one by one takes the square of the time.
"""

from lxml import etree
from lxml.etree import SubElement, XPath
from lxml.etree import _Element as Element

_QUOTE_BEGINS, _QUOTE_ENDS = "\ufdd0", "\ufdd1"
"""No characters, says Unicode: programs may use them inside."""
_MOST_QUOTE_MARKS = 10
"""Before a line. A thread of hundreds of messages would grow by its square."""
_CITED = XPath(".//blockquote[@type='cite' or contains(@class, 'gmail_quote')]")


def mark_quotes(root: Element) -> None:
    """With a line before and one behind each quote."""
    for quote in _CITED(root):
        quote.tag = "div"
        begin = etree.Element("div")
        begin.text, begin.tail, quote.text = _QUOTE_BEGINS, quote.text, None
        quote.insert(0, begin)
        SubElement(quote, "div").text = _QUOTE_ENDS


def without_marks(text: str) -> str:
    """Text without what stands at a quote's begin and end."""
    return text.replace(_QUOTE_BEGINS, "").replace(_QUOTE_ENDS, "")


def quoted(rendered: str) -> str:
    """The text with `> ` before its lines for each quote around them, and no blank line at a
    quote's edges."""
    told: list[str] = []
    depth = at = 0
    at_edge = False
    lines = rendered.split("\n")
    marked = [n for n, line in enumerate(lines) if _QUOTE_BEGINS in line or _QUOTE_ENDS in line]
    for mark in [*marked, len(lines)]:
        line = lines[mark] if mark < len(lines) else ""
        begins, ends = line.count(_QUOTE_BEGINS), line.count(_QUOTE_ENDS)
        told += _with_marks(lines[at:mark], depth, begins=at_edge, ends=bool(ends))
        depth += begins - ends
        at, at_edge = mark + 1, bool(begins)
        if (words := without_marks(line)).strip():
            told += _with_marks([words], depth)
            at_edge = False
    return "\n".join(told)


def _with_marks(
    lines: list[str], depth: int, *, begins: bool = False, ends: bool = False
) -> list[str]:
    """The lines at so many quotes' depth, without blank ones where a quote begins or ends."""
    first, last = 0, len(lines)
    while begins and first < last and not lines[first].strip():
        first += 1
    while ends and first < last and not lines[last - 1].strip():
        last -= 1
    marks = "> " * min(depth, _MOST_QUOTE_MARKS)
    return [marks + line for line in lines[first:last]] if marks else lines[first:last]
