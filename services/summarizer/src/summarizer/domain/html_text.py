"""HTML as a person reads it."""

import re
from dataclasses import dataclass

from inscriptis import Inscriptis
from inscriptis.css_profiles import CSS_PROFILES
from inscriptis.model.config import ParserConfig
from lxml.etree import ParserError
from lxml.html import Element, HtmlElement, HTMLParser, document_fromstring

from summarizer.domain.cleaning import clean, drop_invisible
from summarizer.domain.hidden_html import take_hidden

MAX_CHARS = 500_000
"""Of a longer document the beginning is read."""

_DATA = re.compile(r"data:[\w/+.-]{1,50};base64,[A-Za-z0-9+/=%\s]*")
"""A picture inside the text."""
_CONFIG = ParserConfig(css=CSS_PROFILES["strict"], table_cell_separator="\t")
_END_OF_DOCUMENT = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
_UNSPACED = ".//td//p | .//th//p | .//p[starts-with(@class, 'Mso')]"
_CITED = ".//blockquote[@type='cite'] | .//blockquote[contains(@class, 'gmail_quote')]"


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
    cut = len(html) > MAX_CHARS or any("RESOURCE" in one.type_name for one in parser.error_log)
    _drop_invisible_characters(root)
    hidden = take_hidden(root)
    for paragraph in root.xpath(_UNSPACED):
        # Word puts each line, and each cell's text, in a paragraph that its style sheet closes up.
        paragraph.tag = "div"
    _mark_quotes(root)
    return HtmlText(_render(root), "\n".join(hidden), _has_data_table(root), cut)


def _drop_invisible_characters(root: HtmlElement) -> None:
    """Some may be read, from a character reference, but never written into a document."""
    for node in root.iter():
        node.text = drop_invisible(node.text or "")
        node.tail = drop_invisible(node.tail or "")


def _render(root: HtmlElement) -> str:
    try:
        return str(Inscriptis(root, _CONFIG).get_text())
    except RecursionError:
        return str(root.text_content())


def _mark_quotes(root: HtmlElement) -> None:
    for quote in reversed(root.xpath(_CITED)):
        marked = Element("pre")
        tail, quote.tail = quote.tail, None
        marked.text = "\n".join(f"> {line}" for line in clean(_render(quote)).split("\n"))
        marked.tail = tail
        quote.getparent().replace(quote, marked)


def _has_data_table(root: HtmlElement) -> bool:
    """Two rows of two filled cells make data; less is a page's or a signature's layout."""
    return any(
        sum(_filled_cells(row) > 1 for row in table.xpath("./tr | ./*/tr")) > 1
        for table in root.iter("table")
    )


def _filled_cells(row: HtmlElement) -> int:
    return sum(bool(cell.text_content().strip()) for cell in row.xpath("./td | ./th"))
