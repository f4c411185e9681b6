"""Takes out of an HTML document what its reader's eyes never see, and hands it over."""

import re
from collections.abc import Iterator

from lxml.etree import Comment
from lxml.html import Element, HtmlElement

from summarizer.domain.styles import styles
from summarizer.domain.suspicion import comment_speaks
from summarizer.domain.visibility import Look, look_of, removes

_CONDITIONAL = re.compile(r"\s*(?:\[if\b|<?!?\[endif\])", re.IGNORECASE)
_MARKUP = re.compile(
    r"\[if\b[^\]]*\]>|<!\[endif\]|<style.*?</style>|<xml>.*?</xml>|<[^<>]*>",
    re.IGNORECASE | re.DOTALL,
)
_COMMENT_CHARS = 20_000


def take_hidden(root: HtmlElement) -> list[str]:
    """Empty every hidden node of the document below `root`; their texts, in order, a line each."""
    hidden: list[str] = []
    declared = styles(root)
    waiting: list[tuple[HtmlElement, Look]] = [(root, Look())]
    while waiting:
        element, around = waiting.pop()
        if not isinstance(element.tag, str):
            hidden.append(_unmarked_text(element))
            continue
        style = declared.get(element, {})
        if removes(element, style):
            hidden.append("" if element.tag == "title" else element.text_content())
            _empty(element)
            continue
        look = look_of(element, style, around)
        if look.conceals:
            hidden += _take_own_text(element)
        waiting += [(child, look) for child in reversed(element)]
    return [" ".join(text.split()) for text in hidden if text.strip()]


def _empty(element: HtmlElement) -> None:
    """Nothing is left but a mark that cannot be seen: to take that out too, time and again, would
    join the texts around it ever anew."""
    tail = element.tail
    element.clear()
    element.tag, element.tail = "span", tail


def _unmarked_text(node: HtmlElement) -> str:
    """What a comment or a processing instruction says; an empty mark stands in its place."""
    mark = Element("span")
    mark.tail, node.tail = node.tail, None
    node.getparent().replace(node, mark)
    if node.tag is not Comment:
        return ""
    text = node.text or ""
    # Outlook writes conditional comments into every mail: markup, around words for Outlook alone.
    words = _MARKUP.sub(" ", text) if _CONDITIONAL.match(text) else text
    return words if comment_speaks(" ".join(words.split())[:_COMMENT_CHARS]) else ""


def _take_own_text(element: HtmlElement) -> Iterator[str]:
    yield element.text or ""
    element.text = None
    for child in element:
        yield child.tail or ""
        child.tail = None
