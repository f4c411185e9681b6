"""HTML as a person reads it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from lxml.etree import Comment, HTMLParser, ProcessingInstruction, XPath, fromstring
from lxml.etree import _Element as Element

from summarizer.domain.cleaning import drop_invisible
from summarizer.domain.hidden_html import take_hidden
from summarizer.domain.html_quotes import mark_quotes, quoted, without_marks
from summarizer.domain.layout import laid_out

MAX_CHARS = 500_000
MAX_ELEMENTS = 10_000
"""Of a longer document the beginning is read: elements take time, however little they say."""

_DATA = re.compile(r"data:[\w/+.-]{1,50};base64,[A-Za-z0-9+/=%\s]*")
"""A picture inside the text."""
_END_OF_DOCUMENT = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
_UNSPACED = XPath(".//td//p | .//th//p | .//p[starts-with(@class, 'Mso')]")
_ROWS = XPath("./tr | ./*/tr")
_CELLS = XPath("./td | ./th")
_TEXT = XPath("string()")


@dataclass(frozen=True)
class HtmlText:
    """`text` as it can be seen, and `hidden` what cannot, a passage a line."""

    text: str = ""
    hidden: str = ""
    has_table: bool = False
    """Of data, not of layout."""
    cut: bool = False
    """Whether its end could not be read: it is too long, or nested too deeply."""


def read_html(html: str) -> HtmlText:
    """Render a document; quoted history gets `> ` before its lines, as in plain text.

    Cells of a row are padded to columns and separated by tabs.
    """
    # Lists append their footers below </html>, where the parser stops reading.
    html = _END_OF_DOCUMENT.sub("<br>", html)
    html = _DATA.sub("", html)
    parser = HTMLParser(encoding="utf-8", huge_tree=True)
    root = fromstring(html[:MAX_CHARS].encode("utf-8", "replace"), parser=parser)
    if root is None:
        return HtmlText()
    unread = any("RESOURCE" in one.type_name for one in parser.error_log)
    # Kept at hand: lxml makes each anew for whoever asks, and nobody has it.
    nodes = list(islice(root.iter(), MAX_ELEMENTS + 1))
    cut = _cut(nodes[MAX_ELEMENTS:]) or len(html) > MAX_CHARS or unread
    _drop_invisible_characters(root)
    hidden = take_hidden(root)
    for paragraph in _UNSPACED(root):
        # Word puts each line, and each cell's text, in a paragraph that its style sheet closes up.
        paragraph.tag = "div"
    mark_quotes(root)
    return HtmlText(quoted(laid_out(root)), "\n".join(hidden), _has_data_table(root), cut)


def _cut(unread: Sequence[Element]) -> bool:
    """Take out whatever begins with the first node that is not read; whether anything did."""
    if not unread:
        return False
    first = unread[0]
    for one in [first, *first.iterancestors()]:
        around = one.getparent()
        if around is not None:
            del around[around.index(one) + (one is not first) :]
    return True


def _drop_invisible_characters(root: Element) -> None:
    """Some may be read, from a character reference, but never written into a document."""
    text = _TEXT(root)
    # What is written for eyes has none, which is soon seen.
    nodes = root.iter(Comment, ProcessingInstruction) if _bare(text) == text else root.iter()
    for node in nodes:
        if text := node.text:
            node.text = _bare(text)
        if tail := node.tail:
            node.tail = _bare(tail)


def _bare(text: str) -> str:
    return without_marks(drop_invisible(text))


def _has_data_table(root: Element) -> bool:
    """Two rows of two filled cells make data; less is a page's or a signature's layout."""
    return any(
        sum(_filled_cells(row) > 1 for row in _ROWS(table)) > 1 for table in root.iter("table")
    )


def _filled_cells(row: Element) -> int:
    return sum(bool(_TEXT(cell).strip()) for cell in _CELLS(row))
