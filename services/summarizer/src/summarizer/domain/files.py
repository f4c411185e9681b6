"""The text of a file that came with a mail, by its kind."""

from collections.abc import Callable
from dataclasses import dataclass

from summarizer.domain.charsets import decode
from summarizer.domain.cleaning import clean
from summarizer.domain.html_text import read_html
from summarizer.errors import UnreadableFileError

MAX_CHARS = 300_000
_OFFICE = "application/vnd.openxmlformats-officedocument."


@dataclass(frozen=True)
class FileText:
    """What a file says, and what it hides; or why that cannot be read."""

    text: str | None = None
    hidden: str = ""
    problem: str = ""


@dataclass(frozen=True)
class NamedFile:
    """A file as it came; `charset` is what the mail says of it."""

    filename: str
    media_type: str
    content: bytes
    charset: str | None = None


Reader = Callable[[NamedFile], tuple[str, str]]
"""Gives text and hidden text; raises UnreadableFileError."""


def read_file(file: NamedFile) -> FileText:
    """What a file says, within bounds."""
    reader = _reader(file)
    if reader is None:
        what = "it is a picture" if file.media_type.startswith("image/") else "its kind is not read"
        return FileText(problem=what)
    try:
        text, hidden = reader(file)
    except UnreadableFileError as error:
        return FileText(problem=str(error))
    if len(text) > MAX_CHARS:
        return FileText(problem=f"it has more than {MAX_CHARS} characters")
    text = clean(text)
    if not text and not hidden:
        return FileText(problem="it holds no text")
    return FileText(text, clean(hidden))


def _reader(file: NamedFile) -> Reader | None:
    # By the name too: mail programs send files of any kind as application/octet-stream.
    ending = file.filename.lower().rpartition(".")[2]
    return _BY_TYPE.get(file.media_type) or _BY_ENDING.get(ending)


def _plain(file: NamedFile) -> tuple[str, str]:
    if b"\0" in file.content[:1_000] and not file.content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableFileError("it is no text")
    return decode(file.content, file.charset), ""


def _html(file: NamedFile) -> tuple[str, str]:
    html = read_html(decode(file.content, file.charset))
    if html.cut:
        raise UnreadableFileError("it is too long, or nested too deeply")
    return html.text, html.hidden


# The libraries for these take a second to load: only once there is such a file.


def _pdf(file: NamedFile) -> tuple[str, str]:
    from summarizer.domain.pdf_text import pdf_text  # noqa: PLC0415

    return pdf_text(file.content)


def _word(file: NamedFile) -> tuple[str, str]:
    from summarizer.domain.word_text import word_text  # noqa: PLC0415

    return word_text(file.content)


def _workbook(file: NamedFile) -> tuple[str, str]:
    from summarizer.domain.workbooks import workbook_text  # noqa: PLC0415

    return workbook_text(file.content)


_BY_ENDING: dict[str, Reader] = {
    **dict.fromkeys(("txt", "csv", "tsv", "text"), _plain),
    **dict.fromkeys(("html", "htm"), _html),
    **dict.fromkeys(("xlsx", "xlsm"), _workbook),
    "docx": _word,
    "pdf": _pdf,
}
_BY_TYPE: dict[str, Reader] = {
    "text/plain": _plain,
    "text/csv": _plain,
    "text/tab-separated-values": _plain,
    "text/html": _html,
    f"{_OFFICE}spreadsheetml.sheet": _BY_ENDING["xlsx"],
    f"{_OFFICE}wordprocessingml.document": _BY_ENDING["docx"],
    "application/pdf": _BY_ENDING["pdf"],
}
