"""A mail's parts: the text to read, what was hidden in it, the files that came with it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from email import message_from_bytes
from email.message import MIMEPart

from contracts.threads import Attachment
from summarizer.domain.charsets import decode
from summarizer.domain.cleaning import clean, clean_line
from summarizer.domain.headers import POLICY, tolerate
from summarizer.domain.html_text import read_html
from summarizer.domain.pdf_text import pdf_text
from summarizer.domain.workbooks import workbook_text
from summarizer.errors import UnreadableFileError

_TEXT_TYPES = frozenset({"text/plain", "text/csv"})
_TEXT_ENDINGS = (".txt", ".csv", ".tsv")
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SIGNATURES = frozenset(
    {"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"}
)
"""They seal a mail and hold nothing to read."""


@dataclass(frozen=True)
class Content:
    """What a part, and all parts in it, hold."""

    text: str = ""
    attached: str = ""
    """The text of the files that were read, each below a line with its name."""
    hidden: str = ""
    attachments: tuple[Attachment, ...] = ()
    has_table: bool = False


def content_of(part: MIMEPart) -> Content:
    """Everything in `part`, cleaned."""
    if part.get_content_maintype() == "multipart" and part.is_multipart():
        contents = [content_of(inner) for inner in part.iter_parts()]
        if part.get_content_subtype() == "alternative":
            return _alternative(contents)
        return _together(contents)
    if part.get_content_type() in _SIGNATURES:
        return Content()
    if _is_file(part):
        return _file(part)
    if part.get_content_type() == "text/html":
        html = read_html(_text(part))
        return Content(clean(html.text), hidden=clean(html.hidden), has_table=html.has_table)
    return Content(clean(_text(part)))


def _together(contents: Sequence[Content]) -> Content:
    return Content(
        "\n\n".join(content.text for content in contents if content.text),
        "\n\n".join(content.attached for content in contents if content.attached),
        "\n".join(content.hidden for content in contents if content.hidden),
        tuple(attachment for content in contents for attachment in content.attachments),
        any(content.has_table for content in contents),
    )


def _alternative(contents: Sequence[Content]) -> Content:
    """One text of several: a table is lost in plain text, else the plain text comes first."""
    worth_reading = [content for content in contents if content.text]
    chosen = next(
        (content for content in worth_reading if content.has_table),
        worth_reading[0] if worth_reading else Content(),
    )
    return replace(_together(contents), text=chosen.text, has_table=chosen.has_table)


def _is_file(part: MIMEPart) -> bool:
    if tolerate(part.get_content_disposition, None) == "attachment":
        return True
    if part.get_content_type() == "text/html":
        return False
    return part.get_content_type() != "text/plain" or bool(tolerate(part.get_filename, None))


def _file(part: MIMEPart) -> Content:
    filename = clean_line(tolerate(part.get_filename, None) or "")
    inner = _attached_mail(part, filename)
    if inner is not None:
        content = content_of(inner)
        text: str | None = "\n\n".join(filter(None, (content.text, content.attached)))
        size = len(tolerate(inner.as_bytes, b""))
    else:
        content = Content()
        text = _file_text(part, filename)
        size = len(_payload(part))
    filename = filename or ("message.eml" if inner is not None else "unnamed")
    attachment = Attachment(
        filename=filename,
        media_type=part.get_content_type(),
        size=size,
        read=text is not None,
    )
    return Content(
        attached=f"[attachment: {filename}]\n{text}" if text else "",
        hidden=content.hidden,
        attachments=(attachment, *content.attachments),
    )


def _file_text(part: MIMEPart, filename: str) -> str | None:
    """What a file says; None where it cannot be read."""
    kind, name = part.get_content_type(), filename.lower()
    try:
        if kind in _TEXT_TYPES or name.endswith(_TEXT_ENDINGS):
            return clean(_text(part))
        # By the name too: mail programs send files of any kind as application/octet-stream.
        if kind == _WORKBOOK or name.endswith((".xlsx", ".xlsm")):
            return clean(workbook_text(_payload(part)))
        if kind == "application/pdf" or name.endswith(".pdf"):
            return clean(pdf_text(_payload(part)))
    except UnreadableFileError:
        return None
    return None


def _attached_mail(part: MIMEPart, filename: str) -> MIMEPart | None:
    if part.get_content_type() == "message/rfc822" and part.is_multipart():
        return next(part.iter_parts(), None)
    if filename.lower().endswith(".eml"):
        return message_from_bytes(_payload(part), policy=POLICY)
    return None


def _payload(part: MIMEPart) -> bytes:
    payload = tolerate(lambda: part.get_payload(decode=True), None)
    return payload if isinstance(payload, bytes) else b""


def _text(part: MIMEPart) -> str:
    return decode(_payload(part), tolerate(part.get_content_charset, None))
