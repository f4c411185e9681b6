"""HTML as a person reads it."""

import re
from dataclasses import dataclass
from itertools import islice

from inscriptis import Inscriptis
from inscriptis.css_profiles import CSS_PROFILES
from inscriptis.model.config import ParserConfig
from lxml.etree import ParserError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from summarizer.domain.cleaning import drop_invisible
from summarizer.domain.hidden_html import take_hidden
from summarizer.domain.html_quotes import mark_quotes, quoted, without_marks

MAX_CHARS = 500_000
MAX_ELEMENTS = 10_000
"""Of a longer document the beginning is read: elements take time, however little they say."""

_DATA = re.compile(r"data:[\w/+.-]{1,50};base64,[A-Za-z0-9+/=%\s]*")
"""A picture inside the text."""
_CONFIG = ParserConfig(css=CSS_PROFILES["strict"], table_cell_separator="\t")
_END_OF_DOCUMENT = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
_UNSPACED = ".//td//p | .//th//p | .//p[starts-with(@class, 'Mso')]"


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
    try:
        root = document_fromstring(html[:MAX_CHARS].encode("utf-8", "replace"), parser=parser)
    except ParserError:
        return HtmlText()
    unread = any("RESOURCE" in one.type_name for one in parser.error_log)
    cut = _cut(root) or len(html) > MAX_CHARS or unread
    _drop_invisible_characters(root)
    hidden = take_hidden(root)
    for paragraph in root.xpath(_UNSPACED):
        # Word puts each line, and each cell's text, in a paragraph that its style sheet closes up.
        paragraph.tag = "div"
    mark_quotes(root)
    return HtmlText(quoted(_render(root)), "\n".join(hidden), _has_data_table(root), cut)


def _cut(root: HtmlElement) -> bool:
    """Take out whatever begins behind the last element that is read; whether anything did."""
    first = next(islice(root.iter(), MAX_ELEMENTS, None), None)
    if first is None:
        return False
    for one in [first, *first.iterancestors()]:
        around = one.getparent()
        if around is not None:
            del around[around.index(one) + (one is not first) :]
    return True


def _drop_invisible_characters(root: HtmlElement) -> None:
    """Some may be read, from a character reference, but never written into a document."""
    for node in root.iter():
        if text := node.text:
            node.text = without_marks(drop_invisible(text))
        if tail := node.tail:
            node.tail = without_marks(drop_invisible(tail))


def _render(root: HtmlElement) -> str:
    try:
        return str(Inscriptis(root, _CONFIG).get_text())
    except RecursionError:
        return str(root.text_content())


def _has_data_table(root: HtmlElement) -> bool:
    """Two rows of two filled cells make data; less is a page's or a signature's layout."""
    return any(
        sum(_filled_cells(row) > 1 for row in table.xpath("./tr | ./*/tr")) > 1
        for table in root.iter("table")
    )


def _filled_cells(row: HtmlElement) -> int:
    return sum(bool(cell.text_content().strip()) for cell in row.xpath("./td | ./th"))
