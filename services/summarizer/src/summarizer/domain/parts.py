"""One part of a mail: what it is and what it holds, however broken it is."""

from email import message_from_bytes
from email.message import MIMEPart

from summarizer.domain.charsets import decode
from summarizer.domain.flowed import unflowed
from summarizer.domain.headers import POLICY, tolerate


def is_file(part: MIMEPart) -> bool:
    """Whether it came beside the text and is no part of it."""
    if tolerate(part.get_content_disposition, None) == "attachment":
        return True
    if part.get_content_type() == "text/html":
        return False
    return part.get_content_type() != "text/plain" or bool(tolerate(part.get_filename, None))


def is_inline(part: MIMEPart, *, related: bool) -> bool:
    """Whether it is a picture in the text, such as a logo, rather than one that somebody sent."""
    if (
        part.get_content_maintype() != "image"
        or tolerate(lambda: part.get("content-id"), None) is None
    ):
        return False
    return related or tolerate(part.get_content_disposition, None) != "attachment"


def mail_in(part: MIMEPart) -> MIMEPart | None:
    """The mail that a part holds; null where there is none."""
    if part.get_content_type() == "message/rfc822" and part.is_multipart():
        return next(part.iter_parts(), None)
    return message_from_bytes(payload(part), policy=POLICY)


def payload(part: MIMEPart) -> bytes:
    """Its bytes, whatever they were carried as."""
    content = tolerate(lambda: part.get_payload(decode=True), None)
    return content if isinstance(content, bytes) else b""


def text(part: MIMEPart) -> str:
    """Its bytes as text."""
    return decode(payload(part), tolerate(part.get_content_charset, None))


def plain_text(part: MIMEPart) -> str:
    """The same of plain text, whose paragraphs may have been broken into lines."""
    written = text(part)
    if _parameter(part, "format") != "flowed":
        return written
    return unflowed(written, delete_space=_parameter(part, "delsp") == "yes")


def _parameter(part: MIMEPart, name: str) -> str:
    return str(tolerate(lambda: str(part.get_param(name, "")), "")).lower()
