"""The text of a PDF that has any: lines as they stand on the page, columns apart."""

import io
import logging
from collections.abc import Iterator

from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream, NameObject

from summarizer.domain.pdf_ink import divided
from summarizer.errors import UnreadableFileError

MAX_PAGES = 30
MAX_CHARS = 200_000
MAX_CONTENT_BYTES = 5_000_000
"""Of one page, unpacked."""

# It says of every broken PDF what is broken, for programmers.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def pdf_text(content: bytes) -> tuple[str, str]:
    """What can be copied out of it, and what cannot be seen; raises UnreadableFileError."""
    try:
        pages = list(_pages(content))
    except UnreadableFileError:
        raise
    # A PDF that is broken, on purpose or not, breaks its reader in whatever way.
    except Exception as error:
        raise UnreadableFileError(f"it is no PDF: {type(error).__name__}") from error
    text = "\n\n".join(seen for seen, _ in pages)
    hidden = "\n".join(" ".join(unseen.split()) for _, unseen in pages if unseen.strip())
    if not text.strip():
        # A scan may carry the words that a machine took its picture for, which nobody sees.
        raise UnreadableFileError("it holds pictures, no text that can be seen")
    if len(text) > MAX_CHARS:
        raise UnreadableFileError("it is too long")
    return text, hidden


def _pages(content: bytes) -> Iterator[tuple[str, str]]:
    reader = PdfReader(io.BytesIO(content))
    # One that only must not be printed or changed opens without a word.
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableFileError("it is encrypted")
    if len(reader.pages) > MAX_PAGES:
        raise UnreadableFileError(f"it has more than {MAX_PAGES} pages")
    for page in reader.pages:
        yield _text(page)


def _text(page: PageObject) -> tuple[str, str]:
    contents = page.get_contents()
    if contents is None:
        return "", ""
    if len(contents.get_data()) > MAX_CONTENT_BYTES:
        raise UnreadableFileError("it is too large")
    seen, unseen = divided(contents.operations)
    hidden = _extracted(page, unseen) if unseen else ""
    return _extracted(page, seen), hidden


def _extracted(page: PageObject, operations: list[tuple[list[object], bytes]]) -> str:
    stream = ContentStream(None, page.pdf)
    stream.operations = operations
    page[NameObject("/Contents")] = stream
    return page.extract_text(extraction_mode="layout")
