"""The text of a PDF that has any: lines as they stand on the page, columns apart."""

import io
import logging

from pypdf import PdfReader

from summarizer.errors import UnreadableFileError

MAX_PAGES = 30
MAX_CHARS = 200_000

# It says of every broken PDF what is broken, for programmers.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def pdf_text(content: bytes) -> str:
    """What can be copied out of it; raises UnreadableFileError."""
    try:
        text = _extracted(content)
    except UnreadableFileError:
        raise
    # A PDF that is broken, on purpose or not, breaks its reader in whatever way.
    except Exception as error:
        raise UnreadableFileError(f"it is no PDF: {type(error).__name__}") from error
    if not text.strip():
        raise UnreadableFileError("it holds pictures, no text")
    if len(text) > MAX_CHARS:
        raise UnreadableFileError("it is too long")
    return text


def _extracted(content: bytes) -> str:
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted:
        raise UnreadableFileError("it is encrypted")
    if len(reader.pages) > MAX_PAGES:
        raise UnreadableFileError(f"it has more than {MAX_PAGES} pages")
    return "\n\n".join(page.extract_text(extraction_mode="layout") for page in reader.pages)
