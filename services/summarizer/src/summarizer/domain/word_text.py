"""The text of a Word document (DOCX): its paragraphs, and its tables a row a line."""

import io
from collections.abc import Iterable, Iterator
from zipfile import BadZipFile

from docx import Document
from docx.shared import RGBColor
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from summarizer.domain.archives import check_archive
from summarizer.errors import UnreadableFileError

_WHITE = RGBColor(0xFF, 0xFF, 0xFF)
_MAX_ROWS = 5_000
_SMALLEST_PT = 2


def word_text(content: bytes) -> tuple[str, str]:
    """What a person would see in it, and what not; raises UnreadableFileError."""
    try:
        check_archive(content)
        hidden: list[str] = []
        document = Document(io.BytesIO(content))
        lines = list(_lines(document.iter_inner_content(), hidden))
    except UnreadableFileError:
        raise
    except BadZipFile as error:
        # An encrypted one is no archive at all.
        raise UnreadableFileError("it is encrypted, or no document") from error
    # A document that is broken, on purpose or not, breaks its reader in whatever way.
    except Exception as error:
        raise UnreadableFileError(f"it is no document: {type(error).__name__}") from error
    return "\n".join(lines), "\n".join(hidden)


def _lines(blocks: Iterable[Paragraph | Table], hidden: list[str]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield _visible(block, hidden)
            continue
        if len(block.rows) > _MAX_ROWS:
            raise UnreadableFileError(f"it has a table of more than {_MAX_ROWS} rows")
        yield ""
        for row in block.rows:
            yield "\t".join(
                " ".join(_visible(one, hidden) for one in cell.paragraphs).strip()
                for cell in dict.fromkeys(row.cells)
            )
        yield ""


def _visible(paragraph: Paragraph, hidden: list[str]) -> str:
    style = paragraph.style.name if paragraph.style is not None else ""
    bullet = "- " if style and style.startswith("List") and paragraph.text.strip() else ""
    seen: list[str] = []
    for piece in paragraph.iter_inner_content():
        for run in [piece] if isinstance(piece, Run) else piece.runs:
            (hidden if _is_hidden(run) else seen).append(run.text)
    return bullet + "".join(seen)


def _is_hidden(run: Run) -> bool:
    font = run.font
    if not run.text.strip():
        return False
    size = font.size
    is_white = font.color is not None and font.color.rgb == _WHITE
    # White letters can be seen where the cell, the paragraph or the letters are shaded.
    shaded = is_white and (font.highlight_color or run.element.xpath("ancestor-or-self::*/*/w:shd"))
    return bool(font.hidden or (is_white and not shaded) or (size and size.pt < _SMALLEST_PT))
