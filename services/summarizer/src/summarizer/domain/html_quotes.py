"""Quoted history in HTML, with `> ` before its lines as in plain text.

Each quote is marked before the document is rendered, and its lines are told by the marks
afterwards: to render quotes in quotes one by one takes the square of the time.
"""

from lxml.html import Element, HtmlElement

_QUOTE_BEGINS, _QUOTE_ENDS = "\ufdd0", "\ufdd1"
"""No characters, says Unicode: programs may use them inside."""
_MOST_QUOTE_MARKS = 10
"""Before a line. A thread of hundreds of messages would grow by its square."""
_CITED = ".//blockquote[@type='cite'] | .//blockquote[contains(@class, 'gmail_quote')]"


def mark_quotes(root: HtmlElement) -> None:
    """With a line before and one behind each quote."""
    for quote in root.xpath(_CITED):
        quote.tag = "div"
        begin, end = Element("div"), Element("div")
        begin.text, begin.tail, quote.text = _QUOTE_BEGINS, quote.text, None
        end.text = _QUOTE_ENDS
        quote.insert(0, begin)
        quote.append(end)


def without_marks(text: str) -> str:
    """Text without what stands at a quote's begin and end."""
    return text.replace(_QUOTE_BEGINS, "").replace(_QUOTE_ENDS, "")


def quoted(rendered: str) -> str:
    """The text with `> ` before its lines for each quote around them, and no blank line at a
    quote's edges."""
    depth = 0
    told: list[str] = []
    blank: list[str] = []
    at_edge = False
    for line in rendered.split("\n"):
        begins, ends = line.count(_QUOTE_BEGINS), line.count(_QUOTE_ENDS)
        if begins or ends:
            told += [] if ends else blank
            blank, at_edge = [], bool(begins)
        depth += begins - ends
        words = without_marks(line)
        marked = "> " * min(depth, _MOST_QUOTE_MARKS) + words
        if words.strip():
            told += [*blank, marked]
            blank, at_edge = [], False
        elif not (begins or ends or at_edge):
            blank.append(marked)
    return "\n".join([*told, *blank])
