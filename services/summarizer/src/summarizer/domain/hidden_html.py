"""Takes out of an HTML document what its reader's eyes never see, and hands it over."""

import re
from collections.abc import Iterable, Iterator

from lxml import etree
from lxml.etree import Comment, XPath
from lxml.etree import _Element as Element

from summarizer.domain.styles import Declarations, styles
from summarizer.domain.suspicion import comment_speaks
from summarizer.domain.visibility import Look, look_of, removes

_CONDITIONAL = re.compile(r"\s*(?:\[if\b|<?!?\[endif\])", re.IGNORECASE)
_MARKUP = re.compile(
    r"\[if\b[^\]]*\]>|<!\[endif\]|<style.*?</style>|<xml>.*?</xml>|<[^<>]*>",
    re.IGNORECASE | re.DOTALL,
)
_COMMENT_CHARS = 20_000
_SPEAKING = XPath(
    "descendant-or-self::*[@*]"
    "[@style or @hidden or @color or @text or @bgcolor or @background or @href]"
    " | descendant::template | descendant::datalist | descendant::title"
    " | descendant::comment() | descendant::processing-instruction()"
)
"""Whatever may look otherwise than what is around it, style sheets aside."""
_TEXT = XPath("string()")
_NOTHING: Declarations = {}


def take_hidden(root: Element) -> list[str]:
    """Empty every hidden node of the document below `root`; their texts, in order, a line each.

    Most nodes say nothing of how they look, and are visited only where what is around them hides
    their text.
    """
    declared = styles(root)
    speaking = {*_SPEAKING(root), *declared}
    ways = _ways_to(speaking)
    hidden: list[str] = []
    waiting: list[tuple[Element, Look]] = [(root, Look())]
    while waiting:
        element, look = waiting.pop()
        if not isinstance(element.tag, str):
            hidden.append(_unmarked_text(element))
            continue
        if element in speaking:
            style = declared.get(element, _NOTHING)
            if removes(element, style):
                hidden.append("" if element.tag == "title" else _TEXT(element))
                _empty(element)
                continue
            look = look_of(element, style, look)
        if look.conceals:
            hidden += _take_own_text(element)
            waiting += [(child, look) for child in reversed(element)]
        else:
            waiting += [(child, look) for child in reversed(element) if child in ways]
    return [" ".join(text.split()) for text in hidden if text.strip()]


def _ways_to(nodes: Iterable[Element]) -> set[Element]:
    """These nodes with whatever is around them."""
    ways: set[Element] = set()
    for node in nodes:
        while node is not None and node not in ways:
            ways.add(node)
            node = node.getparent()  # noqa: PLW2901
    return ways


def _empty(element: Element) -> None:
    """Nothing is left but a mark that cannot be seen: to take that out too, time and again, would
    join the texts around it ever anew."""
    tail = element.tail
    element.clear()
    element.tag, element.tail = "span", tail


def _unmarked_text(node: Element) -> str:
    """What a comment or a processing instruction says; an empty mark stands in its place."""
    mark = etree.Element("span")
    mark.tail, node.tail = node.tail, None
    node.getparent().replace(node, mark)
    if node.tag is not Comment:
        return ""
    text = node.text or ""
    # Outlook writes conditional comments into every mail: markup, around words for Outlook alone.
    words = _MARKUP.sub(" ", text) if _CONDITIONAL.match(text) else text
    return words if comment_speaks(" ".join(words.split())[:_COMMENT_CHARS]) else ""


def _take_own_text(element: Element) -> Iterator[str]:
    yield element.text or ""
    element.text = None
    for child in element:
        yield child.tail or ""
        child.tail = None
