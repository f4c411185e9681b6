"""A mail's parts: the text to read, what was hidden in it, the files that came with it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from email.message import MIMEPart

from contracts.threads import Attachment
from summarizer.domain import parts, tnef
from summarizer.domain.cleaning import clean, clean_line
from summarizer.domain.files import FileText, NamedFile, read_file
from summarizer.domain.headers import tolerate
from summarizer.domain.html_text import read_html
from summarizer.errors import UnreadableFileError

MAX_NESTED_MAILS = 5
"""A mail in a mail in a mail …: what is deeper is listed."""
MAX_FILES = 200
"""Of one mail; more are listed and not read."""
MAX_CHARS = 1_000_000
"""Of a part of plain text: more than anybody writes, or reads."""
_TOO_MUCH = "the mail's files take too long to read, or too much memory"
_SEALS = frozenset(
    {"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"}
)
"""They close a mail and hold nothing to read."""


@dataclass(frozen=True)
class Content:
    """What a part, and all parts in it, hold."""

    text: str = ""
    spare: str = ""
    """The text to read where there is no other."""
    attached: str = ""
    """The text of the files that were read, each below a line with its name."""
    hidden: str = ""
    attachments: tuple[Attachment, ...] = ()
    has_table: bool = False
    cut: bool = False
    """Whether the end of a text was not read."""


def content_of(mail: MIMEPart, *, open_files: bool = True) -> Content:
    """Everything in a mail, cleaned. Without `open_files` what came with it is only listed."""
    return _Walk(open_files=open_files).content_of(mail)


class _Walk:
    """Through one mail's parts: it counts the files, and how deep mails lie in mails."""

    def __init__(self, *, open_files: bool) -> None:
        self._open_files = open_files
        self._files = 0
        self._depth = 0

    def content_of(self, part: MIMEPart, *, related: bool = False) -> Content:
        kind = part.get_content_type()
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            is_related = related or kind == "multipart/related"
            contents = [self.content_of(one, related=is_related) for one in part.iter_parts()]
            return _alternative(contents) if kind.endswith("alternative") else _together(contents)
        if kind in _SEALS:
            return Content()
        if parts.is_file(part):
            return self._file(part, related=related)
        if kind == "text/html":
            html = read_html(parts.text(part))
            hidden = clean(html.hidden)
            return Content(clean(html.text), hidden=hidden, has_table=html.has_table, cut=html.cut)
        text = parts.plain_text(part)
        return Content(clean(text[:MAX_CHARS]), cut=len(text) > MAX_CHARS)

    def _file(self, part: MIMEPart, *, related: bool) -> Content:
        filename = clean_line(tolerate(part.get_filename, None) or "")
        kind = part.get_content_type()
        if kind == "message/rfc822" or filename.lower().endswith(".eml"):
            return self._mail(part, filename or "message.eml")
        content = parts.payload(part)
        if kind in tnef.MEDIA_TYPES or filename.lower() == "winmail.dat":
            return self._winmail(NamedFile(filename or "winmail.dat", kind, content))
        charset = tolerate(part.get_content_charset, None)
        file = NamedFile(filename or "unnamed", kind, content, charset)
        return self._read(file, inline=parts.is_inline(part, related=related))

    def _read(self, file: NamedFile, *, inline: bool = False) -> Content:
        self._files += 1
        if not self._open_files:
            found = FileText(problem=_TOO_MUCH)
        elif self._files > MAX_FILES:
            found = FileText(problem=f"the mail holds more than {MAX_FILES} files")
        else:
            found = read_file(file)
        return _attached(file, found, inline=inline)

    def _mail(self, part: MIMEPart, filename: str) -> Content:
        inner = parts.mail_in(part)
        size = len(tolerate(inner.as_bytes, b"")) if inner else 0
        file = NamedFile(filename, part.get_content_type(), b"")
        if inner is None or self._depth >= MAX_NESTED_MAILS:
            found = FileText(problem="it lies too deep, in a mail in a mail")
            return _attached(file, found, size=size)
        self._depth += 1
        content = self.content_of(inner)
        self._depth -= 1
        text = "\n\n".join(filter(None, (content.text or content.spare, content.attached)))
        mail = _attached(file, FileText(text, content.hidden), size=size)
        return replace(mail, attachments=(*mail.attachments, *content.attachments), cut=content.cut)

    def _winmail(self, file: NamedFile) -> Content:
        if not self._open_files:
            return _attached(file, FileText(problem=_TOO_MUCH))
        try:
            winmail = tnef.unpacked(file.content)
        except UnreadableFileError as error:
            return _attached(file, FileText(problem=str(error)))
        html = read_html(winmail.html)
        contents = [self._read(NamedFile(name, "", data)) for name, data in winmail.files]
        listed = Attachment(
            filename=file.filename, media_type=file.media_type, size=len(file.content), read=True
        )
        spare = Content(
            spare=clean(html.text) or clean(winmail.text),
            hidden=clean(html.hidden),
            attachments=(listed,),
        )
        return _together([spare, *contents])


def _together(contents: Sequence[Content]) -> Content:
    return Content(
        text="\n\n".join(content.text for content in contents if content.text),
        spare="\n\n".join(content.spare for content in contents if content.spare),
        attached="\n\n".join(content.attached for content in contents if content.attached),
        hidden="\n".join(content.hidden for content in contents if content.hidden),
        attachments=tuple(file for content in contents for file in content.attachments),
        has_table=any(content.has_table for content in contents),
        cut=any(content.cut for content in contents),
    )


def _alternative(contents: Sequence[Content]) -> Content:
    """One text of several: a table is lost in plain text, else the plain text comes first."""
    worth_reading = [content for content in contents if content.text]
    chosen = next(
        (content for content in worth_reading if content.has_table),
        worth_reading[0] if worth_reading else Content(),
    )
    return replace(_together(contents), text=chosen.text, has_table=chosen.has_table)


def _attached(
    file: NamedFile, found: FileText, *, inline: bool = False, size: int | None = None
) -> Content:
    attachment = Attachment(
        filename=file.filename,
        media_type=file.media_type or "application/octet-stream",
        size=len(file.content) if size is None else size,
        read=found.text is not None,
        inline=inline,
        problem=found.problem,
    )
    return Content(
        attached=f"[attachment: {file.filename}]\n{found.text}" if found.text else "",
        hidden=found.hidden,
        attachments=(attachment,),
    )
